package org.dagmaster.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.port.out.StacCatalog;
import org.jspecify.annotations.Nullable;

/** A store with one collection, {@code dem}, and one item; it keeps what it was asked. */
final class StoredItems implements StacCatalog {

    private static final Map<String, @Nullable Object> ITEM =
            Map.of(
                    "type",
                    "Feature",
                    "stac_version",
                    "1.1.0",
                    "id",
                    "dem-0",
                    "collection",
                    "dem",
                    "geometry",
                    Map.of("type", "Point", "coordinates", List.of(7.5, 47.5)),
                    "properties",
                    Map.of("datetime", "2026-01-01T00:00:00Z"),
                    "assets",
                    Map.of(),
                    "links",
                    List.of());

    final List<Map<String, @Nullable Object>> searches = new ArrayList<>();

    @Override
    public boolean ensureCollection(Map<String, @Nullable Object> collection) {
        throw new UnsupportedOperationException("this store is read only");
    }

    @Override
    public void upsertItems(String collectionId, List<Map<String, @Nullable Object>> items) {
        throw new UnsupportedOperationException("this store is read only");
    }

    @Override
    public List<Map<String, @Nullable Object>> collections() {
        return List.of(
                Map.of(
                        "type",
                        "Collection",
                        "stac_version",
                        "1.1.0",
                        "id",
                        "dem",
                        "description",
                        "heights",
                        "license",
                        "other",
                        "extent",
                        Map.of(),
                        "links",
                        List.of()));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> collection(String collectionId) {
        return collections().stream().filter(c -> collectionId.equals(c.get("id"))).findFirst();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> item(String collectionId, String itemId) {
        return Optional.of(ITEM).filter(item -> itemId.equals(item.get("id")));
    }

    @Override
    public synchronized Map<String, @Nullable Object> search(Map<String, @Nullable Object> query) {
        searches.add(query);
        Map<String, @Nullable Object> next = Map.of("rel", "next", "token", "next:dem-0");
        return Map.of(
                "type", "FeatureCollection", "features", List.of(ITEM), "links", List.of(next));
    }
}
