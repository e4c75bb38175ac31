package org.dagmaster.application.handler.raster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in multihash form, as STAC's file extension wants it: {@code 1220} and 64 digits. */
final class Multihash {

    /** Code of SHA2-256 (0x12) and length of the digest in bytes (0x20). */
    private static final String SHA2_256 = "1220";

    private static final int BUFFER = 1 << 17;

    private final MessageDigest digest;

    Multihash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** The text of all bytes so far; ends the count. */
    String end() {
        return SHA2_256 + HexFormat.of().formatHex(digest.digest());
    }

    /** Counts a whole file in. */
    void update(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                update(buffer, n);
            }
        }
    }

    static String of(Path file) throws IOException {
        Multihash hash = new Multihash();
        hash.update(file);
        return hash.end();
    }
}
