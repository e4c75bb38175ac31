package org.dagmaster.application.port.in;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Uploads and reads files of the zones. Containers and names are checked here. */
public interface ManageBlobs {

    record Blob(String container, String name, long sizeBytes, Instant modifiedAt) {}

    /**
     * @throws Refused (INVALID, BLOB_NAME_INVALID) if container or name are none; so do the others
     */
    Blob put(String container, String name, InputStream content) throws IOException;

    /**
     * @throws Refused (NOT_FOUND, BLOB_NOT_FOUND) if there is no such blob
     */
    Blob head(String container, String name) throws IOException;

    /** The content from {@code offset} bytes on. */
    InputStream open(String container, String name, long offset) throws IOException;

    /**
     * @throws Refused (NOT_FOUND, BLOB_NOT_FOUND) if there is no such blob
     */
    void delete(String container, String name) throws IOException;
}
