package org.dagmaster.application.handler.raster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.application.port.out.RasterEngine.CogRequest;
import org.dagmaster.application.port.out.RasterEngine.Inspection;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.raster.CogFacts;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.raster.CogProfile;
import org.dagmaster.domain.raster.CopyRule;
import org.dagmaster.domain.raster.OutputTier;
import org.dagmaster.domain.raster.ProductCheck;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.ValidationOptions.Limits;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/**
 * Makes a COG of a staged raster, checks it, and keeps it in the silver zone. A raster that is a
 * good COG in the target CRS and tier already is kept as it is.
 */
public final class CreateCog implements TaskHandler<CreateCog.Params> {

    private final RasterEngine engine;
    private final BlobStore blobs;
    private final Clock clock;

    /**
     * @param validation the output of {@code raster.validate}
     * @param outputTier {@code analysis} if it is not stated
     * @param itemId the file's name if it is not stated
     * @param outputFolder the folder in the silver zone; the collection's id if it is not stated
     */
    public record Params(
            String localPath,
            RasterValidation validation,
            String targetCrs,
            String collectionId,
            @Nullable String itemId,
            @Nullable OutputTier outputTier,
            @Nullable String outputFolder) {

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

        public Params {
            checkId("collection_id", collectionId);
            if (itemId != null) {
                checkId("item_id", itemId);
            }
        }

        private static void checkId(String name, String value) {
            if (!ID.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "%s '%s' must be 1 to 200 of A-Z, a-z, 0-9, '.', '_' and '-'"
                                .formatted(name, value));
            }
        }

        OutputTier tier() {
            return outputTier == null ? OutputTier.ANALYSIS : outputTier;
        }

        /** What to take for the source's CRS; null for what the file states. */
        @Nullable String sourceCrs() {
            return validation.crsSource().equals("input_crs") ? validation.sourceCrs() : null;
        }
    }

    public CreateCog(RasterEngine engine, BlobStore blobs, Clock clock) {
        this.engine = engine;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public HandlerName name() {
        return new HandlerName("raster.create_cog");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Reprojects a raster, writes it as a COG, checks it, and keeps it in silver.";
    }

    @Override
    public Duration usualTimeout() {
        return Duration.ofHours(1);
    }

    @Override
    public CogProduct run(Params params, TaskContext context)
            throws TaskFailure, InterruptedException {
        Path source = Staged.file(params.localPath(), context);
        String item = params.itemId() == null ? CogNames.itemId(source) : params.itemId();
        BlobRef place = CogNames.of(params.collectionId(), item, params.outputFolder());
        Instant start = clock.now();
        try (ScratchFolder scratch = ScratchFolder.of(context)) {
            RasterProfile before = inspect(source, params, context);
            Path cog = cogOf(source, before, scratch.file("product.tif"), params, context);
            CogFacts facts =
                    engine.describe(cog, params.targetCrs(), new Watching(context, 85, 95));
            check(before, facts, cog.equals(source), params);
            context.progress(95, 100, "keeping " + place);
            String checksum = Multihash.of(cog);
            context.checkCancelled();
            long size = keep(cog, place);
            double seconds = Duration.between(start, clock.now()).toMillis() / 1000.0;
            context.progress(100, 100, "kept " + place);
            return Products.of(place, size, checksum, facts, engine.software(), seconds);
        } catch (RasterEngine.Unreadable e) {
            throw Failures.cannotOpen(source, e);
        } catch (RasterEngine.UnknownCrs e) {
            throw Failures.unknownCrs("target_crs", e);
        } catch (IOException e) {
            throw Failures.causedBy(
                    TaskFailure.retryable(
                            "MOUNT_UNAVAILABLE",
                            "The worker's mount failed: %s.".formatted(e.getMessage())),
                    e);
        }
    }

    private RasterProfile inspect(Path source, Params params, TaskContext context)
            throws RasterEngine.Unreadable, RasterEngine.UnknownCrs, InterruptedException {
        Inspection what = new Inspection(params.sourceCrs(), params.targetCrs(), Limits.USUAL);
        return engine.inspect(source, what, new Watching(context, 0, 5));
    }

    /** The COG to keep: a new one, or the source itself. */
    private Path cogOf(
            Path source, RasterProfile before, Path target, Params params, TaskContext context)
            throws RasterEngine.Unreadable,
                    RasterEngine.UnknownCrs,
                    InterruptedException,
                    TaskFailure {
        var type = params.validation().rasterType().type();
        if (CopyRule.reasonsToRewrite(before, params.tier(), type).isEmpty()) {
            return source;
        }
        CogProfile profile = CogProfile.of(type, before.dataType(), params.tier());
        CogRequest request =
                new CogRequest(source, target, params.sourceCrs(), params.targetCrs(), profile);
        try {
            engine.writeCog(request, new Watching(context, 5, 85));
        } catch (RasterEngine.WriteFailed e) {
            throw Failures.causedBy(
                    TaskFailure.retryable(
                            "COG_FAILED",
                            "The COG of '%s' could not be written: %s."
                                    .formatted(source.getFileName(), e.getMessage())),
                    e);
        }
        return target;
    }

    private static void check(RasterProfile before, CogFacts facts, boolean copied, Params params)
            throws TaskFailure {
        List<String> faults = ProductCheck.faults(before, facts.profile(), copied);
        if (!faults.isEmpty()) {
            throw TaskFailure.permanent(
                    "COG_INVALID",
                    "The COG of '%s' was made but is not good, and was not kept: %s; try another target_crs, and report this with the raster."
                            .formatted(fileName(params.localPath()), String.join("; ", faults)));
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private long keep(Path cog, BlobRef place) throws TaskFailure {
        try {
            return blobs.put(place, cog).sizeBytes();
        } catch (IOException | StorageUnavailable e) {
            throw Failures.causedBy(
                    TaskFailure.retryable(
                            "STORAGE_UNAVAILABLE",
                            "%s cannot be written just now: %s.".formatted(place, e.getMessage())),
                    e);
        }
    }

    /** A folder of the attempt's own, that goes with everything in it. */
    private record ScratchFolder(Path path) implements AutoCloseable {

        static ScratchFolder of(TaskContext context) throws IOException {
            String name = "cog-%s-%d".formatted(context.task().node(), context.task().attempt());
            return new ScratchFolder(
                    Files.createDirectories(context.workFolder().resolve(name)).toRealPath());
        }

        Path file(String name) {
            return path.resolve(name);
        }

        @Override
        public void close() throws IOException {
            try (var files = Files.list(path)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path);
        }
    }
}
