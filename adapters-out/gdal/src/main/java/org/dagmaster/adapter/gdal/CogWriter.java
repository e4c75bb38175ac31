package org.dagmaster.adapter.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.out.RasterEngine.CogRequest;
import org.dagmaster.application.port.out.RasterEngine.UnknownCrs;
import org.dagmaster.application.port.out.RasterEngine.Unreadable;
import org.dagmaster.application.port.out.RasterEngine.Watch;
import org.dagmaster.application.port.out.RasterEngine.WriteFailed;
import org.dagmaster.domain.raster.CogProfile;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.jspecify.annotations.Nullable;

/** Writes one COG. */
final class CogWriter {

    private final CogRequest request;
    private final GdalSettings settings;
    private final Watch watch;

    CogWriter(CogRequest request, GdalSettings settings, Watch watch) {
        this.request = request;
        this.settings = settings;
        this.watch = watch;
    }

    void write() throws Unreadable, UnknownCrs, WriteFailed, InterruptedException {
        boolean done = false;
        try (OpenRaster source = Gdal.open(request.source())) {
            CogPlan plan = CogPlan.of(source, request);
            if (plan.isWarped()) {
                writeWarped(source, plan);
            } else {
                writeCopied(source, plan, 0);
            }
            done = true;
        } finally {
            if (!done) {
                removeRests();
            }
        }
    }

    /**
     * The warp goes to a file of its own first: the COG driver reads its source twice, for the
     * overviews and for the image, and would warp it twice.
     */
    private void writeWarped(OpenRaster source, CogPlan plan)
            throws WriteFailed, InterruptedException {
        Path warped = request.target().resolveSibling("warped.tif");
        try {
            try (OpenRaster made = warp(source, plan, warped)) {
                writeCopied(made, plan, 0.5);
            }
        } finally {
            remove(warped);
        }
    }

    private OpenRaster warp(OpenRaster source, CogPlan plan, Path to)
            throws WriteFailed, InterruptedException {
        return run(
                "warped",
                () ->
                        gdal.Warp(
                                to.toString(),
                                new Dataset[] {source.dataset()},
                                new org.gdal.gdal.WarpOptions(
                                        Gdal.vector(plan.warpArguments(settings))),
                                new Stopping(watch, 0, 0.5, "reprojecting")));
    }

    private void writeCopied(OpenRaster from, CogPlan plan, double begin)
            throws WriteFailed, InterruptedException {
        try (OpenRaster view = view(from, plan)) {
            plan.label(view);
            run(
                            "written",
                            () ->
                                    gdal.GetDriverByName("COG")
                                            .CreateCopy(
                                                    request.target().toString(),
                                                    view.dataset(),
                                                    0,
                                                    Gdal.vector(creationOptions()),
                                                    new Stopping(
                                                            watch, begin, 1, "writing the COG")))
                    .close();
        }
    }

    private OpenRaster view(OpenRaster from, CogPlan plan)
            throws WriteFailed, InterruptedException {
        return run(
                "described",
                () ->
                        gdal.Translate(
                                "",
                                from.dataset(),
                                new org.gdal.gdal.TranslateOptions(
                                        Gdal.vector(plan.viewArguments()))));
    }

    private List<String> creationOptions() {
        CogProfile profile = request.profile();
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "COMPRESS=" + profile.codec(),
                                "BIGTIFF=IF_SAFER",
                                "BLOCKSIZE=512",
                                "OVERVIEWS=IGNORE_EXISTING",
                                "OVERVIEW_RESAMPLING=" + profile.overviews(),
                                "NUM_THREADS=" + settings.threads()));
        if (profile.quality() > 0) {
            options.add("QUALITY=" + profile.quality());
        } else {
            options.add("PREDICTOR=" + predictor(profile));
        }
        return options;
    }

    private static String predictor(CogProfile profile) {
        return switch (profile.predictor()) {
            case NONE -> "NO";
            case INTEGER_DIFFERENCE -> "STANDARD";
            case FLOATING_POINT -> "FLOATING_POINT";
        };
    }

    /** A call of GDAL that makes a dataset, or null. */
    @FunctionalInterface
    private interface Making {
        @Nullable Dataset run();
    }

    private OpenRaster run(String what, Making making) throws WriteFailed, InterruptedException {
        Stopping.check(watch);
        gdal.ErrorReset();
        String cause;
        try {
            Dataset made = making.run();
            if (made != null && !watch.isCancelled()) {
                return new OpenRaster(made);
            }
            cause = Gdal.lastError("unknown cause");
            if (made != null) {
                made.delete();
            }
        } catch (RuntimeException e) {
            cause = String.valueOf(e.getMessage());
        }
        Stopping.check(watch);
        throw new WriteFailed("it could not be " + what + " (" + cause + ")");
    }

    /** What GDAL leaves beside a target that it did not finish: the target and its overviews. */
    private void removeRests() throws WriteFailed {
        remove(request.target());
        String name = request.target().getFileName() + ".";
        try (var files = Files.list(request.target().toAbsolutePath().getParent())) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).startsWith(name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new WriteFailed("its rests could not be removed (" + e.getMessage() + ")");
        }
    }

    private static void remove(Path file) throws WriteFailed {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WriteFailed("its rests could not be removed (" + e.getMessage() + ")");
        }
    }
}
