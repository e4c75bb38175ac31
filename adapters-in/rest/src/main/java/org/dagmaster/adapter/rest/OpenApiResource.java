package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /openapi.json}: the description of the API, kept by hand in a file a resource and held
 * against the server by a test.
 */
final class OpenApiResource {

    static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.1";

    private static final List<String> PARTS =
            List.of("api", "workflows", "jobs", "actions", "nodes", "blobs", "stac", "health");

    private byte @Nullable [] document;

    void addTo(Routes routes) {
        routes.get("/openapi.json", this::document);
    }

    private void document(Context ctx) {
        Query.none(ctx);
        ctx.contentType(MEDIA_TYPE).result(bytes());
    }

    private synchronized byte[] bytes() {
        byte[] made = document;
        if (made == null) {
            made = Json.bytes(merged());
            document = made;
        }
        return made;
    }

    /** The parts put together: objects member by member, anything else as it is. */
    private static Map<String, @Nullable Object> merged() {
        Map<String, @Nullable Object> all = Json.object();
        for (String part : PARTS) {
            merge(all, read(part));
        }
        return all;
    }

    private static void merge(Map<String, @Nullable Object> into, Map<?, ?> part) {
        part.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> members) {
                Map<String, @Nullable Object> whole = Json.object();
                if (into.get(name) instanceof Map<?, ?> there) {
                    merge(whole, there);
                }
                merge(whole, members);
                into.put(name, whole);
            } else {
                into.put(name, value);
            }
        });
    }

    private static Map<?, ?> read(String part) {
        String file = "openapi/" + part + ".json";
        try (InputStream in = OpenApiResource.class.getResourceAsStream(file)) {
            return Json.MAPPER.readValue(Objects.requireNonNull(in, file), Map.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
