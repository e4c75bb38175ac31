package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON-shaped values, and the forms that all of the API's documents share. */
final class Json {

    /** Deeper documents are refused: nobody writes them by hand, and recursion needs an end. */
    static final int MAX_DEPTH = 64;

    static final String MEDIA_TYPE = "application/json";

    static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .build();

    private Json() {}

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Answers with a JSON-shaped value. */
    static void answer(Context ctx, Object value) {
        answer(ctx, MEDIA_TYPE, value);
    }

    static void answer(Context ctx, String mediaType, Object value) {
        ctx.contentType(mediaType).result(bytes(value));
    }

    /** An empty object that keeps the order in which it is filled. */
    static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }

    static <T> List<Object> list(List<T> items, Function<T, Map<String, @Nullable Object>> form) {
        return items.stream().<Object>map(form).toList();
    }

    /** RFC 3339 in UTC. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** The name on the wire: lower case. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
