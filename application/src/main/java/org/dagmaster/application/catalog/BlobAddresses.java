package org.dagmaster.application.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns the addresses of blobs into ones that a client of this server can open. The catalog keeps
 * the blob store's own addresses, which stay right wherever the server is reached.
 */
final class BlobAddresses {

    private final BlobStore blobs;

    BlobAddresses(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** The member {@code assets} with hrefs that can be opened. */
    Map<String, @Nullable Object> assets(@Nullable Object assets, String baseUrl) {
        Map<String, @Nullable Object> opened = new LinkedHashMap<>();
        if (assets instanceof Map<?, ?> map) {
            map.forEach((key, asset) -> opened.put(String.valueOf(key), opened(asset, baseUrl)));
        }
        return opened;
    }

    /** Links with hrefs that can be opened. */
    List<@Nullable Object> links(List<Map<String, @Nullable Object>> links, String baseUrl) {
        return links.stream().<@Nullable Object>map(link -> opened(link, baseUrl)).toList();
    }

    private @Nullable Object opened(@Nullable Object asset, String baseUrl) {
        if (!(asset instanceof Map<?, ?> members)) {
            return asset;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((key, value) -> copy.put(String.valueOf(key), value));
        if (copy.get("href") instanceof String href) {
            copy.put("href", opened(href, baseUrl));
        }
        return copy;
    }

    private String opened(String href, String baseUrl) {
        try {
            return blobs.parse(new URI(href))
                    .map(ref -> baseUrl.replaceAll("/+$", "") + StacPaths.blob(ref))
                    .orElse(href);
        } catch (URISyntaxException e) {
            return href; // no address that a blob store gave
        }
    }
}
