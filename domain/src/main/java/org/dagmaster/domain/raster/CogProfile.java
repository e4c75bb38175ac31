package org.dagmaster.domain.raster;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a COG is to be written.
 *
 * @param quality of a codec with loss, 1 to 100; 0 for codecs without
 * @param warp how pixels are computed when the raster is reprojected
 * @param overviews how an overview's pixels are computed
 * @param maskForNodata whether a mask takes the place of the nodata value: a codec with loss would
 *     blur the value
 */
public record CogProfile(
        Codec codec,
        int quality,
        Predictor predictor,
        Resampling warp,
        Resampling overviews,
        boolean maskForNodata) {

    /** How tiles are compressed. DEFLATE, not ZSTD: web maps' TIFF readers lack the latter. */
    public enum Codec {
        JPEG,
        DEFLATE,
        LZW;

        /** Whether a file of that compression, in GDAL's words, serves as well. */
        public boolean isServedBy(String compression) {
            return switch (this) {
                case JPEG -> Set.of("JPEG", "YCbCr JPEG", "WEBP").contains(compression);
                case DEFLATE -> LOSSLESS.contains(compression);
                case LZW -> Set.of("LZW", "DEFLATE").contains(compression);
            };
        }
    }

    /** What is stored instead of the value: nothing else, or the difference to the neighbour. */
    public enum Predictor {
        NONE,
        INTEGER_DIFFERENCE,
        FLOATING_POINT
    }

    /** How a new pixel follows from old ones. */
    public enum Resampling {
        NEAREST,
        BILINEAR,
        CUBIC,
        AVERAGE,
        MODE
    }

    private static final Set<String> LOSSLESS =
            Set.of("DEFLATE", "ZSTD", "LZW", "LERC", "LERC_DEFLATE", "LERC_ZSTD", "LZMA");

    /** What the eye does not tell from the original, at a tenth of its size. */
    private static final int QUALITY = 85;

    /** The profile for a type and tier; a tier that does not fit gives that of the analysis. */
    public static CogProfile of(RasterType type, DataType dataType, OutputTier tier) {
        OutputTier fitting =
                applicableTiers(type, dataType).contains(tier) ? tier : OutputTier.ANALYSIS;
        Resampling warp = warp(type);
        Resampling overviews = overviews(type);
        return switch (fitting) {
            case VISUALIZATION ->
                    new CogProfile(Codec.JPEG, QUALITY, Predictor.NONE, warp, overviews, true);
            case ANALYSIS ->
                    new CogProfile(
                            Codec.DEFLATE, 0, predictor(type, dataType), warp, overviews, false);
            case ARCHIVE ->
                    new CogProfile(Codec.LZW, 0, predictor(type, dataType), warp, overviews, false);
        };
    }

    /** The tiers that make sense: JPEG takes colours of 8 bits, everything can be kept as it is. */
    public static List<OutputTier> applicableTiers(RasterType type, DataType dataType) {
        boolean picture = type == RasterType.RGB || type == RasterType.RGBA;
        return picture && dataType == DataType.UINT8
                ? List.of(OutputTier.VISUALIZATION, OutputTier.ANALYSIS, OutputTier.ARCHIVE)
                : List.of(OutputTier.ANALYSIS, OutputTier.ARCHIVE);
    }

    /**
     * The expected size of the COG in bytes, overviews (a third more) included. The shares are
     * those of scenes that were measured: 8 bands of uint16 kept 0.44, photos in JPEG 0.08; noise
     * takes more, empty ground less.
     */
    public double estimatedBytes(double declaredBytes) {
        double share =
                switch (codec) {
                    case JPEG -> 0.08;
                    case DEFLATE, LZW ->
                            switch (predictor) {
                                case NONE -> 0.15;
                                case INTEGER_DIFFERENCE -> 0.45;
                                case FLOATING_POINT -> 0.6;
                            };
                };
        return declaredBytes * share * 4 / 3;
    }

    /** Such as {@code deflate}: what the validation reports. */
    public String name() {
        return codec.name().toLowerCase(Locale.ROOT);
    }

    /** Classes repeat, so that differences only hide the repetition. */
    private static Predictor predictor(RasterType type, DataType dataType) {
        if (type == RasterType.CATEGORICAL) {
            return Predictor.NONE;
        }
        return dataType.isInteger() ? Predictor.INTEGER_DIFFERENCE : Predictor.FLOATING_POINT;
    }

    private static Resampling warp(RasterType type) {
        return switch (type) {
            case CATEGORICAL -> Resampling.NEAREST;
            case DEM, CONTINUOUS -> Resampling.BILINEAR;
            case RGB, RGBA, NIR, MULTISPECTRAL -> Resampling.CUBIC;
        };
    }

    private static Resampling overviews(RasterType type) {
        return switch (type) {
            case CATEGORICAL -> Resampling.MODE;
            case DEM, CONTINUOUS -> Resampling.AVERAGE;
            case RGB, RGBA, NIR, MULTISPECTRAL -> Resampling.CUBIC;
        };
    }
}
