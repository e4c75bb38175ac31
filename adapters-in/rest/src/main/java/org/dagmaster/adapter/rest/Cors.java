package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * Lets pages of the configured origins, such as STAC browsers and COG viewers, read the catalog and
 * the blobs. Everything else, and every origin that is not configured, stays same-origin.
 */
final class Cors {

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    void apply(Context ctx) {
        String origin = ctx.header("Origin");
        if (origins.isEmpty() || !isShared(ctx.path())) {
            return;
        }
        ctx.header("Vary", "Origin");
        if (origin == null || !(origins.contains("*") || origins.contains(origin))) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
        ctx.header(
                "Access-Control-Expose-Headers",
                "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified");
        if (isPreflight(ctx)) {
            ctx.header("Access-Control-Allow-Methods", methods(ctx.path()));
            ctx.header(
                    "Access-Control-Allow-Headers",
                    "Content-Type, If-Modified-Since, If-None-Match, If-Range, Range");
            ctx.header("Access-Control-Max-Age", "3600");
            ctx.status(204).skipRemainingHandlers();
        }
    }

    private static boolean isPreflight(Context ctx) {
        return ctx.method().equals(HandlerType.OPTIONS)
                && ctx.header("Access-Control-Request-Method") != null;
    }

    private static boolean isShared(String path) {
        return path.startsWith("/api/v1/blobs/")
                || path.equals("/stac")
                || path.startsWith("/stac/");
    }

    /** Uploading and deleting is for the server's own pages. */
    private static String methods(String path) {
        return path.equals("/stac/search") ? "GET, HEAD, POST" : "GET, HEAD";
    }
}
