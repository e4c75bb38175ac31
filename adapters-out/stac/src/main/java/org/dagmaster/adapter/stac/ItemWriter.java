package org.dagmaster.adapter.stac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.catalog.CollectionExtent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes items of one collection and widens its extent, within a transaction.
 *
 * <p>pgSTAC's own {@code update_collection_extents()} reads all items of all collections and locks
 * their partitions, for each item that is written; here the extent is widened over what is new. The
 * lock on the collection's row makes writers of one collection wait for each other, as pgSTAC asks
 * for; readers do not wait.
 */
final class ItemWriter {

    /** A JSON text of some megabytes, well below what one parameter may hold. */
    private static final int BATCH = 1000;

    void write(Handle handle, String collectionId, List<Map<String, @Nullable Object>> items) {
        CollectionExtent known = lockedExtent(handle, collectionId);
        List<Map<String, @Nullable Object>> distinct = distinct(collectionId, items);
        CollectionExtent widened = known;
        for (Map<String, @Nullable Object> item : distinct) {
            widened = widened.over(item);
        }
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<Map<String, @Nullable Object>> batch =
                    distinct.subList(from, Math.min(from + BATCH, distinct.size()));
            PgStacCatalog.call(handle, "SELECT upsert_items(:json::jsonb)", batch);
        }
        if (!widened.equals(known)) {
            handle.createQuery(
                            """
                            SELECT update_collection(
                                jsonb_set(get_collection(:id), '{extent}', :extent::jsonb))
                            """)
                    .bind("id", collectionId)
                    .bind("extent", Json.write(widened.toMap()))
                    .mapTo(String.class)
                    .findOne();
        }
    }

    private static CollectionExtent lockedExtent(Handle handle, String collectionId) {
        Optional<String> content =
                handle.createQuery(
                                "SELECT content::text FROM collections WHERE id = :id"
                                        + " FOR NO KEY UPDATE")
                        .bind("id", collectionId)
                        .mapTo(String.class)
                        .findOne();
        return content.map(Json::readMap)
                .map(collection -> CollectionExtent.of(collection.get("extent")))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no collection '%s'; create it before its items"
                                        .formatted(collectionId)));
    }

    /** pgSTAC keeps any one of two items with the same id; here it is the last one. */
    private static List<Map<String, @Nullable Object>> distinct(
            String collectionId, List<Map<String, @Nullable Object>> items) {
        Map<Object, Map<String, @Nullable Object>> byId = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            if (!collectionId.equals(item.get("collection"))
                    || !(item.get("id") instanceof String id)) {
                throw new IllegalArgumentException(
                        "'%s' is no item of the collection '%s'"
                                .formatted(item.get("id"), collectionId));
            }
            byId.put(id, item);
        }
        return new ArrayList<>(byId.values());
    }
}
