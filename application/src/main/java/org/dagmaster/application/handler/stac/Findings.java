package org.dagmaster.application.handler.stac;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code raster.validate} found out and readers of the catalog may want to search by. */
final class Findings {

    private Findings() {}

    static Map<String, @Nullable Object> of(@Nullable Map<String, @Nullable Object> validation) {
        Map<String, @Nullable Object> findings = new LinkedHashMap<>();
        if (validation != null) {
            Object type =
                    validation.get("raster_type") instanceof Map<?, ?> map
                            ? map.get("type")
                            : validation.get("raster_type");
            putText(findings, "dagmaster:raster_type", type);
            putText(findings, "dagmaster:source_crs", validation.get("source_crs"));
        }
        return findings;
    }

    private static void putText(
            Map<String, @Nullable Object> to, String key, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            to.put(key, text);
        }
    }
}
