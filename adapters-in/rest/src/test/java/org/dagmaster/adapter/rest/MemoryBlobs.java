package org.dagmaster.adapter.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.Refused;

/** Blobs in memory; a blob is there when its upload has ended well, and not before. */
final class MemoryBlobs implements ManageBlobs {

    static final Instant MODIFIED = Instant.parse("2026-03-01T10:15:30.123456Z");

    /** Has a permit for each chunk that came in. */
    final Semaphore chunksRead = new Semaphore(0);

    /** Arrives once for each upload that failed. */
    final Phaser failedUploads = new Phaser(1);

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    boolean has(String container, String name) {
        return blobs.containsKey(container + "/" + name);
    }

    @Override
    public Blob put(String container, String name, InputStream content) throws IOException {
        check(container, name);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
                bytes.write(chunk, 0, n);
                chunksRead.release();
            }
            blobs.put(container + "/" + name, bytes.toByteArray());
        } catch (IOException broken) {
            failedUploads.arrive();
            throw broken;
        }
        return head(container, name);
    }

    @Override
    public Blob head(String container, String name) {
        return new Blob(container, name, bytes(container, name).length, MODIFIED);
    }

    @Override
    public InputStream open(String container, String name, long offset) {
        byte[] bytes = bytes(container, name);
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    }

    @Override
    public void delete(String container, String name) {
        bytes(container, name);
        blobs.remove(container + "/" + name);
    }

    private byte[] bytes(String container, String name) {
        check(container, name);
        byte[] bytes = blobs.get(container + "/" + name);
        if (bytes == null) {
            throw Refused.notFound("BLOB_NOT_FOUND", "there is no blob " + container + "/" + name);
        }
        return bytes;
    }

    private static void check(String container, String name) {
        List<String> parts = List.of(name.split("/", -1));
        if (!container.matches("[a-z0-9-]{3,63}")
                || parts.contains("..")
                || parts.contains(".")
                || parts.contains("")
                || name.contains("\\")) {
            throw Refused.invalid("BLOB_NAME_INVALID", "'" + name + "' is no blob name", List.of());
        }
    }
}
