package org.dagmaster.domain.change;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.value.Literal;
import org.jspecify.annotations.Nullable;

/** Changes as they are found. */
final class Changes {

    /** Characters of a value in a message. */
    private static final int LONGEST_VALUE = 80;

    private final List<WorkflowChange> found = new ArrayList<>();

    void add(
            ChangeKind kind,
            Severity severity,
            String path,
            String message,
            @Nullable Object before,
            @Nullable Object after) {
        found.add(new WorkflowChange(kind, severity, path, message, before, after));
    }

    List<WorkflowChange> found() {
        return found;
    }

    /** A value as it stands in a message. */
    static String shown(@Nullable Object value) {
        return Literal.shortened(value, LONGEST_VALUE);
    }
}
