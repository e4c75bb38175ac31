package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.blob.BlobOutputStore;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.application.blob.Blobs;
import org.dagmaster.application.catalog.CatalogBrowser;
import org.dagmaster.application.health.HealthChecks;
import org.dagmaster.application.port.in.BrowseCatalog;
import org.dagmaster.application.port.in.CheckHealth;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.StacCatalog;

/** What the HTTP API asks beside jobs and workflows. */
@Module
final class HttpModule {

    private HttpModule() {}

    @Provides
    static HttpPorts ports(
            SubmitJob submit,
            ResubmitJob resubmit,
            OperateJob operate,
            ViewJobs jobs,
            ExplainJob explain,
            ViewWorkflows workflows,
            ManageBlobs blobs,
            BrowseCatalog catalog,
            CheckHealth health) {
        return new HttpPorts(
                submit, resubmit, operate, jobs, explain, workflows, blobs, catalog, health);
    }

    @Provides
    @Singleton
    static ManageBlobs blobs(BlobStore store) {
        return new Blobs(store, Set.of(BlobOutputStore.CONTAINER));
    }

    @Provides
    @Singleton
    static BrowseCatalog catalog(StacCatalog catalog, BlobStore blobs) {
        return new CatalogBrowser(catalog, blobs);
    }

    @Provides
    @Singleton
    static CheckHealth health(Parts parts) {
        return new HealthChecks(parts.version(), List.of(parts.database().probe()));
    }
}
