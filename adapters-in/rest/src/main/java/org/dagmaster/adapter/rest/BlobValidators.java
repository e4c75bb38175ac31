package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.dagmaster.application.port.in.ManageBlobs.Blob;

/** Tells versions of a blob apart for caches (RFC 9110, section 13). */
final class BlobValidators {

    private final String etag;
    private final String lastModified;

    BlobValidators(Blob blob) {
        this.etag = etag(blob);
        this.lastModified =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        blob.modifiedAt().atOffset(ZoneOffset.UTC));
    }

    /** Weak: size and time of change, not the bytes, are what is compared. */
    static String etag(Blob blob) {
        Instant at = blob.modifiedAt();
        return "W/\"%x-%x.%x\"".formatted(blob.sizeBytes(), at.getEpochSecond(), at.getNano());
    }

    void writeTo(Context ctx) {
        ctx.header("ETag", etag);
        ctx.header("Last-Modified", lastModified);
        ctx.header("Cache-Control", "no-cache");
    }

    /** Whether the client holds this version already. */
    boolean isUnchangedFor(Context ctx) {
        String tags = ctx.header("If-None-Match");
        if (tags != null) {
            return Arrays.stream(tags.split(",", -1))
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || weak(tag).equals(etag));
        }
        return lastModified.equals(ctx.header("If-Modified-Since"));
    }

    /**
     * Whether a Range may be answered as such: If-Range wants this very version, or is not there.
     */
    boolean allowRangeOf(Context ctx) {
        String version = ctx.header("If-Range");
        return version == null || version.equals(lastModified);
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
