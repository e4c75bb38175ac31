package org.dagmaster.domain.evaluation;

import java.util.Map;
import org.dagmaster.domain.job.Output;
import org.jspecify.annotations.Nullable;

/**
 * Reads outputs that are kept apart. What is kept never changes, so that reading it leaves an
 * evaluation as deterministic as it was.
 */
@FunctionalInterface
public interface OutputReader {

    Map<String, @Nullable Object> read(Output.Stored output);

    /** The value of an output, wherever it is. */
    default Map<String, @Nullable Object> value(Output output) {
        return switch (output) {
            case Output.Inline(var value) -> value;
            case Output.Stored stored -> read(stored);
        };
    }
}
