package org.dagmaster.bootstrap.profile;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.application.workflow.WorkflowCatalog;

/** The API alone: jobs are taken in and shown, and wait for a process that carries them on. */
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
public interface Api {

    HttpPorts http();

    WorkflowCatalog workflows();

    /** Builds the component. */
    @Component.Factory
    interface Factory {
        Api create(@BindsInstance Parts parts);
    }
}
