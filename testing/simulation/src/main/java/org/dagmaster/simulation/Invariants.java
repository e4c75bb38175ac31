package org.dagmaster.simulation;

import static org.dagmaster.simulation.Violation.require;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * Checks what must hold of jobs between any two transactions. It follows each job from look to
 * look, so that a look costs what happened since the last one, not all that ever happened.
 */
final class Invariants {

    private final UnitOfWork store;
    private final Workflows workflows;
    private final Map<JobId, History> histories = new HashMap<>();

    Invariants(UnitOfWork store, Workflows workflows) {
        this.store = store;
        this.workflows = workflows;
    }

    /**
     * @throws Violation if something does not hold
     */
    void check(JobId job) {
        check(look(List.of(job)));
    }

    /** How jobs stand, and what happened since they were checked last. */
    List<Snapshot> look(Collection<JobId> jobs) {
        Map<JobId, Long> seen = new LinkedHashMap<>();
        jobs.forEach(job -> {
            History known = histories.get(job);
            seen.put(job, known == null ? 0 : known.seen());
        });
        return Snapshot.of(store, workflows, seen);
    }

    /**
     * @throws Violation if something does not hold
     */
    void check(List<Snapshot> snapshots) {
        snapshots.forEach(this::check);
    }

    /** Where the tasks of a job are; reports of starts are passed over. */
    Traces traces(JobId job) {
        return Traces.of(Snapshot.of(store, workflows, Map.of(job, 0L)).getFirst());
    }

    private void check(Snapshot snapshot) {
        Map<NodeId, NodeState> states = snapshot.states();
        Job job = snapshot.job();
        History history =
                histories.computeIfAbsent(
                        job.id(), _ -> new History(workflows.definition(job.workflow())));
        history.play(snapshot.news());
        checkPlaces(snapshot, states);
        checkHolds(snapshot);
        checkCounters(snapshot);
        checkOutputs(job, states);
        GatheredChildren.check(snapshot, workflows.definition(job.workflow()));
        if (job.status().isTerminal()) {
            checkFinished(snapshot, states);
            checkAttempts(snapshot);
        }
        history.requireToldBy(job, states);
    }

    private static void checkPlaces(Snapshot snapshot, Map<NodeId, NodeState> states) {
        Job job = snapshot.job();
        Traces traces = Traces.of(snapshot);
        Set<TaskId> inFlight = new HashSet<>();
        states.forEach((node, state) -> {
            if (state instanceof NodeState.Dispatched || state instanceof NodeState.Running) {
                TaskId task = new TaskId(job.id(), node, state.attempt());
                inFlight.add(task);
                require(
                        state instanceof NodeState.Dispatched || !traces.queued().contains(task),
                        Invariant.PLACES,
                        "%s runs, and is on a queue",
                        task);
                require(
                        traces.has(task),
                        Invariant.PLACES,
                        "%s is %s, but on no queue, with no worker and not reported",
                        task,
                        state.status());
            }
        });
        for (TaskId task : traces.all()) {
            require(
                    inFlight.contains(task),
                    Invariant.PLACES,
                    "%s is %s, but %s is %s",
                    task,
                    traces.placesOf(task),
                    task.node(),
                    states.get(task.node()));
            require(
                    traces.placesOf(task).size() == 1,
                    Invariant.PLACES,
                    "%s is in more than one place: %s",
                    task,
                    traces.placesOf(task));
        }
        for (TaskReport report : snapshot.reports()) {
            require(
                    inFlight.contains(report.task()),
                    Invariant.PLACES,
                    "there is a report of %s, which is not in flight",
                    report.task());
        }
        if (job.status() == JobStatus.RUNNING) {
            job.nodes().forEach((node, state) -> requireWaits(job, node, state));
        }
    }

    private static void requireWaits(Job job, NodeId node, NodeState state) {
        require(
                !(state instanceof NodeState.Ready ready) || ready.notBefore() != null,
                Invariant.PLACES,
                "%s of job %s is READY, and waits for nothing",
                node,
                job.id());
    }

    private static void checkHolds(Snapshot snapshot) {
        boolean isPaused = snapshot.job().status() == JobStatus.PAUSED;
        require(
                isPaused ? snapshot.queued().isEmpty() : snapshot.held().isEmpty(),
                Invariant.HOLDS,
                "job %s is %s; on queues are %s, held are %s",
                snapshot.job().id(),
                snapshot.job().status(),
                snapshot.queued(),
                snapshot.held());
    }

    private static void checkCounters(Snapshot snapshot) {
        snapshot.job()
                .nodes()
                .forEach((node, state) -> {
                    if (state instanceof NodeState.FanningOut fanOut) {
                        List<ChildRow> rows = Objects.requireNonNull(snapshot.children().get(node));
                        requireCounted(snapshot.job(), node, fanOut.counts(), rows);
                    }
                });
    }

    private static void requireCounted(
            Job job, NodeId node, FanOutCounts counts, List<ChildRow> rows) {
        int completed = 0;
        int failed = 0;
        int live = 0;
        for (ChildRow row : rows) {
            boolean isCreated = row.child().index() < counts.created();
            NodeStatus status = row.state().status();
            completed += isCreated && status == NodeStatus.COMPLETED ? 1 : 0;
            failed += isCreated && status == NodeStatus.FAILED ? 1 : 0;
            live += isLive(status) ? 1 : 0;
        }
        require(
                completed == counts.completed()
                        && failed == counts.failed()
                        && live == counts.live(),
                Invariant.COUNTERS,
                "%s of job %s counts %s, but of its children %d completed, %d failed, %d are live",
                node,
                job.id(),
                counts,
                completed,
                failed,
                live);
    }

    private static boolean isLive(NodeStatus status) {
        return status == NodeStatus.READY || status.isInFlight();
    }

    private static void checkOutputs(Job job, Map<NodeId, NodeState> states) {
        states.forEach((node, state) -> {
            if (state instanceof NodeState.Completed completed) {
                Object made = Acts.maker(completed.output());
                String task = "%s:%d".formatted(node, completed.attempt());
                require(
                        made == null || made.equals(task),
                        Invariant.OUTPUTS,
                        "%s of job %s completed as %s, but its output is of %s",
                        node,
                        job.id(),
                        task,
                        made);
            }
        });
    }

    private void checkAttempts(Snapshot snapshot) {
        Job job = snapshot.job();
        WorkflowDefinition definition = workflows.definition(job.workflow());
        job.nodes()
                .forEach((node, state) -> {
                    boolean isTask = definition.nodes().get(node) instanceof TaskNode;
                    require(
                            !isTask
                                    || !(state instanceof NodeState.Completed)
                                    || snapshot.attempts()
                                            .contains(new TaskId(job.id(), node, state.attempt())),
                            Invariant.ATTEMPTS,
                            "%s of job %s completed, but attempt %d is not in the log",
                            node,
                            job.id(),
                            state.attempt());
                });
    }

    private static void checkFinished(Snapshot snapshot, Map<NodeId, NodeState> states) {
        Job job = snapshot.job();
        states.forEach((node, state) -> {
            boolean isOver =
                    state.status().isTerminal()
                            // A child of a fan_out that did not run again.
                            || (state.status() == NodeStatus.PENDING
                                    && !job.nodes().containsKey(node));
            require(
                    isOver,
                    Invariant.FINISHED,
                    "job %s is %s, but %s is %s",
                    job.id(),
                    job.status(),
                    node,
                    state.status());
        });
        boolean isBare =
                Traces.of(snapshot).count() == 0
                        && snapshot.reports().isEmpty()
                        && !snapshot.isOwned();
        require(
                isBare,
                Invariant.FINISHED,
                "job %s is %s, but there are still %s",
                job.id(),
                job.status(),
                snapshot);
    }
}
