package org.dagmaster.bootstrap.profile;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.dagmaster.adapter.postgres.PostgresPeers;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.application.engine.Housekeeping;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.Retention;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.worker.WorkFolders;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.application.worker.WorkerSettings;
import org.dagmaster.application.workflow.WorkflowCatalog;

/**
 * What a process can be made of. Each part is made when it is asked for: a process whose roles lack
 * a worker makes none, and needs no GDAL.
 */
@Singleton
@Component(
        modules = {
            StorageModule.class,
            LanguageModule.class,
            HandlerModule.class,
            WorkerModule.class,
            EngineModule.class,
            HttpModule.class
        })
public interface Profile {

    HttpPorts http();

    WorkflowCatalog workflows();

    Orchestrator orchestrator();

    Housekeeping housekeeping();

    Retention retention();

    Worker worker();

    WorkerSettings workerSettings();

    WorkFolders workFolders();

    Signals signals();

    ExecutorService taskThreads();

    PostgresPeers peers();

    /** Builds the component. */
    @Component.Factory
    interface Factory {
        Profile create(@BindsInstance Parts parts);
    }
}
