package org.dagmaster.application.port.out;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The STAC store. Collections and items are STAC 1.1 objects in JSON shape; links that depend on
 * where the API is served are added by who serves them.
 *
 * <p>Every method throws {@link StorageUnavailable} if the store cannot be reached.
 */
public interface StacCatalog {

    /**
     * Creates the collection unless one of its id exists.
     *
     * @return whether it was created
     */
    boolean ensureCollection(Map<String, @Nullable Object> collection);

    /**
     * Creates or replaces items of one collection, and widens the collection's extent over them:
     * all of it, or nothing. Of items with the same id the last one counts.
     *
     * @throws IllegalArgumentException if there is no such collection, or an item is none of it
     */
    void upsertItems(String collectionId, List<Map<String, @Nullable Object>> items);

    /** All collections, by id. */
    List<Map<String, @Nullable Object>> collections();

    Optional<Map<String, @Nullable Object>> collection(String collectionId);

    Optional<Map<String, @Nullable Object>> item(String collectionId, String itemId);

    /**
     * A STAC API item search.
     *
     * @param query the body of a POST search: collections, ids, bbox, datetime, limit, token ...
     * @return a GeoJSON FeatureCollection with {@code features} and, where there are more, links
     *     {@code next} and {@code prev} that carry a {@code token} (opaque; it begins with {@code
     *     next:} or {@code prev:})
     * @throws IllegalArgumentException if the query is none
     */
    Map<String, @Nullable Object> search(Map<String, @Nullable Object> query);
}
