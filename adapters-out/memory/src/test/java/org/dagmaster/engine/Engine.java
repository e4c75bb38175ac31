package org.dagmaster.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
import org.dagmaster.application.engine.JobViews;
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
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.application.worker.WorkerSettings;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.Environment;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.MutableClock;
import org.dagmaster.testing.SingleCalls;
import org.jspecify.annotations.Nullable;

/**
 * The whole engine on one thread: nothing happens until the test says so, and then as it says. A
 * worker's tasks wait in {@link #tasks} until {@link #runTasks}.
 */
final class Engine {

    static final EngineSettings SETTINGS = EngineSettings.DEFAULT;
    static final Map<QueueName, Integer> SLOTS = Map.of(Flow.LIGHT, 2, Examples.HEAVY, 1);

    final MutableClock clock = new MutableClock(Examples.NOON);
    final MemoryUnitOfWork store = new MemoryUnitOfWork(clock);
    final FaultyUnitOfWork unitOfWork = new FaultyUnitOfWork(store);
    final Workflows workflows = new Workflows();
    final Script script = new Script();
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final List<JobId> ended = new ArrayList<>();
    final Signals signals =
            new Signals(
                    new Doorbell(), new Doorbell(), new JobSignals(), ended::add, new NoPeers());
    final PinnedWorkflows pinned = new PinnedWorkflows(workflows::read);
    final OutputStore outputs = new MemoryOutputStore();
    final ViewJobs views = new JobViews(unitOfWork, pinned, outputs, signals.jobs());
    final SubmitJob submissions;
    final OperateJob operations;

    private final Path mount;
    private long ids;

    Member first;
    Worker worker;

    /** An orchestrator and what it does by the clock. */
    record Member(Orchestrator orchestrator, Housekeeping housekeeping) {

        void cycle() {
            housekeeping.run();
            orchestrator.run();
        }
    }

    private Engine(Path mount) {
        this.mount = mount;
        this.submissions =
                new SubmitJobs(
                        workflows,
                        unitOfWork,
                        clock,
                        () -> new UUID(0x019C_0000_0000_7000L + (++ids << 16), 1L << 63),
                        signals);
        this.operations = new OperateJobs(unitOfWork, pinned, evaluator(), outputs, clock, signals);
        this.first = orchestrator("orchestrator-1");
        this.worker = worker("worker-1");
    }

    static Engine on(Path mount, WorkflowDefinition... definitions) {
        Engine engine = new Engine(mount);
        Arrays.stream(definitions).forEach(engine.workflows::add);
        return engine;
    }

    /** Another orchestrator, which has said that it lives. */
    Member orchestrator(String name) {
        return orchestrator(name, SETTINGS);
    }

    private DagEvaluator evaluator() {
        return new DagEvaluator(new References(), outputs, Environment.of("test"));
    }

    Member orchestrator(String name, EngineSettings settings) {
        OwnerId owner = new OwnerId(name);
        StepRunner steps = new StepRunner(pinned, evaluator(), outputs);
        Orchestrator orchestrator =
                new Orchestrator(owner, unitOfWork, steps, clock, settings, signals);
        Housekeeping housekeeping =
                new Housekeeping(
                        owner, orchestrator, unitOfWork, clock, settings, signals.orchestrator());
        housekeeping.run();
        return new Member(orchestrator, housekeeping);
    }

    /** Another worker, which has said that it lives. */
    Worker worker(String name) {
        return worker(name, tasks::add);
    }

    Worker worker(String name, Executor threads) {
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
        Worker added =
                new Worker(
                        new WorkerId(name),
                        new HandlerRegistry(handlers),
                        outputs,
                        unitOfWork,
                        clock,
                        settings,
                        signals,
                        threads);
        added.keepAlive();
        return added;
    }

    /** What an operator does. */
    OperateJob.Answer act(JobId job, OperatorAction action) {
        return operations.act(new OperateJob.Request(job, action, "olga", null, false));
    }

    OperateJob.Answer tryOut(JobId job, OperatorAction action) {
        return operations.act(new OperateJob.Request(job, action, "olga", null, true));
    }

    JobId submit(String workflow) {
        return submit(request(workflow, Map.of(), null)).job().id();
    }

    SubmitJob.Submitted submit(SubmitJob.Request request) {
        return submissions.submit(request);
    }

    static SubmitJob.Request request(
            String workflow, Map<String, @Nullable Object> inputs, @Nullable String key) {
        return new SubmitJob.Request(workflow, null, inputs, key, null, "alice");
    }

    void letPass(Duration time) {
        clock.advance(time);
    }

    /** One step of the orchestrator, then what the worker takes; its tasks wait. */
    Engine dispatch() {
        first.cycle();
        worker.keepAlive();
        worker.run();
        return this;
    }

    /** Runs the tasks that wait, and no others. */
    Engine runTasks() {
        for (int waiting = tasks.size(); waiting > 0; waiting--) {
            tasks.remove().run();
        }
        return this;
    }

    /** Hands in what ended, and has the orchestrator read it. */
    Engine report() {
        worker.run();
        first.cycle();
        return this;
    }

    Engine cycle() {
        return dispatch().runTasks().report();
    }

    /** Goes on, with time, until the jobs that there are have ended. */
    Engine untilEnded(JobId... jobs) {
        for (int round = 0; round < 200; round++) {
            if (Arrays.stream(jobs).allMatch(job -> job(job).status().isTerminal())) {
                return this;
            }
            cycle();
            letPass(Duration.ofSeconds(5));
        }
        throw new AssertionError("not all of " + Arrays.toString(jobs) + " ended");
    }

    Stores stores() {
        return SingleCalls.in(store);
    }

    Job job(JobId id) {
        return stores().jobs().find(id).orElseThrow();
    }

    Map<String, @Nullable Object> result(JobId id) {
        Output result = job(id).result();
        return result == null ? Map.of() : outputs.value(result);
    }

    List<Attempt> attempts(JobId id) {
        return stores().attempts().of(id, job(id).nodes().keySet());
    }

    NodeState state(JobId job, String node) {
        NodeId id = new NodeId(node);
        return ChildId.parse(id)
                .flatMap(child ->
                        stores().children().find(Map.of(job, List.of(child))).values().stream()
                                .flatMap(found -> found.values().stream())
                                .findFirst())
                .orElseGet(() -> job(job).node(id));
    }

    NodeView node(JobId job, String node) {
        return views.nodes(job).stream()
                .filter(view -> view.nodeId().equals(node))
                .findFirst()
                .orElseThrow();
    }

    List<JobEvent> events(JobId job) {
        return stores().events().read(job, 0, Integer.MAX_VALUE);
    }

    List<EventType> eventTypes(JobId job) {
        return events(job).stream().map(JobEvent::type).toList();
    }
}
