package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.handler.example.ExampleHandlers;
import org.dagmaster.application.handler.stac.EnsureCollectionHandler;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.application.worker.HandlerRegistry;

/** The handlers of this process. Without GDAL on the machine the raster handlers are left out. */
@Module
final class HandlerModule {

    private HandlerModule() {}

    @Provides
    @Singleton
    static HandlerRegistry registry(BlobStore blobs, StacCatalog stac, Clock clock) {
        List<TaskHandler<?>> handlers = new ArrayList<>(ExampleHandlers.all());
        handlers.add(new EnsureCollectionHandler(stac));
        handlers.add(new RegisterItemHandler(stac, blobs, clock));
        return new HandlerRegistry(handlers);
    }
}
