package org.dagmaster.application.port.out;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Files in zones: bronze for raw uploads, silver for products. */
public interface BlobStore {

    /** What is known of a blob without reading it. */
    record BlobInfo(BlobRef ref, long sizeBytes, Instant modifiedAt) {}

    Optional<BlobInfo> head(BlobRef ref) throws IOException;

    /**
     * Opens a blob from {@code offset} bytes on.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such blob
     */
    InputStream open(BlobRef ref, long offset) throws IOException;

    /** Keeps a stream as a blob: all of it, or nothing. A blob of the same name is replaced. */
    BlobInfo put(BlobRef ref, InputStream content) throws IOException;

    /** Keeps a local file as a blob: all of it, or nothing. A blob of the same name is replaced. */
    BlobInfo put(BlobRef ref, Path file) throws IOException;

    /**
     * @return whether there was such a blob
     */
    boolean delete(BlobRef ref) throws IOException;

    /**
     * Deletes every blob whose name begins with the folder's and a slash.
     *
     * @return how many there were
     */
    int deleteAll(BlobRef folder) throws IOException;

    /** The address under which other programs find the blob. */
    URI uri(BlobRef ref);

    /** The blob behind an address that {@link #uri} gave; empty for any other address. */
    Optional<BlobRef> parse(URI uri);
}
