package org.dagmaster.domain.raster;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one band.
 *
 * @param index 1 for the first
 * @param description the name that the file gives it; may be empty
 * @param nodata null for none
 * @param colorInterpretation GDAL's words, lower case: gray, red, alpha, palette, undefined ...
 * @param paletteSize entries of the colour table; 0 for none
 * @param sample null if its pixels were not read
 */
public record BandFacts(
        int index,
        String description,
        DataType dataType,
        @Nullable Double nodata,
        String colorInterpretation,
        int paletteSize,
        @Nullable BandSample sample) {

    public boolean isAlpha() {
        return colorInterpretation.equals("alpha");
    }

    public boolean isColor(String color) {
        return colorInterpretation.equals(color);
    }
}
