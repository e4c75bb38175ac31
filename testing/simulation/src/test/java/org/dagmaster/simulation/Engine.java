package org.dagmaster.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.dagmaster.adapter.memory.MemoryUnitOfWork;
import org.dagmaster.application.engine.EngineSettings;
import org.dagmaster.application.engine.JobViews;
import org.dagmaster.application.engine.PinnedWorkflows;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.simulation.Parts.Member;
import org.dagmaster.testing.MutableClock;
import org.dagmaster.testing.SingleCalls;
import org.jspecify.annotations.Nullable;

/**
 * The whole engine on one thread: nothing happens until the test says so, and then as it says. A
 * worker's tasks wait in {@link #tasks} until {@link #runTasks}.
 */
final class Engine {

    static final EngineSettings SETTINGS = Parts.SETTINGS;
    static final Map<QueueName, Integer> SLOTS = Parts.SLOTS;

    private final Parts parts;

    final MutableClock clock;
    final MemoryUnitOfWork store;
    final FaultyUnitOfWork unitOfWork;
    final Workflows workflows;
    final Script script;
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final List<JobId> ended;
    final Signals signals;
    final PinnedWorkflows pinned;
    final OutputStore outputs;
    final ViewJobs views;
    final SubmitJob submissions;
    final OperateJob operations;
    final Invariants invariants;

    Member first;
    Worker worker;

    private Engine(Parts parts) {
        this.parts = parts;
        this.clock = parts.clock;
        this.store = parts.store;
        this.unitOfWork = new FaultyUnitOfWork(store);
        this.workflows = parts.workflows;
        this.script = parts.script;
        this.ended = parts.ended;
        this.signals = parts.signals;
        this.pinned = parts.pinned;
        this.outputs = parts.outputs;
        this.views = new JobViews(unitOfWork, pinned, outputs, signals.jobs());
        this.submissions = parts.submissions(unitOfWork);
        this.operations = parts.operations(unitOfWork);
        this.invariants = new Invariants(store, workflows);
        this.first = orchestrator("orchestrator-1");
        this.worker = worker("worker-1");
    }

    static Engine on(Path mount, WorkflowDefinition... definitions) {
        Engine engine = new Engine(new Parts(mount));
        Arrays.stream(definitions).forEach(engine.workflows::add);
        return engine;
    }

    /** Another orchestrator, which has said that it lives. */
    Member orchestrator(String name) {
        return orchestrator(name, SETTINGS);
    }

    Member orchestrator(String name, EngineSettings settings) {
        Member member = parts.orchestrator(name, settings, unitOfWork, clock);
        member.housekeeping().run();
        return member;
    }

    /** Another worker, which has said that it lives. */
    Worker worker(String name) {
        return worker(name, tasks::add);
    }

    Worker worker(String name, Executor threads) {
        Worker added = parts.worker(name, unitOfWork, clock, threads);
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
