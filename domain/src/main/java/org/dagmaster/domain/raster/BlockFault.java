package org.dagmaster.domain.raster;

/**
 * A block that the file does not hold whole.
 *
 * @param image where: {@code image}, {@code mask} or {@code overview}
 * @param column of blocks, 0 for the first
 * @param row of blocks, 0 for the first
 * @param reason what is wrong with it, as a part of a sentence
 */
public record BlockFault(String image, int band, int column, int row, String reason) {

    /** Such as {@code band 1, block column 3, row 4 (its data would end at byte 5, ...)}. */
    public String label() {
        String where = image.equals("image") ? "" : image + " of ";
        return "%sband %d, block column %d, row %d (%s)"
                .formatted(where, band, column, row, reason);
    }
}
