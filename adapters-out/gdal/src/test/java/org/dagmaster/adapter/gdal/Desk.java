package org.dagmaster.adapter.gdal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.raster.CreateCog;
import org.dagmaster.application.handler.raster.RasterValidation;
import org.dagmaster.application.handler.raster.ValidateRaster;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** A job's desk: its folder, a silver zone, and the handlers, fed with maps as workflows do. */
final class Desk {

    private final Path work;
    private final Path silver;
    private final RasterEngine engine = new GdalRasterEngine(new GdalSettings(64, 64, 2));
    private volatile Predicate<String> stopAt = _ -> false;
    private volatile boolean cancelled;
    private volatile long cancelledAt;

    Desk(Path folder) throws IOException {
        this.work = Files.createDirectories(folder.resolve("work"));
        this.silver = Files.createDirectories(folder.resolve("silver"));
    }

    Path file(String name) {
        return work.resolve(name);
    }

    /** From the first progress message on that fits, the attempt is cancelled. */
    void cancelWhen(Predicate<String> message) {
        stopAt = message;
    }

    /** The time since the cancellation, in milliseconds. */
    long millisSinceCancelled() {
        return (System.nanoTime() - cancelledAt) / 1_000_000;
    }

    /** Parameters follow in pairs. */
    RasterValidation validate(Path file, String... more) throws TaskFailure, InterruptedException {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("local_path", file.toString());
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        return new ValidateRaster(engine)
                .run(record(params, ValidateRaster.Params.class), context());
    }

    /** Validates, and makes a COG with the same target; parameters follow in pairs. */
    CogProduct cog(Path file, String targetCrs, String... more)
            throws TaskFailure, InterruptedException {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        String inputCrs = null;
        String type = null;
        for (int i = 0; i < more.length; i += 2) {
            switch (more[i]) {
                case "input_crs" -> inputCrs = more[i + 1];
                case "raster_type" -> type = more[i + 1];
                default -> params.put(more[i], more[i + 1]);
            }
        }
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        question.put("local_path", file.toString());
        question.put("input_crs", inputCrs);
        question.put("raster_type", type);
        question.put("output_tier", params.get("output_tier"));
        RasterValidation validation =
                new ValidateRaster(engine)
                        .run(record(question, ValidateRaster.Params.class), context());
        params.put("local_path", file.toString());
        params.put("validation", RecordMapper.toMap(validation));
        params.put("target_crs", targetCrs);
        params.putIfAbsent("collection_id", "demo");
        return new CreateCog(engine, blobs(), Instant::now)
                .run(record(params, CreateCog.Params.class), context());
    }

    static CogProduct.Statistics statistics(CogProduct product) {
        return Objects.requireNonNull(product.bands().getFirst().statistics());
    }

    Path silver(String name) {
        return silver.resolve(name);
    }

    /** The names of all files under the job's folder. */
    List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(path -> !path.equals(work))
                    .map(path -> work.relativize(path).toString())
                    .toList();
        }
    }

    boolean isSilverEmpty() throws IOException {
        try (Stream<Path> files = Files.walk(silver)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }

    private static <R extends Record> R record(Map<String, ?> params, Class<R> type) {
        try {
            return RecordMapper.toRecord(params, type);
        } catch (RecordMapper.Misfit e) {
            throw new IllegalArgumentException(e);
        }
    }

    private TaskContext context() {
        return new TaskContext() {

            @Override
            public TaskId task() {
                return new TaskId(
                        JobId.parse("00000000-0000-7000-8000-000000000001"), new NodeId("cog"), 1);
            }

            @Override
            public Path workFolder() {
                return work;
            }

            @Override
            public void progress(long current, long total, String message) {
                if (!cancelled && stopAt.test(message)) {
                    cancelledAt = System.nanoTime();
                    cancelled = true;
                }
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }

            @Override
            public Optional<Checkpoint> checkpoint() {
                return Optional.empty();
            }

            @Override
            public void save(Checkpoint checkpoint) {
                throw new UnsupportedOperationException("no raster handler saves checkpoints");
            }
        };
    }

    private BlobStore blobs() {
        return new BlobStore() {

            @Override
            public Optional<BlobInfo> head(BlobRef ref) {
                throw new UnsupportedOperationException();
            }

            @Override
            public InputStream open(BlobRef ref, long offset) {
                throw new UnsupportedOperationException();
            }

            @Override
            public BlobInfo put(BlobRef ref, InputStream content) {
                throw new UnsupportedOperationException();
            }

            @Override
            public BlobInfo put(BlobRef ref, Path file) throws IOException {
                Path place = silver.resolve(ref.name());
                Files.createDirectories(place.getParent());
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                return new BlobInfo(ref, Files.size(place), Instant.now());
            }

            @Override
            public boolean delete(BlobRef ref) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int deleteAll(BlobRef folder) {
                throw new UnsupportedOperationException();
            }

            @Override
            public URI uri(BlobRef ref) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<BlobRef> parse(URI uri) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
