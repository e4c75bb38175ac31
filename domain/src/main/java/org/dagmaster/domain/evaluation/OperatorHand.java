package org.dagmaster.domain.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on a job, and why.
 *
 * @param actor who it is
 * @param reason in their words; null if they gave none
 */
public record OperatorHand(String actor, @Nullable String reason) {

    /** The detail of the event that tells of the action. */
    Map<String, @Nullable Object> detail() {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("actor", actor);
        if (reason != null) {
            detail.put("reason", reason);
        }
        return detail;
    }
}
