package org.dagmaster.domain.job;

import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Where a handler can take up its work again in a later attempt.
 *
 * @param phase the handler's own name for how far it came
 * @param index the handler's own count within the phase
 * @param state JSON-shaped
 */
public record Checkpoint(String phase, int index, Map<String, @Nullable Object> state) {

    public Checkpoint(String phase, int index, Map<String, @Nullable Object> state) {
        this.phase = phase;
        this.index = index;
        this.state = Values.copyOfMap(state);
    }
}
