package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.worker.WorkFolders;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.application.worker.WorkerSettings;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;

/** Running tasks. */
@Module
final class WorkerModule {

    private WorkerModule() {}

    @Provides
    @Singleton
    static WorkerSettings settings(Parts parts) {
        Config config = parts.config();
        return new WorkerSettings(
                config.queues(),
                config.folder(Setting.MOUNT),
                config.seconds(Setting.LEASE_SECONDS),
                config.seconds(Setting.HEARTBEAT_SECONDS),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                config.limits());
    }

    @Provides
    @Singleton
    static WorkFolders folders(WorkerSettings settings, UnitOfWork unitOfWork, Clock clock) {
        return new WorkFolders(settings.mount(), unitOfWork, clock);
    }

    /** Platform threads, as many as slots: GDAL must not pin the carriers of virtual ones. */
    @Provides
    @Singleton
    static ExecutorService threads(WorkerSettings settings) {
        return Executors.newFixedThreadPool(
                settings.allSlots(), Thread.ofPlatform().name("task-", 0).daemon().factory());
    }

    @Provides
    @Singleton
    static Worker worker(
            Parts parts,
            HandlerRegistry handlers,
            OutputStore outputs,
            UnitOfWork unitOfWork,
            Clock clock,
            WorkerSettings settings,
            Signals signals,
            ExecutorService threads,
            Provider<Orchestrator> orchestrator) {
        return new Worker(
                parts.worker(),
                handlers,
                outputs,
                unitOfWork,
                clock,
                settings,
                signals,
                threads,
                parts.roles().contains(Role.ORCHESTRATOR) ? orchestrator.get() : null);
    }
}
