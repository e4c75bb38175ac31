package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.ManageBlobs.Blob;
import org.dagmaster.application.port.in.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/blobs}: uploads and reads files, streamed both ways. */
final class BlobsResource {

    private static final String BLOBS = "/api/v1/blobs/";
    private static final int CHUNK = 64 * 1024;

    private final ManageBlobs manageBlobs;
    private final long maxUploadBytes;

    BlobsResource(ManageBlobs manageBlobs, long maxUploadBytes) {
        this.manageBlobs = manageBlobs;
        this.maxUploadBytes = maxUploadBytes;
    }

    void addTo(Routes routes) {
        String path = BLOBS + "{container}/<name>";
        routes.get(path, this::get).put(path, this::put).delete(path, this::delete);
    }

    private void put(Context ctx) throws IOException {
        Query.none(ctx);
        BlobPath path = BlobPath.of(ctx);
        RequestReader.refuseContentCoding(ctx);
        if (ctx.header("Content-Range") != null) {
            throw Refused.invalid(
                    "PARTIAL_UPLOAD",
                    "a blob is uploaded as a whole: leave Content-Range out",
                    List.of());
        }
        if (ctx.req().getContentLengthLong() > maxUploadBytes) {
            throw tooLarge();
        }
        boolean known = isThere(path);
        Blob blob = store(path, new LimitedInput(ctx.req().getInputStream(), maxUploadBytes));
        ctx.status(known ? 200 : 201);
        ctx.header("Location", ctx.path());
        ctx.header("ETag", BlobValidators.etag(blob));
        Json.answer(ctx, toJson(blob));
    }

    private Blob store(BlobPath path, LimitedInput content) throws IOException {
        try {
            return manageBlobs.put(path.container(), path.name(), content);
        } catch (IOException failure) {
            LimitedInput.Fault fault = content.fault();
            if (fault == null) {
                throw failure;
            }
            throw blamed(fault, path);
        }
    }

    private RuntimeException blamed(LimitedInput.Fault fault, BlobPath path) {
        return switch (fault) {
            case TOO_LARGE -> tooLarge();
            case BROKEN_OFF ->
                    Refused.invalid(
                            "UPLOAD_BROKEN_OFF",
                            "the upload of '%s' broke off: send it again".formatted(path.name()),
                            List.of());
        };
    }

    private boolean isThere(BlobPath path) throws IOException {
        try {
            manageBlobs.head(path.container(), path.name());
            return true;
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private void get(Context ctx) throws IOException {
        Query.none(ctx);
        BlobPath path = BlobPath.of(ctx);
        Blob blob = manageBlobs.head(path.container(), path.name());
        BlobValidators validators = new BlobValidators(blob);
        validators.writeTo(ctx);
        ctx.header("Accept-Ranges", "bytes");
        if (validators.isUnchangedFor(ctx)) {
            ctx.status(304);
            return;
        }
        boolean head = ctx.method().equals(HandlerType.HEAD);
        String asked = head || !validators.allowRangeOf(ctx) ? null : ctx.header("Range");
        ByteRange range = ByteRange.of(asked, blob.sizeBytes());
        ctx.contentType(MediaTypes.of(path.container(), path.name()));
        // Whatever is uploaded, no browser may run it with the rights of the API's pages.
        ctx.header("Content-Security-Policy", "default-src 'none'; sandbox");
        long length = range == null ? blob.sizeBytes() : range.length();
        if (range != null) {
            ctx.status(206);
            ctx.header(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(range.first(), range.last(), blob.sizeBytes()));
        }
        if (head) {
            ctx.res().setContentLengthLong(length);
        } else {
            send(ctx, path, range == null ? 0 : range.first(), length);
        }
    }

    private void send(Context ctx, BlobPath path, long offset, long length) throws IOException {
        try (InputStream content = manageBlobs.open(path.container(), path.name(), offset)) {
            ctx.res().setContentLengthLong(length);
            OutputStream out = ctx.res().getOutputStream();
            byte[] chunk = new byte[CHUNK];
            long left = length;
            while (left > 0) {
                int count = content.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (count < 0) {
                    throw new IOException("'" + path.name() + "' became shorter while it was read");
                }
                out.write(chunk, 0, count);
                left -= count;
            }
        }
    }

    private void delete(Context ctx) throws IOException {
        Query.none(ctx);
        BlobPath path = BlobPath.of(ctx);
        manageBlobs.delete(path.container(), path.name());
        ctx.status(204);
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(
                Problem.of(
                        413,
                        "BLOB_TOO_LARGE",
                        "the upload is above the limit of %d bytes a blob"
                                .formatted(maxUploadBytes)));
    }

    private static Map<String, @Nullable Object> toJson(Blob blob) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("container", blob.container());
        json.put("name", blob.name());
        json.put("size_bytes", blob.sizeBytes());
        json.put("modified_at", Json.time(blob.modifiedAt()));
        return json;
    }
}
