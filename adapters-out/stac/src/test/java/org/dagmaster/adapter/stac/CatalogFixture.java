package org.dagmaster.adapter.stac;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dagmaster.application.catalog.CatalogBrowser;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.stac.EnsureCollectionHandler;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** A catalog on a database of its own, with the handlers that fill it and the API that reads it. */
final class CatalogFixture implements AutoCloseable {

    static final String BASE_URL = "http://localhost:8080";

    final HikariDataSource dataSource = PgStacDatabases.fresh();
    final PgStacCatalog catalog = new PgStacCatalog(dataSource);
    final BlobNames blobs = new BlobNames();
    final CatalogBrowser browser = new CatalogBrowser(catalog, blobs);

    private Instant now = Instant.parse("2026-02-03T04:05:06Z");
    private final EnsureCollectionHandler ensure = new EnsureCollectionHandler(catalog);
    private final RegisterItemHandler register = new RegisterItemHandler(catalog, blobs, () -> now);

    void timeIs(String instant) {
        now = Instant.parse(instant);
    }

    EnsureCollectionHandler.Output ensure(String collectionId) throws TaskFailure {
        return ensure.run(
                new EnsureCollectionHandler.Params(collectionId, null, null, null, null),
                new Alone());
    }

    RegisterItemHandler.Output register(String collectionId, CogProduct cog) throws TaskFailure {
        return register(collectionId, null, cog, null);
    }

    RegisterItemHandler.Output register(
            String collectionId, @Nullable String itemId, CogProduct cog, @Nullable String datetime)
            throws TaskFailure {
        Map<String, @Nullable Object> validation =
                Map.of("raster_type", Map.of("type", "dem"), "source_crs", "EPSG:4326");
        return register.run(
                new RegisterItemHandler.Params(
                        collectionId,
                        itemId,
                        cog,
                        validation,
                        "A title",
                        datetime,
                        "bronze/up load.tif",
                        Map.of("dataset_id", "d1")),
                new Alone());
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** An attempt that nobody watches. */
    private static final class Alone implements TaskContext {

        @Override
        public TaskId task() {
            return new TaskId(new JobId(new UUID(1, 1)), new NodeId("register"), 1);
        }

        @Override
        public Path workFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void progress(long current, long total, String message) {
            // nobody watches
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Optional<Checkpoint> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void save(Checkpoint checkpoint) {
            throw new UnsupportedOperationException();
        }
    }
}
