package org.dagmaster.domain.catalog;

import java.util.regex.Pattern;

/**
 * An item's id within its collection. What a blob's file name may hold may stand here too, so that
 * the default id of a product is the stem of its file's name, unchanged; {@code :} and {@code /}
 * may not.
 */
public record ItemId(String value) {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}._()+@=~,-]([\\p{L}\\p{N} ._()+@=~,-]{0,253}[^ ])?");

    public ItemId {
        boolean formed = FORM.matcher(value).matches();
        if (!formed || value.matches("\\.{1,2}") || value.matches(".*[:/\\\\?#%].*")) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is no item id: use 1 to 255 letters, digits and . _ - ( ) + @ = ~ ,"
                            + " without ':' and '/'");
        }
    }

    /** The stem of a blob's file name: {@code dem_n07} of {@code ddh/2024/dem_n07.tif}. */
    public static ItemId ofBlob(String blobName) {
        String file = blobName.substring(blobName.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return new ItemId(dot > 0 ? file.substring(0, dot) : file);
    }

    @Override
    public String toString() {
        return value;
    }
}
