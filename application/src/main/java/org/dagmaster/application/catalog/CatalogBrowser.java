package org.dagmaster.application.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dagmaster.application.port.in.BrowseCatalog;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.catalog.Stac;
import org.jspecify.annotations.Nullable;

/** The STAC API, read-only. */
public final class CatalogBrowser implements BrowseCatalog {

    /** What holds, and nothing else. */
    private static final List<String> CONFORMANCE =
            List.of(
                    "https://api.stacspec.org/v1.0.0/core",
                    "https://api.stacspec.org/v1.0.0/collections",
                    "https://api.stacspec.org/v1.0.0/ogcapi-features",
                    "https://api.stacspec.org/v1.0.0/item-search",
                    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.1";

    private final StacCatalog catalog;
    private final BlobAddresses addresses;

    public CatalogBrowser(StacCatalog catalog, BlobStore blobs) {
        this.catalog = catalog;
        this.addresses = new BlobAddresses(blobs);
    }

    @Override
    public Map<String, @Nullable Object> landing(String baseUrl) {
        StacLinks links =
                StacLinks.below(baseUrl)
                        .with("self", Stac.JSON, StacPaths.ROOT)
                        .with("conformance", Stac.JSON, StacPaths.CONFORMANCE)
                        .with("data", Stac.JSON, StacPaths.COLLECTIONS)
                        .with("search", Stac.GEOJSON, StacPaths.SEARCH, Map.of("method", "GET"))
                        .with("search", Stac.GEOJSON, StacPaths.SEARCH, Map.of("method", "POST"))
                        .with("service-desc", OPENAPI, "/openapi.json");
        for (Map<String, @Nullable Object> collection : read(catalog::collections)) {
            String id = String.valueOf(collection.get("id"));
            String title = collection.get("title") instanceof String text ? text : id;
            links.titled("child", Stac.JSON, StacPaths.collection(id), title);
        }
        Map<String, @Nullable Object> landing = new LinkedHashMap<>();
        landing.put("type", "Catalog");
        landing.put("stac_version", Stac.VERSION);
        landing.put("id", "dagmaster");
        landing.put("title", "dagmaster");
        landing.put("description", "The products of the geospatial data platform.");
        landing.put("conformsTo", CONFORMANCE);
        landing.put("links", links.toList());
        return landing;
    }

    @Override
    public Map<String, @Nullable Object> conformance() {
        return Map.of("conformsTo", CONFORMANCE);
    }

    @Override
    public Map<String, @Nullable Object> collectionList(String baseUrl) {
        Map<String, @Nullable Object> list = new LinkedHashMap<>();
        list.put("collections", collections(baseUrl));
        list.put(
                "links",
                StacLinks.below(baseUrl)
                        .with("self", Stac.JSON, StacPaths.COLLECTIONS)
                        .with("parent", Stac.JSON, StacPaths.ROOT)
                        .toList());
        return list;
    }

    @Override
    public List<Map<String, @Nullable Object>> collections(String baseUrl) {
        return read(catalog::collections).stream().map(c -> served(c, baseUrl)).toList();
    }

    @Override
    public Map<String, @Nullable Object> collection(String baseUrl, String collectionId) {
        return served(stored(collectionId), baseUrl);
    }

    @Override
    public Map<String, @Nullable Object> item(String baseUrl, String collectionId, String itemId) {
        return read(() -> catalog.item(collectionId, itemId))
                .map(item -> servedItem(item, baseUrl))
                .orElseThrow(() ->
                        Refused.notFound(
                                "ITEM_NOT_FOUND",
                                "there is no item '%s' in the collection '%s'"
                                        .formatted(itemId, collectionId)));
    }

    @Override
    public Map<String, @Nullable Object> items(
            String baseUrl, String collectionId, Map<String, @Nullable Object> query) {
        stored(collectionId);
        if (query.containsKey("collections")) {
            throw SearchFault.of(
                    "PARAMETER_UNKNOWN",
                    "collections",
                    "the items of one collection cannot be asked by 'collections'");
        }
        SearchQuery checked = SearchQuery.of(query);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(checked.forCatalog());
        asked.put("collections", List.of(collectionId));
        StacLinks links =
                StacLinks.below(baseUrl)
                        .with("parent", Stac.JSON, StacPaths.collection(collectionId))
                        .with("collection", Stac.JSON, StacPaths.collection(collectionId));
        return page(baseUrl, checked, asked, StacPaths.items(collectionId), links);
    }

    @Override
    public Map<String, @Nullable Object> search(
            String baseUrl, Map<String, @Nullable Object> query) {
        SearchQuery checked = SearchQuery.of(query);
        StacLinks links = StacLinks.below(baseUrl);
        return page(baseUrl, checked, checked.forCatalog(), StacPaths.SEARCH, links);
    }

    private Map<String, @Nullable Object> page(
            String baseUrl,
            SearchQuery query,
            Map<String, @Nullable Object> asked,
            String path,
            StacLinks links) {
        Map<String, @Nullable Object> found = found(query, asked);
        PageLinks.add(links, path, query.asked(), found.get("links"));
        List<Map<String, @Nullable Object>> features =
                found.get("features") instanceof List<?> list
                        ? list.stream().map(item -> servedItem((Map<?, ?>) item, baseUrl)).toList()
                        : List.of();
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("type", "FeatureCollection");
        page.put("features", features);
        page.put("numberReturned", features.size());
        page.put("links", links.toList());
        return page;
    }

    private Map<String, @Nullable Object> found(
            SearchQuery query, Map<String, @Nullable Object> asked) {
        try {
            return read(() -> catalog.search(asked));
        } catch (IllegalArgumentException e) {
            // Every member but the geometry and the token has been checked before.
            boolean token = query.token() != null;
            throw SearchFault.of(
                    token ? "TOKEN_INVALID" : "SEARCH_INVALID",
                    token ? "token" : "intersects",
                    String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> stored(String collectionId) {
        return read(() -> catalog.collection(collectionId))
                .orElseThrow(() ->
                        Refused.notFound(
                                "COLLECTION_NOT_FOUND",
                                "there is no collection '%s'".formatted(collectionId)));
    }

    private Map<String, @Nullable Object> served(
            Map<String, @Nullable Object> stored, String baseUrl) {
        String id = String.valueOf(stored.get("id"));
        Map<String, @Nullable Object> collection = new LinkedHashMap<>(stored);
        StacLinks links =
                StacLinks.below(baseUrl)
                        .with("self", Stac.JSON, StacPaths.collection(id))
                        .with("parent", Stac.JSON, StacPaths.ROOT)
                        .with("items", Stac.GEOJSON, StacPaths.items(id))
                        .withStored(stored.get("links"));
        collection.put("links", addresses.links(links.toList(), baseUrl));
        if (stored.containsKey("assets")) {
            collection.put("assets", addresses.assets(stored.get("assets"), baseUrl));
        }
        return collection;
    }

    private Map<String, @Nullable Object> servedItem(Map<?, ?> stored, String baseUrl) {
        String collection = String.valueOf(stored.get("collection"));
        String id = String.valueOf(stored.get("id"));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        stored.forEach((key, value) -> item.put(String.valueOf(key), value));
        StacLinks links =
                StacLinks.below(baseUrl)
                        .with("self", Stac.GEOJSON, StacPaths.item(collection, id))
                        .with("parent", Stac.JSON, StacPaths.collection(collection))
                        .with("collection", Stac.JSON, StacPaths.collection(collection))
                        .withStored(stored.get("links"));
        item.put("links", addresses.links(links.toList(), baseUrl));
        item.put("assets", addresses.assets(stored.get("assets"), baseUrl));
        return item;
    }

    private static <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageUnavailable e) {
            Refused refused =
                    Refused.unavailable("STORAGE_UNAVAILABLE", "the catalog cannot be reached now");
            refused.initCause(e);
            throw refused;
        }
    }
}
