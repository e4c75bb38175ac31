package org.dagmaster.bootstrap.profile;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.application.engine.Housekeeping;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.worker.WorkFolders;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.application.workflow.WorkflowCatalog;

/** API, orchestrator and worker in one process. */
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
public interface AllInOne {

    HttpPorts http();

    WorkflowCatalog workflows();

    Orchestrator orchestrator();

    Housekeeping housekeeping();

    Worker worker();

    WorkFolders workFolders();

    Signals signals();

    ExecutorService taskThreads();

    /** Builds the component. */
    @Component.Factory
    interface Factory {
        AllInOne create(@BindsInstance Parts parts);
    }
}
