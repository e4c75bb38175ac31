package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.domain.raster.RasterProfile.Tie;
import org.dagmaster.domain.raster.Validation.Warning;
import org.jspecify.annotations.Nullable;

/** What a submitter should know of a raster, although it is taken. */
final class ValidationWarnings {

    /** What programs write for "no data" and forget to declare. */
    private static final Set<Double> USUAL_NODATA = Set.of(-9999.0, -32768.0, -32767.0, -99999.0);

    /** Beyond this a float is no measurement: the usual sentinels are +-3.4e38. */
    private static final double NO_MEASUREMENT = 1e38;

    private ValidationWarnings() {}

    static List<Warning> of(RasterProfile profile, ValidationOptions options, DetectedType type) {
        List<Warning> warnings = new ArrayList<>();
        override(profile).ifPresent(warnings::add);
        warnings.addAll(nodata(profile));
        georeference(profile).ifPresent(warnings::add);
        antimeridian(profile).ifPresent(warnings::add);
        tier(profile, options.tier(), type).ifPresent(warnings::add);
        flat(profile).ifPresent(warnings::add);
        cog(profile, options.tier(), type.type()).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<Warning> warn(boolean when, WarningCode code, String message) {
        return when ? Optional.of(new Warning(code, message)) : Optional.empty();
    }

    private static Optional<Warning> override(RasterProfile profile) {
        CrsFacts crs = profile.crs();
        CrsFacts own = profile.ownCrs();
        if (crs == null || !profile.isCrsOverridden()) {
            return Optional.empty();
        }
        String lack =
                own == null
                        ? "The file states no coordinate reference system"
                        : "The file states the local system " + own.label();
        return Optional.of(
                new Warning(
                        WarningCode.CRS_OVERRIDE,
                        "%s; %s was taken from input_crs.".formatted(lack, crs.label())));
    }

    private static List<Warning> nodata(RasterProfile profile) {
        List<Warning> warnings = new ArrayList<>();
        for (BandFacts band : profile.dataBands()) {
            String suspicion = suspicion(band);
            if (suspicion != null) {
                warnings.add(new Warning(WarningCode.NODATA_SUSPECT, suspicion));
            }
        }
        boolean both =
                profile.hasAlpha()
                        && profile.dataBands().stream().anyMatch(b -> b.nodata() != null);
        warn(
                        both,
                        WarningCode.NODATA_SUSPECT,
                        "The file has both an alpha band and a nodata value; a pixel that either"
                                + " hides is hidden.")
                .ifPresent(warnings::add);
        return warnings;
    }

    private static @Nullable String suspicion(BandFacts band) {
        Double nodata = band.nodata();
        BandSample sample = band.sample();
        if (nodata != null && !band.dataType().canHold(nodata)) {
            return "Band %d declares the nodata value %s, which %s cannot hold: no pixel has it."
                    .formatted(band.index(), Numbers.text(nodata), band.dataType());
        }
        if (nodata != null || sample == null || sample.isEmpty()) {
            return null;
        }
        boolean implied =
                USUAL_NODATA.contains(sample.minimum())
                        || sample.minimum() < -NO_MEASUREMENT
                        || sample.maximum() > NO_MEASUREMENT;
        double value = sample.maximum() > NO_MEASUREMENT ? sample.maximum() : sample.minimum();
        return implied
                ? "Band %d declares no nodata value, but holds %s, which usually means that; it is treated as a measurement."
                        .formatted(band.index(), Numbers.text(value))
                : null;
    }

    private static Optional<Warning> georeference(RasterProfile profile) {
        RasterProfile.Georeference georeference = profile.georeference();
        if (georeference == null) {
            return Optional.empty();
        }
        if (georeference.tie() != Tie.TRANSFORM) {
            return Optional.of(
                    new Warning(
                            WarningCode.GCP_OR_RPC_ONLY,
                            "Only %s tie the pixels to places; their positions are less exact than with a geotransform."
                                    .formatted(
                                            georeference.tie() == Tie.CONTROL_POINTS
                                                    ? "ground control points"
                                                    : "rational polynomial coefficients")));
        }
        GeoTransform transform = georeference.transform();
        if (transform.isRotated()) {
            return Optional.of(
                    new Warning(
                            WarningCode.ROTATED,
                            "The raster is rotated by %s degrees; the product is resampled to north-up."
                                    .formatted(rotation(transform))));
        }
        return warn(
                transform.isSouthUp(),
                WarningCode.SOUTH_UP,
                "The raster's rows run from south to north; the product's run from north to south.");
    }

    /** The angle of the rows against the x axis, in degrees, anticlockwise. */
    private static String rotation(GeoTransform transform) {
        double degrees = Math.toDegrees(Math.atan2(transform.d(), transform.a()));
        return Numbers.text(Math.round(degrees * 100) / 100.0);
    }

    private static Optional<Warning> antimeridian(RasterProfile profile) {
        Footprint footprint = profile.footprint();
        return warn(
                footprint != null && footprint.isSplit(),
                WarningCode.ANTIMERIDIAN,
                "The raster crosses the antimeridian; its footprint is in two parts.");
    }

    private static Optional<Warning> tier(
            RasterProfile profile, OutputTier tier, DetectedType type) {
        List<OutputTier> applicable = CogProfile.applicableTiers(type.type(), profile.dataType());
        return warn(
                !applicable.contains(tier),
                WarningCode.TIER_INCOMPATIBLE,
                "The tier %s does not fit a %s raster of %s; it is written for %s."
                        .formatted(tier, type.type(), profile.dataType(), OutputTier.ANALYSIS));
    }

    private static Optional<Warning> flat(RasterProfile profile) {
        String bands =
                profile.dataBands().stream()
                        .filter(ValidationWarnings::isFlat)
                        .map(band -> "band %d is %s".formatted(band.index(), flatValue(band)))
                        .collect(Collectors.joining(", "));
        return warn(
                !bands.isEmpty(),
                WarningCode.STATISTICS_FLAT,
                "All valid pixels that were looked at have the same value: " + bands + ".");
    }

    private static boolean isFlat(BandFacts band) {
        BandSample sample = band.sample();
        return sample != null && sample.isFlat();
    }

    private static String flatValue(BandFacts band) {
        BandSample sample = band.sample();
        return sample == null ? "" : Numbers.text(sample.minimum());
    }

    private static Optional<Warning> cog(RasterProfile profile, OutputTier tier, RasterType type) {
        CogLayout layout = profile.layout();
        boolean asked = Boolean.TRUE.equals(profile.inTargetCrs());
        if (layout == null || !asked || !layout.resemblesCog()) {
            return Optional.empty();
        }
        List<String> reasons = CopyRule.reasonsToRewrite(profile, tier, type);
        return Optional.of(
                reasons.isEmpty()
                        ? new Warning(
                                WarningCode.ALREADY_COG,
                                "The file is a good COG in the target CRS already; it is copied, not rewritten.")
                        : new Warning(
                                WarningCode.NOT_A_COG,
                                "The file resembles a COG, but is written anew: %s."
                                        .formatted(String.join("; ", reasons))));
    }
}
