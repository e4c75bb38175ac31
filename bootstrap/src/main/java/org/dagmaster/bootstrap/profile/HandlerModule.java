package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.adapter.gdal.GdalRasterEngine;
import org.dagmaster.adapter.gdal.GdalSettings;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.handler.example.ExampleHandlers;
import org.dagmaster.application.handler.raster.BlobToMount;
import org.dagmaster.application.handler.raster.CreateCog;
import org.dagmaster.application.handler.raster.ValidateRaster;
import org.dagmaster.application.handler.stac.EnsureCollectionHandler;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.bootstrap.config.Setting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers of this process, those of other jars among them. Without GDAL on the machine the
 * raster handlers are left out.
 */
@Module
final class HandlerModule {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerModule.class);

    private HandlerModule() {}

    @Provides
    @Singleton
    static Optional<RasterEngine> rasterEngine(Parts parts) {
        if (!GdalRasterEngine.isAvailable()) {
            LOG.warn("the raster handlers are left out: {}", GdalRasterEngine.problem());
            return Optional.empty();
        }
        GdalSettings usual = GdalSettings.modest();
        int cache = parts.config().number(Setting.GDAL_CACHE_MB).orElse(usual.cacheMegabytes());
        return Optional.of(
                new GdalRasterEngine(
                        new GdalSettings(cache, usual.warpMegabytes(), usual.threads())));
    }

    @Provides
    @Singleton
    static HandlerRegistry registry(
            Optional<RasterEngine> rasters, BlobStore blobs, StacCatalog stac, Clock clock) {
        List<TaskHandler<?>> handlers = new ArrayList<>(ExampleHandlers.all());
        handlers.add(new EnsureCollectionHandler(stac));
        handlers.add(new RegisterItemHandler(stac, blobs, clock));
        rasters.ifPresent(engine ->
                handlers.addAll(
                        List.of(
                                new BlobToMount(blobs),
                                new ValidateRaster(engine),
                                new CreateCog(engine, blobs, clock))));
        return new HandlerRegistry(OtherHandlers.beside(handlers));
    }
}
