package org.dagmaster.application.handler.raster;

import java.util.List;
import org.dagmaster.domain.raster.RasterType;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code raster.validate}, and a parameter of {@code raster.create_cog}.
 *
 * @param valid always true: a raster that is refused fails the task
 * @param sourceCrs an EPSG code, or WKT where the CRS has none
 * @param crsSource {@code file} or {@code input_crs}
 * @param bounds minx, miny, maxx, maxy in the source's CRS
 * @param bounds_4326 west, south, east, north in degrees; west above east across the antimeridian;
 *     null where the projection gives none
 * @param shape rows, columns
 * @param nodata of the first band; a number, or {@code "nan"}; null for none
 * @param sizeMb of the file, in units of 1,000,000 bytes
 * @param compressionProfile how the COG is compressed: jpeg, deflate or lzw
 * @param applicableTiers the output tiers that fit
 * @param estimatedCompressedMb the COG's expected size, in units of 1,000,000 bytes
 */
@SuppressWarnings("MemberName") // bounds_4326 is the name users know; digits part no words
public record RasterValidation(
        boolean valid,
        String sourceCrs,
        String crsSource,
        List<Double> bounds,
        @Nullable List<Double> bounds_4326,
        List<Integer> shape,
        int bandCount,
        String dtype,
        @Nullable Object nodata,
        double sizeMb,
        TypeGuess rasterType,
        String compressionProfile,
        List<String> applicableTiers,
        double estimatedCompressedMb,
        List<Warning> warnings) {

    /** What the raster shows; see {@link org.dagmaster.domain.raster.DetectedType}. */
    public record TypeGuess(RasterType type, double confidence, List<String> evidence) {}

    /** A code and a sentence. */
    public record Warning(String code, String message) {}
}
