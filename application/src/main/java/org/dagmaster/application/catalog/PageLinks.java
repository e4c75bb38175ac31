package org.dagmaster.application.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dagmaster.domain.catalog.Stac;
import org.jspecify.annotations.Nullable;

/** The links between the pages of a search. */
final class PageLinks {

    private PageLinks() {}

    /**
     * Adds {@code self}, {@code next} and {@code prev}.
     *
     * @param stored the links of the catalog's answer, whose tokens are used
     * @param asked what was asked, as far as the path does not say it
     */
    static void add(
            StacLinks links,
            String path,
            Map<String, @Nullable Object> asked,
            @Nullable Object stored) {
        page(links, "self", path, asked);
        if (stored instanceof List<?> list) {
            for (Object link : list) {
                if (link instanceof Map<?, ?> map && map.get("token") instanceof String token) {
                    Map<String, @Nullable Object> turned = new LinkedHashMap<>(asked);
                    turned.put("token", token);
                    page(links, String.valueOf(map.get("rel")), path, turned);
                }
            }
        }
    }

    /** A geometry may be longer than an address can be: such a search is a POST. */
    private static void page(
            StacLinks links, String rel, String path, Map<String, @Nullable Object> query) {
        if (query.containsKey("intersects")) {
            Map<String, @Nullable Object> post = new LinkedHashMap<>();
            post.put("method", "POST");
            post.put("body", query);
            links.with(rel, Stac.GEOJSON, path, post);
        } else {
            links.with(rel, Stac.GEOJSON, path + queryString(query), Map.of("method", "GET"));
        }
    }

    private static String queryString(Map<String, @Nullable Object> query) {
        return query.entrySet().stream()
                .map(e -> e.getKey() + "=" + StacPaths.encoded(text(e.getValue())))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
