package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dagmaster.adapter.blob.BlobOutputStore;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.adapter.stac.PgStacCatalog;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.Ids;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.bootstrap.config.Setting;

/** Where things are kept, and what time it is. */
@Module
final class StorageModule {

    private StorageModule() {}

    @Provides
    @Singleton
    static UnitOfWork unitOfWork(Parts parts) {
        return parts.database().unitOfWork();
    }

    @Provides
    @Singleton
    static BlobStore blobs(Parts parts) {
        try {
            return new FileBlobStore(parts.config().folder(Setting.BLOBS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provides
    @Singleton
    static OutputStore outputs(BlobStore blobs) {
        return new BlobOutputStore(blobs);
    }

    @Provides
    @Singleton
    static StacCatalog stac(Parts parts) {
        return new PgStacCatalog(parts.database().dataSource());
    }

    @Provides
    static Clock clock(Parts parts) {
        return parts.clock();
    }

    @Provides
    static Ids ids(Parts parts) {
        return parts.ids();
    }
}
