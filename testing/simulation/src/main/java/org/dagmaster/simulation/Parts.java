package org.dagmaster.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.dagmaster.adapter.memory.MemoryOutputStore;
import org.dagmaster.adapter.memory.MemoryUnitOfWork;
import org.dagmaster.adapter.memory.NoPeers;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.application.engine.EngineSettings;
import org.dagmaster.application.engine.Housekeeping;
import org.dagmaster.application.engine.JobSignals;
import org.dagmaster.application.engine.OperateJobs;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.PinnedWorkflows;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.engine.StepRunner;
import org.dagmaster.application.engine.SubmitJobs;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.handler.example.Echo;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.application.worker.WorkerSettings;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.Environment;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is put together from: the real services, on one store in memory and by one clock.
 * Nothing happens until somebody says so.
 */
final class Parts {

    static final EngineSettings SETTINGS = EngineSettings.DEFAULT;
    static final Map<QueueName, Integer> SLOTS = Map.of(Flow.LIGHT, 2, Examples.HEAVY, 1);

    /** The database's clock. */
    final MutableClock clock = new MutableClock(Examples.NOON);

    final MemoryUnitOfWork store = new MemoryUnitOfWork(clock);
    final Workflows workflows = new Workflows();
    final Script script = new Script();
    final List<JobId> ended = new ArrayList<>();
    final Signals signals =
            new Signals(
                    new Doorbell(), new Doorbell(), new JobSignals(), ended::add, new NoPeers());
    final PinnedWorkflows pinned = new PinnedWorkflows(workflows::read);
    final OutputStore outputs = new MemoryOutputStore();
    final DagEvaluator evaluator =
            new DagEvaluator(new References(), outputs, Environment.of("test"));

    private final Path mount;
    private long ids;

    /**
     * @param mount the folder under which each job has its own work folder
     */
    Parts(Path mount) {
        this.mount = mount;
    }

    /** An orchestrator and what it does by the clock. */
    record Member(Orchestrator orchestrator, Housekeeping housekeeping) {

        void cycle() {
            housekeeping.run();
            orchestrator.run();
        }
    }

    Member orchestrator(String name, EngineSettings settings, UnitOfWork work, Clock itsClock) {
        OwnerId owner = new OwnerId(name);
        StepRunner steps = new StepRunner(pinned, evaluator, outputs);
        Orchestrator orchestrator =
                new Orchestrator(owner, work, steps, itsClock, settings, signals);
        Housekeeping housekeeping =
                new Housekeeping(
                        owner, orchestrator, work, itsClock, settings, signals.orchestrator());
        return new Member(orchestrator, housekeeping);
    }

    /**
     * @param threads what runs the worker's tasks, at once or later
     */
    Worker worker(String name, UnitOfWork work, Clock itsClock, Executor threads) {
        return worker(name, work, itsClock, threads, null);
    }

    /** One in the same process as an orchestrator. */
    Worker worker(
            String name,
            UnitOfWork work,
            Clock itsClock,
            Executor threads,
            @Nullable Orchestrator beside) {
        WorkerSettings settings =
                new WorkerSettings(
                        SLOTS,
                        mount,
                        SETTINGS.lease(),
                        SETTINGS.heartbeat(),
                        Duration.ofMillis(250),
                        SETTINGS.slowPoll(),
                        Limits.NONE);
        List<TaskHandler<?>> handlers = List.of(script, new Echo());
        return new Worker(
                new WorkerId(name),
                new HandlerRegistry(handlers),
                outputs,
                work,
                itsClock,
                settings,
                signals,
                threads,
                beside);
    }

    SubmitJob submissions(UnitOfWork work) {
        return new SubmitJobs(workflows, work, clock, this::nextId, signals);
    }

    OperateJob operations(UnitOfWork work) {
        return new OperateJobs(work, pinned, evaluator, outputs, clock, signals);
    }

    /** Of the form of a UUID of version 7, each later in order than all before it. */
    private UUID nextId() {
        return new UUID(0x019C_0000_0000_7000L + (++ids << 16), 1L << 63);
    }
}
