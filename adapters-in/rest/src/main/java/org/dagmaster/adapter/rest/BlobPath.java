package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dagmaster.application.port.in.Refused;

/**
 * A blob's place as its address has it. It is taken from the address as it was sent, and decoded
 * once: what climbs or is doubled in it reaches the port as it is, and is refused there.
 */
record BlobPath(String container, String name) {

    private static final int PREFIX = "/api/v1/blobs/".length();

    static BlobPath of(Context ctx) {
        String rest = ctx.path().substring(PREFIX);
        int slash = rest.indexOf('/');
        return new BlobPath(decode(rest.substring(0, slash)), decode(rest.substring(slash + 1)));
    }

    private static String decode(String text) {
        try {
            // The decoder is made for forms, in which + is a space.
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException _) {
            // Told below, together with bytes that are not UTF-8.
        }
        throw Refused.invalid(
                "BLOB_NAME_INVALID",
                "'%s' is not percent-encoded UTF-8".formatted(text),
                List.of());
    }
}
