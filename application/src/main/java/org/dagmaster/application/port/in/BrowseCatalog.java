package org.dagmaster.application.port.in;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the STAC catalog, as STAC 1.1 objects in JSON shape. Links are complete, below the given
 * base address (the server's root, such as {@code http://localhost:8080}; STAC lies below {@code
 * /stac}); asset hrefs that lie in the blob store become addresses that a client can open.
 *
 * <p>Every method throws {@link Refused} (UNAVAILABLE) if the catalog cannot be reached.
 */
public interface BrowseCatalog {

    /** The landing page. */
    Map<String, @Nullable Object> landing(String baseUrl);

    /** The classes of the STAC API that hold: {@code {"conformsTo": [...]}}. */
    Map<String, @Nullable Object> conformance();

    List<Map<String, @Nullable Object>> collections(String baseUrl);

    /** The document of all collections: {@code {"collections": [...], "links": [...]}}. */
    Map<String, @Nullable Object> collectionList(String baseUrl);

    /**
     * @throws Refused (NOT_FOUND) if there is none
     */
    Map<String, @Nullable Object> collection(String baseUrl, String collectionId);

    /**
     * @throws Refused (NOT_FOUND) if there is none
     */
    Map<String, @Nullable Object> item(String baseUrl, String collectionId, String itemId);

    /**
     * The items of one collection, a page at a time; the answer is a FeatureCollection with paging
     * links.
     *
     * @param query limit, token, bbox, datetime ...; values may be texts as in a query string
     * @throws Refused (NOT_FOUND) if there is no such collection, (INVALID) if the query is none
     */
    Map<String, @Nullable Object> items(
            String baseUrl, String collectionId, Map<String, @Nullable Object> query);

    /**
     * An item search; the answer is a FeatureCollection with paging links.
     *
     * @param query the body of a POST search, or the texts of a query string: collections, ids,
     *     bbox, intersects, datetime, limit (1 to 1000), token; any other member is refused
     * @throws Refused (INVALID) if the query is none
     */
    Map<String, @Nullable Object> search(String baseUrl, Map<String, @Nullable Object> query);
}
