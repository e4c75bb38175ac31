package org.dagmaster.application.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.dagmaster.application.port.out.BlobRef;

/** Where the server has STAC objects and blobs, below its root; percent-encoded. */
public final class StacPaths {

    public static final String ROOT = "/stac";
    public static final String CONFORMANCE = ROOT + "/conformance";
    public static final String COLLECTIONS = ROOT + "/collections";
    public static final String SEARCH = ROOT + "/search";

    private StacPaths() {}

    public static String collection(String collectionId) {
        return COLLECTIONS + "/" + encoded(collectionId);
    }

    public static String items(String collectionId) {
        return collection(collectionId) + "/items";
    }

    public static String item(String collectionId, String itemId) {
        return items(collectionId) + "/" + encoded(itemId);
    }

    /** The parts of a blob's name stay parts of the path. */
    public static String blob(BlobRef ref) {
        return "/api/v1/blobs/" + ref.container() + "/" + encoded(ref.name()).replace("%2F", "/");
    }

    /** RFC 3986; {@link URLEncoder} writes forms, where a space is a plus. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
