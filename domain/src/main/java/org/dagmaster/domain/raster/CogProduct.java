package org.dagmaster.domain.raster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished COG in the silver zone: the output of {@code raster.create_cog}, and what a STAC item
 * is composed from.
 *
 * @param cogContainer the container, {@code silver}
 * @param cogBlob the blob's name
 * @param checksum multihash, hexadecimal: {@code 1220} and the SHA-256
 * @param epsg null where the CRS has no EPSG code
 * @param crsWkt the CRS as WKT2
 * @param crsProjjson the CRS as PROJJSON; null where PROJ gives none
 * @param shape rows, columns
 * @param transform the affine transform from (column, row) to CRS coordinates, six numbers in the
 *     order of the STAC projection extension: [a, b, c, d, e, f] with x = a*col + b*row + c
 * @param bounds minx, miny, maxx, maxy in the CRS
 * @param bounds4326 west, south, east, north in degrees; west above east across the antimeridian
 * @param footprint a GeoJSON geometry in EPSG:4326, densified, split at the antimeridian
 * @param bands in the order of the file
 * @param overviews the number of overview levels
 * @param acquiredAt the acquisition time that the source states, RFC 3339; null for none
 * @param software what made it, such as {@code GDAL 3.6.2}
 * @param seconds how long it took
 */
public record CogProduct(
        String cogContainer,
        String cogBlob,
        long sizeBytes,
        String checksum,
        @Nullable Integer epsg,
        String crsWkt,
        @Nullable Map<String, @Nullable Object> crsProjjson,
        List<Integer> shape,
        List<Double> transform,
        List<Double> bounds,
        List<Double> bounds4326,
        Map<String, @Nullable Object> footprint,
        List<Band> bands,
        int overviews,
        @Nullable String acquiredAt,
        String software,
        double seconds) {

    /**
     * One band.
     *
     * @param dataType in STAC's words: uint8, int16, float32 ...
     * @param nodata a number, or {@code "nan"}; null for none
     * @param colorInterpretation in GDAL's words, lower case: gray, red, alpha, palette ...
     * @param statistics null if the band has no valid pixel
     */
    public record Band(
            String name,
            String dataType,
            @Nullable Object nodata,
            String colorInterpretation,
            @Nullable Statistics statistics) {}

    /** Of the valid pixels; {@code validPercent} within 0 and 100. */
    public record Statistics(
            double minimum, double maximum, double mean, double stddev, double validPercent) {}
}
