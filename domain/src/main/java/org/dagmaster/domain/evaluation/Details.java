package org.dagmaster.domain.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.jspecify.annotations.Nullable;

/** The details of events. */
final class Details {

    private Details() {}

    static Map<String, @Nullable Object> of(int attempt, String key, @Nullable Object value) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("attempt", attempt);
        detail.put(key, value);
        return detail;
    }

    static Map<String, @Nullable Object> of(int attempt, Failure cause) {
        Map<String, @Nullable Object> detail = of(attempt, "code", cause.code().value());
        detail.put("message", cause.message());
        detail.put("retryable", cause.retryable());
        return detail;
    }
}
