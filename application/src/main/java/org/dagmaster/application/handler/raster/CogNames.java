package org.dagmaster.application.handler.raster;

import java.nio.file.Path;
import java.util.Locale;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.BlobRef;
import org.jspecify.annotations.Nullable;

/** Where a COG is kept: {@code silver}, {@code COLLECTION/ITEM.tif}. */
final class CogNames {

    static final String CONTAINER = "silver";

    private CogNames() {}

    /**
     * @param folder takes the place of the collection in the blob's name; null for that
     * @throws TaskFailure BLOB_NAME_INVALID
     */
    static BlobRef of(String collection, String item, @Nullable String folder) throws TaskFailure {
        String prefix = folder == null || folder.isBlank() ? collection : folder;
        try {
            return new BlobRef(CONTAINER, strip(prefix) + "/" + item + ".tif");
        } catch (IllegalArgumentException e) {
            throw TaskFailure.permanent("BLOB_NAME_INVALID", e.getMessage() + ".");
        }
    }

    /** The id of an item that nobody named: the file's name in lower case, without its ending. */
    static String itemId(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String slug =
                stem.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "raster" : slug;
    }

    private static String strip(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }
}
