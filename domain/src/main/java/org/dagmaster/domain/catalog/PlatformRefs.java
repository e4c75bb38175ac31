package org.dagmaster.domain.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** By which names a platform knows a dataset, as {@code platform:*} members of STAC objects. */
public record PlatformRefs(Map<String, @Nullable Object> refs) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public static final PlatformRefs NONE = new PlatformRefs(Map.of());

    public PlatformRefs {
        refs = Values.copyOfMap(refs);
        refs.forEach((key, value) -> {
            boolean scalar =
                    value instanceof String || value instanceof Number || value instanceof Boolean;
            if (!KEY.matcher(key).matches() || !scalar) {
                throw new IllegalArgumentException(
                        "the platform reference '"
                                + key
                                + "' is none: a key of a-z, 0-9 and _, and a text, a number"
                                + " or a boolean");
            }
        });
    }

    /**
     * @throws IllegalArgumentException if a key or a value has not the form of a reference
     */
    public static PlatformRefs of(Map<?, ?> refs) {
        return new PlatformRefs(Values.copyOfMap(refs));
    }

    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        refs.forEach((key, value) -> members.put("platform:" + key, value));
        return members;
    }
}
