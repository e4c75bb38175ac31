package org.dagmaster.adapter.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dagmaster.application.port.in.BrowseCatalog;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A catalog with one collection, {@code dem}, of the items {@code dem-0} to {@code dem-4}. */
final class MemoryCatalog implements BrowseCatalog {

    private static final List<String> CONFORMANCE = List.of("https://api.stacspec.org/v1.0.0/core");

    /** What the port says a search may have. */
    private static final List<String> MEMBERS =
            List.of("collections", "ids", "bbox", "intersects", "datetime", "limit", "token");

    private static final List<String> ITEM_MEMBERS = List.of("bbox", "datetime", "limit", "token");

    final List<Map<String, @Nullable Object>> searches = new ArrayList<>();

    @Override
    public Map<String, @Nullable Object> landing(String baseUrl) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "Catalog");
        json.put("id", "dagmaster");
        json.put("stac_version", "1.1.0");
        json.put("description", "products");
        json.put("conformsTo", CONFORMANCE);
        json.put("links", List.of(link("self", baseUrl + "/stac")));
        return json;
    }

    @Override
    public Map<String, @Nullable Object> conformance() {
        return Map.of("conformsTo", CONFORMANCE);
    }

    @Override
    public Map<String, @Nullable Object> collectionList(String baseUrl) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("collections", collections(baseUrl));
        json.put("links", List.of(link("self", baseUrl + "/stac/collections")));
        return json;
    }

    @Override
    public List<Map<String, @Nullable Object>> collections(String baseUrl) {
        return List.of(collection(baseUrl, "dem"));
    }

    @Override
    public Map<String, @Nullable Object> collection(String baseUrl, String collectionId) {
        if (!collectionId.equals("dem")) {
            throw Refused.notFound(
                    "COLLECTION_NOT_FOUND", "there is no collection '" + collectionId + "'");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "Collection");
        json.put("id", collectionId);
        json.put("stac_version", "1.1.0");
        json.put("description", "heights");
        json.put("license", "other");
        json.put("extent", Map.of());
        json.put("links", List.of(link("self", baseUrl + "/stac/collections/dem")));
        return json;
    }

    @Override
    public Map<String, @Nullable Object> item(String baseUrl, String collectionId, String itemId) {
        collection(baseUrl, collectionId);
        if (!itemId.matches("dem-[0-4]")) {
            throw Refused.notFound("ITEM_NOT_FOUND", "there is no item '" + itemId + "'");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "Feature");
        json.put("stac_version", "1.1.0");
        json.put("id", itemId);
        json.put("collection", collectionId);
        json.put("geometry", Map.of("type", "Point", "coordinates", List.of(7.5, 47.5)));
        json.put("bbox", List.of(7.5, 47.5, 7.5, 47.5));
        json.put("properties", Map.of("datetime", "2026-01-01T00:00:00Z"));
        json.put("assets", Map.of());
        json.put("links", List.of(link("root", baseUrl + "/stac")));
        return json;
    }

    @Override
    public Map<String, @Nullable Object> items(
            String baseUrl, String collectionId, Map<String, @Nullable Object> query) {
        collection(baseUrl, collectionId);
        return page(baseUrl, "/stac/collections/dem/items", ITEM_MEMBERS, query);
    }

    @Override
    public Map<String, @Nullable Object> search(
            String baseUrl, Map<String, @Nullable Object> query) {
        return page(baseUrl, "/stac/search", MEMBERS, query);
    }

    /** Pages through the items; the token is the number of the first item of a page. */
    private synchronized Map<String, @Nullable Object> page(
            String baseUrl,
            String path,
            List<String> members,
            Map<String, @Nullable Object> query) {
        searches.add(query);
        for (String name : query.keySet()) {
            if (!members.contains(name)) {
                throw refused("PARAMETER_UNKNOWN", name, "(known: %s)", String.join(", ", members));
            }
        }
        if ("nonsense".equals(query.get("datetime"))) {
            throw refused("SEARCH_INVALID", "datetime", "'%s' is no datetime", "nonsense");
        }
        int limit = Integer.parseInt(String.valueOf(query.getOrDefault("limit", 10)));
        int first = Integer.parseInt(String.valueOf(query.getOrDefault("token", 0)));
        int end = Math.min(5, first + limit);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "FeatureCollection");
        json.put(
                "features",
                IntStream.range(first, end)
                        .<Object>mapToObj(i -> item(baseUrl, "dem", "dem-" + i))
                        .toList());
        String next = baseUrl + path + "?limit=" + limit + "&token=" + end;
        json.put("links", end < 5 ? List.of(link("next", next)) : List.of());
        return json;
    }

    private static Refused refused(String code, String member, String form, String value) {
        String sentence = form.formatted(value);
        return Refused.invalid(
                code,
                sentence,
                List.of(new Refused.Fault(new ErrorCode(code), sentence, "/" + member)));
    }

    private static Map<String, @Nullable Object> link(String rel, String href) {
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("href", href);
        return link;
    }
}
