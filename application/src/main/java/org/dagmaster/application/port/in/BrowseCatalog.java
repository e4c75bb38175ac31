package org.dagmaster.application.port.in;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the STAC catalog, as STAC 1.1 objects in JSON shape. Links are complete, below the given
 * base address; asset hrefs that lie in the blob store become addresses that a client can open.
 */
public interface BrowseCatalog {

    /** The landing page. */
    Map<String, @Nullable Object> landing(String baseUrl);

    List<Map<String, @Nullable Object>> collections(String baseUrl);

    /**
     * @throws Refused (NOT_FOUND) if there is none
     */
    Map<String, @Nullable Object> collection(String baseUrl, String collectionId);

    /**
     * @throws Refused (NOT_FOUND) if there is none
     */
    Map<String, @Nullable Object> item(String baseUrl, String collectionId, String itemId);

    /**
     * An item search; the answer is a FeatureCollection with paging links.
     *
     * @param query the body of a POST search
     * @throws Refused (INVALID) if the query is none
     */
    Map<String, @Nullable Object> search(String baseUrl, Map<String, @Nullable Object> query);
}
