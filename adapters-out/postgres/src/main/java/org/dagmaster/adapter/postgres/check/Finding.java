package org.dagmaster.adapter.postgres.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one invariant.
 *
 * @param count how often it is violated
 * @param examples the first of the violations
 */
public record Finding(Invariant invariant, long count, List<Example> examples) {

    public Finding {
        examples = List.copyOf(examples);
    }

    /**
     * One violation.
     *
     * @param node null if it is about the job as a whole
     */
    public record Example(String job, @Nullable String node, String detail) {}

    public boolean isViolated() {
        return count > 0;
    }
}
