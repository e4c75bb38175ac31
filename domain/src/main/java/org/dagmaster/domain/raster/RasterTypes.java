package org.dagmaster.domain.raster;

import static org.dagmaster.domain.raster.RasterType.CATEGORICAL;
import static org.dagmaster.domain.raster.RasterType.CONTINUOUS;
import static org.dagmaster.domain.raster.RasterType.DEM;
import static org.dagmaster.domain.raster.RasterType.MULTISPECTRAL;
import static org.dagmaster.domain.raster.RasterType.NIR;
import static org.dagmaster.domain.raster.RasterType.RGB;
import static org.dagmaster.domain.raster.RasterType.RGBA;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a raster shows: first by what the file says of its bands (palette, colours), then by
 * their number and type, last by the values. The confidences are an order, not probabilities.
 */
public final class RasterTypes {

    /** More classes than this are rare in a land cover map, and common in a measurement. */
    private static final int MOST_CLASSES = 32;

    /** The deepest trench and the highest mountain of the Earth, in metres, with some room. */
    private static final double LOWEST_GROUND = -12_000;

    private static final double HIGHEST_GROUND = 9_000;

    /** The values that elevation models use for "no data". */
    private static final Set<Double> ELEVATION_NODATA = Set.of(-32768.0, -32767.0, -9999.0);

    private RasterTypes() {}

    public static DetectedType detect(RasterProfile profile) {
        List<BandFacts> data = profile.dataBands();
        BandFacts first = data.isEmpty() ? profile.bands().getFirst() : data.getFirst();
        if (data.size() <= 1) {
            return single(first, profile.dataType());
        }
        boolean coloured =
                hasColour(data, "red") && hasColour(data, "green") && hasColour(data, "blue");
        return coloured ? coloured(profile, data) : uncoloured(profile.dataType(), data);
    }

    /**
     * Why a raster cannot be of the type that its submitter states; empty if it can.
     *
     * @return a sentence without a full stop
     */
    public static Optional<String> objection(RasterType type, RasterProfile profile) {
        int bands = profile.dataBands().size();
        int all = profile.bands().size();
        return switch (type) {
            case RGB -> when(bands < 3, "an rgb raster has 3 bands, this one has " + bands);
            case RGBA -> when(all < 4, "an rgba raster has 4 bands, this one has " + all);
            case NIR -> when(bands < 4, "a nir raster has 4 bands or more, this one has " + bands);
            case MULTISPECTRAL ->
                    when(bands < 2, "a multispectral raster has 2 bands or more, this one has 1");
            case DEM ->
                    bands != 1
                            ? Optional.of("an elevation model has 1 band, this one has " + bands)
                            : when(
                                    profile.bands().getFirst().paletteSize() > 0,
                                    "an elevation model has no palette, this raster has one");
            case CATEGORICAL -> fractionalBand(profile);
            case CONTINUOUS ->
                    when(
                            profile.bands().getFirst().paletteSize() > 0,
                            "a continuous raster has no palette, this one has");
        };
    }

    private static Optional<String> when(boolean objectionable, String sentence) {
        return objectionable ? Optional.of(sentence) : Optional.empty();
    }

    private static Optional<String> fractionalBand(RasterProfile profile) {
        return profile.dataBands().stream()
                .filter(band -> !isWhole(band))
                .findFirst()
                .map(band ->
                        "a categorical raster holds whole numbers, band %d holds fractions"
                                .formatted(band.index()));
    }

    private static boolean isWhole(BandFacts band) {
        BandSample sample = band.sample();
        return band.dataType().isInteger() || sample == null || sample.whole();
    }

    private static boolean hasColour(List<BandFacts> bands, String colour) {
        return bands.stream().anyMatch(band -> band.isColor(colour));
    }

    private static DetectedType coloured(RasterProfile profile, List<BandFacts> data) {
        String said = "the bands are marked red, green and blue";
        if (data.size() > 4) {
            return DetectedType.of(
                    MULTISPECTRAL, 0.9, said, "there are %d bands".formatted(data.size()));
        }
        if (profile.hasAlpha()) {
            return data.size() == 3
                    ? DetectedType.of(RGBA, 0.95, said, "another band is marked alpha")
                    : DetectedType.of(NIR, 0.8, said, "there are a fourth band and an alpha band");
        }
        if (data.size() == 3) {
            return DetectedType.of(RGB, 0.95, said);
        }
        BandFacts fourth =
                data.stream()
                        .filter(b ->
                                !Set.of("red", "green", "blue").contains(b.colorInterpretation()))
                        .findFirst()
                        .orElse(data.getLast());
        return isOnOrOff(fourth)
                ? DetectedType.of(RGBA, 0.7, said, "the fourth band holds nothing but its extremes")
                : DetectedType.of(NIR, 0.85, said, "the fourth band holds measurements");
    }

    private static DetectedType uncoloured(DataType type, List<BandFacts> data) {
        String count = "there are %d bands of %s without colours".formatted(data.size(), type);
        if (data.size() == 3 && type == DataType.UINT8) {
            return DetectedType.of(RGB, 0.6, count);
        }
        if (data.size() == 4 && type.isInteger()) {
            return isOnOrOff(data.getLast())
                    ? DetectedType.of(
                            RGBA, 0.5, count, "the fourth band holds nothing but its extremes")
                    : DetectedType.of(NIR, 0.6, count, "the fourth band holds measurements");
        }
        return DetectedType.of(MULTISPECTRAL, data.size() > 4 ? 0.85 : 0.6, count);
    }

    /** A band that is 0 or one other value everywhere says "shown" or "hidden". */
    private static boolean isOnOrOff(BandFacts band) {
        BandSample sample = band.sample();
        if (sample == null || sample.isEmpty() || sample.distinct() > 2) {
            return false;
        }
        boolean full = sample.maximum() == 255 || sample.maximum() == band.dataType().maximum();
        return full && (sample.minimum() == 0 || sample.isFlat());
    }

    private static DetectedType single(BandFacts band, DataType type) {
        if (band.paletteSize() > 0) {
            return DetectedType.of(
                    CATEGORICAL,
                    0.95,
                    "the band has a palette of %d colours".formatted(band.paletteSize()));
        }
        BandSample sample = band.sample();
        if (sample == null || sample.isEmpty()) {
            return DetectedType.of(CONTINUOUS, 0.3, "there is one band of " + type);
        }
        if (type.isInteger() && sample.distinct() <= MOST_CLASSES) {
            return DetectedType.of(
                    CATEGORICAL,
                    sample.isFlat() ? 0.4 : 0.7,
                    "there is one band of %s with %d different values"
                            .formatted(type, sample.distinct()));
        }
        DetectedType elevation = elevation(band, type, sample);
        return elevation != null
                ? elevation
                : DetectedType.of(
                        CONTINUOUS,
                        0.6,
                        "there is one band of %s with values from %s to %s"
                                .formatted(
                                        type,
                                        Numbers.text(sample.minimum()),
                                        Numbers.text(sample.maximum())));
    }

    private static @Nullable DetectedType elevation(
            BandFacts band, DataType type, BandSample sample) {
        boolean signed = type == DataType.INT16 || type == DataType.INT32 || type.isFloat();
        boolean onEarth = sample.minimum() >= LOWEST_GROUND && sample.maximum() <= HIGHEST_GROUND;
        // Indices and shares lie within -1 and 1, or 0 and 1; ground that flat is rare.
        boolean spread = sample.maximum() - sample.minimum() > 5;
        if (!signed || !onEarth || !spread) {
            return null;
        }
        String range =
                "there is one band of %s with values from %s to %s, as heights in metres"
                        .formatted(
                                type,
                                Numbers.text(sample.minimum()),
                                Numbers.text(sample.maximum()));
        Double nodata = band.nodata();
        return nodata != null && ELEVATION_NODATA.contains(nodata)
                ? DetectedType.of(
                        DEM,
                        0.75,
                        range,
                        "its nodata value %s is usual for heights".formatted(Numbers.text(nodata)))
                : DetectedType.of(DEM, 0.6, range);
    }
}
