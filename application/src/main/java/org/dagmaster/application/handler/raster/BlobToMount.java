package org.dagmaster.application.handler.raster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.BlobStore.BlobInfo;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.workflow.HandlerName;

/**
 * Copies a blob to the job's folder on the mount.
 *
 * <p>It is written as {@code NAME.SIZE-TIME.part} and renamed when it is whole. A later attempt
 * goes on where an earlier one was cut off; size and time in the name tell that it is still the
 * same blob.
 */
public final class BlobToMount implements TaskHandler<BlobToMount.Params> {

    private static final int BUFFER = 1 << 20;

    /** The name of the folder within the job's. */
    private static final String FOLDER = "staged";

    private final BlobStore blobs;

    public record Params(String containerName, String blobName) {}

    /**
     * @param localPath absolute
     * @param checksum multihash, hexadecimal: {@code 1220} and the SHA-256
     */
    public record Output(String localPath, long sizeBytes, String checksum) {}

    public BlobToMount(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public HandlerName name() {
        return new HandlerName("raster.blob_to_mount");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Copies a blob to the worker's mount, where the job's other tasks find it.";
    }

    @Override
    public Duration usualTimeout() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Output run(Params params, TaskContext context) throws TaskFailure, InterruptedException {
        BlobRef ref = refOf(params);
        BlobInfo blob = head(ref);
        Path place =
                context.workFolder().resolve(FOLDER).resolve(ref.container()).resolve(ref.name());
        String version = blob.sizeBytes() + "-" + blob.modifiedAt().toEpochMilli();
        Path part = place.resolveSibling(place.getFileName() + "." + version + ".part");
        try {
            Files.createDirectories(part.getParent());
            String checksum = fetch(blob, part, context);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return new Output(place.toAbsolutePath().toString(), blob.sizeBytes(), checksum);
        } catch (IOException e) {
            throw Failures.causedBy(
                    TaskFailure.retryable(
                            "MOUNT_UNAVAILABLE",
                            "%s cannot be written to the mount: %s."
                                    .formatted(ref, e.getMessage())),
                    e);
        }
    }

    private static BlobRef refOf(Params params) throws TaskFailure {
        try {
            return new BlobRef(params.containerName(), params.blobName());
        } catch (IllegalArgumentException e) {
            throw TaskFailure.permanent("BLOB_NAME_INVALID", e.getMessage() + ".");
        }
    }

    private BlobInfo head(BlobRef ref) throws TaskFailure {
        try {
            return blobs.head(ref).orElseThrow(() -> notFound(ref));
        } catch (IOException | StorageUnavailable e) {
            throw unavailable(ref, e);
        }
    }

    /** Brings the part to its full length, and returns the checksum of the whole. */
    private String fetch(BlobInfo blob, Path part, TaskContext context)
            throws IOException, TaskFailure, InterruptedException {
        Multihash hash = new Multihash();
        try (FileChannel out =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long done = out.size();
            if (done > 0 && done <= blob.sizeBytes()) {
                hash.update(part);
            } else {
                out.truncate(0);
                done = 0;
            }
            out.position(done);
            long end = copy(blob, out, hash, context);
            if (end != blob.sizeBytes()) {
                throw TaskFailure.retryable(
                        "STORAGE_UNAVAILABLE",
                        "Of %s came %d bytes instead of %d; the blob may be in the course of being replaced."
                                .formatted(blob.ref(), end, blob.sizeBytes()));
            }
            out.force(true);
        }
        return hash.end();
    }

    private long copy(BlobInfo blob, FileChannel out, Multihash hash, TaskContext context)
            throws IOException, TaskFailure, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        long done = out.position();
        try (InputStream in = open(blob.ref(), done)) {
            for (int n = read(in, buffer, blob.ref()); n >= 0; n = read(in, buffer, blob.ref())) {
                context.checkCancelled();
                writeAll(out, ByteBuffer.wrap(buffer, 0, n));
                hash.update(buffer, n);
                done += n;
                context.progress(done, blob.sizeBytes(), "copying " + blob.ref());
            }
        }
        return done;
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private InputStream open(BlobRef ref, long offset) throws TaskFailure {
        try {
            return blobs.open(ref, offset);
        } catch (NoSuchFileException e) {
            throw notFound(ref);
        } catch (IOException | StorageUnavailable e) {
            throw unavailable(ref, e);
        }
    }

    private static int read(InputStream in, byte[] buffer, BlobRef ref) throws TaskFailure {
        try {
            return in.read(buffer);
        } catch (IOException | UncheckedIOException | StorageUnavailable e) {
            throw unavailable(ref, e);
        }
    }

    private static TaskFailure notFound(BlobRef ref) {
        return TaskFailure.permanent(
                "BLOB_NOT_FOUND",
                "There is no blob '%s' in the container '%s'; upload it, or correct the name."
                        .formatted(ref.name(), ref.container()));
    }

    private static TaskFailure unavailable(BlobRef ref, Exception cause) {
        return Failures.causedBy(
                TaskFailure.retryable(
                        "STORAGE_UNAVAILABLE",
                        "%s cannot be read just now: %s.".formatted(ref, cause.getMessage())),
                cause);
    }
}
