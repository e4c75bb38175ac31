package org.dagmaster.domain.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes of a task in the end, however often it was tried. */
sealed interface Outcome {

    /** It gives an output. */
    record Success(Map<String, @Nullable Object> output) implements Outcome {}

    /** It fails for good. */
    record Failure(String code, String message) implements Outcome {}
}
