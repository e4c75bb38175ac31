package org.dagmaster.adapter.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Progress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-shaped values as text. Whole numbers come back as the smallest of Integer, Long and
 * BigInteger that holds them, all others as BigDecimal with their scale: no digit is lost.
 */
final class Json {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP =
            new TypeReference<>() {};

    /** What was written must be read again, however long its numbers are. */
    private static final StreamReadConstraints WHATEVER_WE_WROTE =
            StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder().streamReadConstraints(WHATEVER_WE_WROTE).build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Json() {}

    static @Nullable String write(@Nullable Map<String, @Nullable Object> map) {
        return map == null ? null : MAPPER.writeValueAsString(map);
    }

    static Map<String, @Nullable Object> read(String text) {
        return MAPPER.readValue(text, MAP);
    }

    static @Nullable String write(@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("code", failure.code().value());
        map.put("message", failure.message());
        map.put("retryable", failure.retryable());
        return write(map);
    }

    static Failure readFailure(String text) {
        Map<String, @Nullable Object> map = read(text);
        return new Failure(
                new ErrorCode(String.valueOf(map.get("code"))),
                String.valueOf(map.get("message")),
                Boolean.TRUE.equals(map.get("retryable")));
    }

    static @Nullable Failure readNullableFailure(@Nullable String text) {
        return text == null ? null : readFailure(text);
    }

    static String write(Progress progress) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("current", progress.current());
        map.put("total", progress.total());
        map.put("message", progress.message());
        return MAPPER.writeValueAsString(map);
    }

    static @Nullable Progress readNullableProgress(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Map<String, @Nullable Object> map = read(text);
        return new Progress(
                number(map.get("current")),
                number(map.get("total")),
                String.valueOf(map.get("message")));
    }

    static String write(FanOutCounts counts) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("total", counts.total());
        map.put("created", counts.created());
        map.put("completed", counts.completed());
        map.put("failed", counts.failed());
        return MAPPER.writeValueAsString(map);
    }

    static @Nullable FanOutCounts readNullableCounts(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Map<String, @Nullable Object> map = read(text);
        return new FanOutCounts(
                (int) number(map.get("total")),
                (int) number(map.get("created")),
                (int) number(map.get("completed")),
                (int) number(map.get("failed")));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
