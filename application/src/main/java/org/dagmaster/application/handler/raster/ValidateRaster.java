package org.dagmaster.application.handler.raster;

import java.nio.file.Path;
import java.util.List;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.application.port.out.RasterEngine.Inspection;
import org.dagmaster.domain.raster.CogProfile;
import org.dagmaster.domain.raster.CrsFacts;
import org.dagmaster.domain.raster.Footprint;
import org.dagmaster.domain.raster.OutputTier;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.dagmaster.domain.raster.RasterType;
import org.dagmaster.domain.raster.Validation;
import org.dagmaster.domain.raster.ValidationOptions;
import org.dagmaster.domain.raster.ValidationRules;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Measures a staged raster, and refuses it with every reason, or says what will become of it. */
public final class ValidateRaster implements TaskHandler<ValidateRaster.Params> {

    private static final double MEGA = 1e6;

    private final RasterEngine engine;

    /**
     * @param inputCrs for a raster that states no CRS; must mean the same where it states one
     * @param rasterType what the raster shows; found out if it is not stated
     * @param outputTier what the COG is for; {@code analysis} if it is not stated
     * @param targetCrs the CRS of the product: with it, a raster that is a COG in that CRS already
     *     is told
     */
    public record Params(
            String localPath,
            @Nullable String inputCrs,
            @Nullable RasterType rasterType,
            @Nullable OutputTier outputTier,
            @Nullable String targetCrs) {

        OutputTier tier() {
            return outputTier == null ? OutputTier.ANALYSIS : outputTier;
        }
    }

    public ValidateRaster(RasterEngine engine) {
        this.engine = engine;
    }

    @Override
    public HandlerName name() {
        return new HandlerName("raster.validate");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Measures a raster, and refuses one that cannot become a good product.";
    }

    @Override
    public RasterValidation run(Params params, TaskContext context)
            throws TaskFailure, InterruptedException {
        Path file = Staged.file(params.localPath(), context);
        ValidationOptions options = ValidationOptions.usual(params.rasterType(), params.tier());
        RasterProfile profile = inspect(file, params, options, context);
        Validation validation = ValidationRules.check(profile, options);
        if (!validation.isValid()) {
            throw TaskFailure.permanent(
                    validation.refusals().getFirst().code().name(), validation.refusalText());
        }
        return report(profile, validation, params.tier());
    }

    private RasterProfile inspect(
            Path file, Params params, ValidationOptions options, TaskContext context)
            throws TaskFailure, InterruptedException {
        Inspection what =
                new Inspection(
                        blankToNull(params.inputCrs()), params.targetCrs(), options.limits());
        try {
            return engine.inspect(file, what, new Watching(context, 0, 100));
        } catch (RasterEngine.Unreadable e) {
            throw Failures.cannotOpen(file, e);
        } catch (RasterEngine.UnknownCrs e) {
            throw Failures.unknownCrs("target_crs", e);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static RasterValidation report(
            RasterProfile profile, Validation validation, OutputTier tier) {
        RasterType type = validation.type().type();
        CogProfile cog = CogProfile.of(type, profile.dataType(), tier);
        Georeference georeference = known(profile.georeference());
        CrsFacts crs = known(profile.crs());
        return new RasterValidation(
                true,
                crs.definition(),
                profile.isCrsOverridden() ? "input_crs" : "file",
                georeference.bounds().toList(),
                boundsOf(profile.footprint()),
                List.of(profile.height(), profile.width()),
                profile.bands().size(),
                profile.dataType().toString(),
                JsonNumbers.of(profile.bands().getFirst().nodata()),
                megabytes((double) profile.fileBytes()),
                new RasterValidation.TypeGuess(
                        type, validation.type().confidence(), validation.type().evidence()),
                cog.name(),
                CogProfile.applicableTiers(type, profile.dataType()).stream()
                        .map(OutputTier::toString)
                        .toList(),
                megabytes(cog.estimatedBytes(profile.declaredBytes())),
                validation.warnings().stream()
                        .map(w -> new RasterValidation.Warning(w.code().name(), w.message()))
                        .toList());
    }

    private static @Nullable List<Double> boundsOf(@Nullable Footprint footprint) {
        return footprint == null ? null : footprint.bounds();
    }

    private static <T> T known(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("the rules passed a raster without a place");
        }
        return fact;
    }

    /** To the kilobyte. */
    private static double megabytes(double bytes) {
        return Math.round(bytes / MEGA * 1000) / 1000.0;
    }
}
