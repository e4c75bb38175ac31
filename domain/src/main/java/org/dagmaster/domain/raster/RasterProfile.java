package org.dagmaster.domain.raster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a raster file.
 *
 * @param driver the format, such as {@code GTiff}
 * @param compression GDAL's name, such as {@code DEFLATE}; {@code NONE} where pixels are plain
 * @param ownCrs what the file itself states; null for none
 * @param override what the submitter states; null for nothing
 * @param georeference null if neither a transform nor control points tie pixels to places
 * @param footprint null where it is not known or cannot be computed
 * @param mask whether a mask band (not nodata, not alpha) says which pixels are valid
 * @param inTargetCrs whether the raster is in the wanted CRS already; null if none was named
 * @param layout null for other formats than TIFF
 * @param blockFaults blocks that are not whole; the first few
 * @param pixelsRead false if the pixels were not looked at, because what the header declares is
 *     beyond the limits
 */
public record RasterProfile(
        String driver,
        long fileBytes,
        int width,
        int height,
        int blockWidth,
        int blockHeight,
        String compression,
        List<BandFacts> bands,
        @Nullable CrsFacts ownCrs,
        @Nullable CrsOverride override,
        @Nullable Georeference georeference,
        @Nullable Footprint footprint,
        boolean mask,
        @Nullable Boolean inTargetCrs,
        @Nullable CogLayout layout,
        List<BlockFault> blockFaults,
        boolean pixelsRead) {

    /** How pixels are tied to places. */
    public enum Tie {
        TRANSFORM,
        CONTROL_POINTS,
        RATIONAL_POLYNOMIALS
    }

    /**
     * @param transform of the file; for other ties than a transform, of the north-up raster that
     *     they lead to
     * @param bounds in the raster's CRS
     */
    public record Georeference(Tie tie, GeoTransform transform, BoundingBox bounds) {}

    public RasterProfile {
        bands = List.copyOf(bands);
        blockFaults = List.copyOf(blockFaults);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("a raster without bands");
        }
    }

    /** The type of the pixels: a file has one for all its bands. */
    public DataType dataType() {
        return bands.getFirst().dataType();
    }

    /** The CRS to work with: the file's own, or what the submitter states where it has none. */
    public @Nullable CrsFacts crs() {
        CrsFacts own = ownCrs;
        if (own != null && own.onEarth()) {
            return own;
        }
        return override == null ? null : override.crs();
    }

    /** Whether the CRS to work with comes from the submitter. */
    public boolean isCrsOverridden() {
        return crs() != null && !(ownCrs != null && ownCrs.onEarth());
    }

    /** The bytes of all pixels without compression. */
    public double declaredBytes() {
        return (double) width
                * height
                * bands.stream().mapToLong(band -> band.dataType().bytes()).sum();
    }

    /** The bytes of one block of all bands: what must be in memory at once. */
    public double blockBytes() {
        return (double) blockWidth * blockHeight * dataType().bytes() * bands.size();
    }

    /** The bands that hold measurements, not transparency. */
    public List<BandFacts> dataBands() {
        return bands.stream().filter(band -> !band.isAlpha()).toList();
    }

    public boolean hasAlpha() {
        return bands.stream().anyMatch(BandFacts::isAlpha);
    }
}
