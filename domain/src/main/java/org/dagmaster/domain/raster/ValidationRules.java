package org.dagmaster.domain.raster;

import static org.dagmaster.domain.raster.RefusalCode.BIT_DEPTH;
import static org.dagmaster.domain.raster.RefusalCode.CRS_MISMATCH;
import static org.dagmaster.domain.raster.RefusalCode.CRS_MISSING;
import static org.dagmaster.domain.raster.RefusalCode.CRS_UNKNOWN;
import static org.dagmaster.domain.raster.RefusalCode.EMPTY;
import static org.dagmaster.domain.raster.RefusalCode.GEOTRANSFORM_MISSING;
import static org.dagmaster.domain.raster.RefusalCode.TOO_LARGE_DECLARED;
import static org.dagmaster.domain.raster.RefusalCode.TRUNCATED;
import static org.dagmaster.domain.raster.RefusalCode.TYPE_MISMATCH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dagmaster.domain.raster.Validation.Refusal;
import org.jspecify.annotations.Nullable;

/** Which rasters are refused, and why: every reason at once. */
public final class ValidationRules {

    private ValidationRules() {}

    public static Validation check(RasterProfile profile, ValidationOptions options) {
        DetectedType detected = RasterTypes.detect(profile);
        RasterType stated = options.statedType();
        DetectedType type =
                stated == null
                        ? detected
                        : new DetectedType(stated, 1, List.of("the submitter states it"));
        List<Refusal> refusals = new ArrayList<>();
        truncated(profile).ifPresent(refusals::add);
        tooLarge(profile, options.limits()).ifPresent(refusals::add);
        bitDepth(profile, options).ifPresent(refusals::add);
        crs(profile).ifPresent(refusals::add);
        georeference(profile).ifPresent(refusals::add);
        empty(profile).ifPresent(refusals::add);
        typeMismatch(profile, stated, detected).ifPresent(refusals::add);
        return new Validation(refusals, ValidationWarnings.of(profile, options, type), type);
    }

    /** Whether the header alone is reason enough not to look at the pixels. */
    public static Optional<Refusal> tooLarge(
            RasterProfile profile, ValidationOptions.Limits limits) {
        String what = null;
        double declared = profile.declaredBytes();
        if (profile.bands().size() > limits.bands()) {
            what = "%d bands, the limit is %d".formatted(profile.bands().size(), limits.bands());
        } else if (declared > limits.declaredBytes()) {
            what =
                    "%d x %d pixels, %s without compression, the limit is %s"
                            .formatted(
                                    profile.width(),
                                    profile.height(),
                                    Numbers.bytes(declared),
                                    Numbers.bytes(limits.declaredBytes()));
        } else if (profile.blockBytes() > limits.blockBytes()) {
            what =
                    "blocks of %s, the limit is %s"
                            .formatted(
                                    Numbers.bytes(profile.blockBytes()),
                                    Numbers.bytes(limits.blockBytes()));
        } else if (declared > limits.harmlessBytes()
                && declared > limits.ratio() * (double) profile.fileBytes()) {
            what =
                    "%s of pixels in a file of %s"
                            .formatted(
                                    Numbers.bytes(declared),
                                    Numbers.bytes((double) profile.fileBytes()));
        }
        return refuse(
                what != null,
                TOO_LARGE_DECLARED,
                "The file declares " + what + "; deliver it in parts, or in tiles of usual size.");
    }

    private static Optional<Refusal> refuse(boolean when, RefusalCode code, String message) {
        return when ? Optional.of(new Refusal(code, message)) : Optional.empty();
    }

    private static Optional<Refusal> truncated(RasterProfile profile) {
        String blocks =
                profile.blockFaults().stream()
                        .limit(3)
                        .map(BlockFault::label)
                        .collect(Collectors.joining("; "));
        return refuse(
                !profile.blockFaults().isEmpty(),
                TRUNCATED,
                "The file (%d bytes) does not hold all of its pixels: %s; upload it again, whole."
                        .formatted(profile.fileBytes(), blocks));
    }

    private static Optional<Refusal> bitDepth(RasterProfile profile, ValidationOptions options) {
        DataType type = profile.dataType();
        String advice =
                type.isComplex()
                        ? "deliver magnitude and phase as bands of float32"
                        : type == DataType.INT8
                                ? "convert it to int16"
                                : type.isFloat()
                                        ? "convert it to float32"
                                        : "convert it to int32 or float32";
        return refuse(
                options.refusedTypes().contains(type),
                BIT_DEPTH,
                "The pixels are %s, which is not taken; %s.".formatted(type, advice));
    }

    private static Optional<Refusal> crs(RasterProfile profile) {
        CrsFacts own = profile.ownCrs();
        CrsOverride override = profile.override();
        if (override != null) {
            return override(own, override);
        }
        if (own == null) {
            return Optional.of(
                    new Refusal(
                            CRS_MISSING,
                            "The file states no coordinate reference system; state it with"
                                    + " input_crs, such as EPSG:32633."));
        }
        return refuse(
                !own.onEarth(),
                CRS_UNKNOWN,
                ("The file's coordinate reference system %s is a local one that is not tied to the"
                                + " globe; state the right one with input_crs.")
                        .formatted(own.label()));
    }

    private static Optional<Refusal> override(@Nullable CrsFacts own, CrsOverride override) {
        CrsFacts stated = override.crs();
        if (stated == null || !stated.onEarth()) {
            return Optional.of(
                    new Refusal(
                            CRS_UNKNOWN,
                            "No coordinate reference system on the globe is known as input_crs '%s'; use a code such as EPSG:32633, or WKT."
                                    .formatted(override.text())));
        }
        boolean differs = own != null && own.onEarth() && !override.sameAsOwn();
        return refuse(
                differs,
                CRS_MISMATCH,
                "The file states %s, but input_crs is %s, which means something else; leave input_crs out, or correct the file."
                        .formatted(own == null ? "" : own.label(), stated.label()));
    }

    private static Optional<Refusal> georeference(RasterProfile profile) {
        return refuse(
                profile.georeference() == null,
                GEOTRANSFORM_MISSING,
                "The file does not say where its pixels lie: it has neither a geotransform nor"
                        + " control points; georeference it first.");
    }

    private static Optional<Refusal> empty(RasterProfile profile) {
        boolean empty =
                profile.pixelsRead()
                        && profile.blockFaults().isEmpty()
                        && profile.dataBands().stream()
                                .map(BandFacts::sample)
                                .allMatch(sample -> sample != null && sample.isEmpty());
        Double nodata = profile.bands().getFirst().nodata();
        return refuse(
                empty,
                EMPTY,
                "None of the %d x %d pixels is valid%s; check the nodata value, or deliver the raster with its data."
                        .formatted(
                                profile.width(),
                                profile.height(),
                                nodata == null ? "" : " (nodata is " + Numbers.text(nodata) + ")"));
    }

    private static Optional<Refusal> typeMismatch(
            RasterProfile profile, @Nullable RasterType stated, DetectedType detected) {
        return Optional.ofNullable(stated)
                .flatMap(type -> RasterTypes.objection(type, profile))
                .map(objection ->
                        new Refusal(
                                TYPE_MISMATCH,
                                "raster_type is %s, but %s; it looks like %s: state that, or leave raster_type out."
                                        .formatted(stated, objection, detected.type())));
    }
}
