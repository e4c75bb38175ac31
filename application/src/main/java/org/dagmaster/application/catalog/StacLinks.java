package org.dagmaster.application.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.catalog.Stac;
import org.jspecify.annotations.Nullable;

/** The links of one STAC object that is served below a base address. */
final class StacLinks {

    /** Links that say where an object is served: those that a stored object has do not hold. */
    private static final Set<String> STRUCTURAL =
            Set.of("self", "root", "parent", "collection", "items", "child", "item");

    private final String baseUrl;
    private final List<Map<String, @Nullable Object>> links = new ArrayList<>();

    private StacLinks(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * @param baseUrl the server's root; a slash at its end is not minded
     */
    static StacLinks below(String baseUrl) {
        return new StacLinks(baseUrl.replaceAll("/+$", "")).with("root", Stac.JSON, StacPaths.ROOT);
    }

    StacLinks with(String rel, String type, String path) {
        links.add(link(rel, type, path));
        return this;
    }

    StacLinks titled(String rel, String type, String path, String title) {
        Map<String, @Nullable Object> link = link(rel, type, path);
        link.put("title", title);
        links.add(link);
        return this;
    }

    StacLinks with(String rel, String type, String path, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> link = link(rel, type, path);
        link.putAll(members);
        links.add(link);
        return this;
    }

    /** Takes over what a stored object links to beside its place in the catalog. */
    StacLinks withStored(@Nullable Object stored) {
        if (stored instanceof List<?> list) {
            for (Object link : list) {
                if (link instanceof Map<?, ?> map && !STRUCTURAL.contains(map.get("rel"))) {
                    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    links.add(copy);
                }
            }
        }
        return this;
    }

    List<Map<String, @Nullable Object>> toList() {
        return links;
    }

    private Map<String, @Nullable Object> link(String rel, String type, String path) {
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("type", type);
        link.put("href", baseUrl + path);
        return link;
    }
}
