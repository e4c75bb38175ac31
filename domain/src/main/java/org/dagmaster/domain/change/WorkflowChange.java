package org.dagmaster.domain.change;

import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two texts of a workflow.
 *
 * @param path where it is, by the keys of the YAML: {@code nodes.cog.params.tile}
 * @param message a sentence for people
 * @param before the value in the first text, JSON-shaped; null where there was none
 * @param after the value in the second text
 */
public record WorkflowChange(
        ChangeKind kind,
        Severity severity,
        String path,
        String message,
        @Nullable Object before,
        @Nullable Object after) {

    public WorkflowChange(
            ChangeKind kind,
            Severity severity,
            String path,
            String message,
            @Nullable Object before,
            @Nullable Object after) {
        this.kind = kind;
        this.severity = severity;
        this.path = path;
        this.message = message;
        this.before = Values.copyOf(before);
        this.after = Values.copyOf(after);
    }
}
