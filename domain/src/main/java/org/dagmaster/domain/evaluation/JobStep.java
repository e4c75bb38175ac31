package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One step of one job: takes reports and decisions, and gathers everything that must be written in
 * the same transaction. Every move of a state goes through here, along the tables, with its event.
 */
public final class JobStep {

    private final WorkflowGraph graph;
    private final Job before;
    private final Instant now;

    private final Map<NodeId, NodeState> nodes;
    private JobStatus status;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Map<String, @Nullable Object> result;
    private @Nullable Failure failure;

    private final Set<NodeId> changed = new LinkedHashSet<>();
    private final List<JobEvent> events = new ArrayList<>();
    private final List<TaskMessage> dispatched = new ArrayList<>();
    private final List<TaskReport> ended = new ArrayList<>();
    private final List<TaskId> givenUp = new ArrayList<>();

    public JobStep(WorkflowGraph graph, Job job, Instant now) {
        this.graph = graph;
        this.before = job;
        this.now = now;
        this.nodes = new LinkedHashMap<>(job.nodes());
        this.status = job.status();
        this.startedAt = job.startedAt();
        this.endedAt = job.endedAt();
        this.result = job.result();
        this.failure = job.failure();
    }

    /** Ends a job that cannot be carried on, such as one whose pinned workflow cannot be read. */
    public static JobStep abandon(Job job, Failure cause, Instant now) {
        WorkflowDefinition unknown =
                new WorkflowDefinition(job.workflow(), "", "", Map.of(), Map.of());
        JobStep step = new JobStep(WorkflowGraph.of(unknown), job, now).start();
        step.decide(new Decision.FailJob(cause));
        return step;
    }

    /** Lets a submitted job begin; does nothing for one that has begun. */
    public JobStep start() {
        if (status == JobStatus.PENDING) {
            status = status.to(JobStatus.RUNNING);
            startedAt = now;
            event(now, EventType.JOB_STARTED, null, Map.of());
        }
        return this;
    }

    /**
     * Takes in what is heard of an attempt. A report of an attempt that is not the present one, or
     * of a node that no longer waits for one, is too late and changes nothing.
     */
    public JobStep report(TaskReport report) {
        return report(report, 0);
    }

    /**
     * As {@link #report(TaskReport)}.
     *
     * @param spared how many earlier attempts of the node used up no retry
     */
    public JobStep report(TaskReport report, int spared) {
        NodeState state = node(report.task().node());
        boolean present = state.status().isInFlight() && state.attempt() == report.task().attempt();
        if (present) {
            switch (report) {
                case TaskReport.Started started -> started(started);
                case TaskReport.Succeeded succeeded -> succeeded(succeeded);
                case TaskReport.Failed failed -> failed(failed, spared);
            }
        }
        return this;
    }

    /** Carries the job as far as it can go. */
    public JobStep advance(DagEvaluator evaluator) {
        evaluator.evaluate(graph, job(), now).forEach(this::decide);
        return this;
    }

    /** The job after the step. */
    public Job job() {
        return new Job(
                before.id(),
                before.workflow(),
                status,
                before.inputs(),
                nodes,
                before.lastEvent() + events.size(),
                before.createdAt(),
                startedAt,
                endedAt,
                result,
                failure);
    }

    public Set<NodeId> changedNodes() {
        return changed;
    }

    public boolean headerChanged() {
        return status != before.status();
    }

    public boolean changedAnything() {
        return !events.isEmpty();
    }

    public List<JobEvent> events() {
        return events;
    }

    /** Tasks to put on their queues. */
    public List<TaskMessage> dispatched() {
        return dispatched;
    }

    /** The final reports that were taken in: attempts that are now history. */
    public List<TaskReport> endedAttempts() {
        return ended;
    }

    /** Attempts to take off queues and away from workers. */
    public List<TaskId> givenUp() {
        return givenUp;
    }

    /** When the next retry is due; null if none waits. */
    public static @Nullable Instant nextDue(Job job) {
        Instant next = null;
        for (NodeState state : job.nodes().values()) {
            if (state instanceof NodeState.Ready(_, Instant due) && due != null) {
                next = next == null || due.isBefore(next) ? due : next;
            }
        }
        return next;
    }

    private NodeState node(NodeId id) {
        return nodes.getOrDefault(id, before.node(id));
    }

    private void started(TaskReport.Started report) {
        if (node(report.task().node()) instanceof NodeState.Dispatched(int attempt, _)) {
            move(
                    report.task().node(),
                    new NodeState.Running(attempt, report.worker(), report.startedAt()));
            event(
                    report.startedAt(),
                    EventType.NODE_STARTED,
                    report.task().node(),
                    detail(attempt, "worker", report.worker().value()));
        }
    }

    private void succeeded(TaskReport.Succeeded report) {
        started(new TaskReport.Started(report.task(), report.worker(), report.startedAt()));
        int attempt = report.task().attempt();
        ended.add(report);
        move(report.task().node(), new NodeState.Completed(attempt, report.output()));
        event(
                report.endedAt(),
                EventType.NODE_COMPLETED,
                report.task().node(),
                detail(attempt, "worker", report.worker().value()));
    }

    private void failed(TaskReport.Failed report, int spared) {
        if (report.worker() != null && report.startedAt() != null) {
            started(new TaskReport.Started(report.task(), report.worker(), report.startedAt()));
        }
        TaskId task = report.task();
        ended.add(report);
        move(task.node(), new NodeState.Failed(task.attempt(), report.failure()));
        boolean timedOut = report.failure().code().equals(ErrorCode.TIMED_OUT);
        event(
                report.endedAt(),
                timedOut ? EventType.NODE_TIMED_OUT : EventType.NODE_FAILED,
                task.node(),
                failureDetail(task.attempt(), report.failure()));
        retry(task, report.failure(), spared);
    }

    private void retry(TaskId task, Failure cause, int spared) {
        // A worker that was told to stop is no fault of the task: it goes on elsewhere at once.
        boolean stopped = cause.code().equals(ErrorCode.WORKER_STOPPED);
        RetryPolicy policy = taskOf(task.node()).retry();
        if (!stopped && !(cause.retryable() && policy.allowsRetryAfter(task.attempt() - spared))) {
            return;
        }
        Instant due = stopped ? now : now.plus(policy.delayAfter(task.attempt(), jitter(task)));
        move(task.node(), new NodeState.Ready(task.attempt(), due));
        Map<String, @Nullable Object> detail =
                detail(task.attempt() + 1, "retry_at", due.toString());
        event(now, EventType.NODE_RETRIED, task.node(), detail);
    }

    private void decide(Decision decision) {
        switch (decision) {
            case Decision.Dispatch(NodeId node, var params) -> dispatch(node, params);
            case Decision.Complete(NodeId node, var output) -> {
                ready(node);
                move(node, new NodeState.Completed(1, output));
                event(now, EventType.NODE_COMPLETED, node, completionDetail(output));
            }
            case Decision.Fail(NodeId node, Failure cause) -> {
                ready(node);
                int attempt = node(node).attempt();
                move(node, new NodeState.Failed(attempt, cause));
                boolean template = cause.code().equals(ErrorCode.TEMPLATE_FAILED);
                EventType type = template ? EventType.TEMPLATE_FAILED : EventType.NODE_FAILED;
                event(now, type, node, failureDetail(attempt, cause));
            }
            case Decision.Skip(NodeId node) -> {
                move(node, new NodeState.Skipped(node(node).attempt()));
                event(now, EventType.NODE_SKIPPED, node, Map.of());
            }
            case Decision.CompleteJob(var outcome) -> {
                end(JobStatus.COMPLETED);
                result = outcome;
                event(now, EventType.JOB_COMPLETED, null, Map.of());
            }
            case Decision.FailJob(Failure cause) -> {
                cancelTheRest();
                end(JobStatus.FAILED);
                failure = cause;
                event(now, EventType.JOB_FAILED, null, failureDetail(0, cause));
            }
        }
    }

    private void dispatch(NodeId node, Map<String, @Nullable Object> params) {
        ready(node);
        TaskSpec task = taskOf(node);
        TaskId id = new TaskId(before.id(), node, node(node).attempt() + 1);
        move(node, new NodeState.Dispatched(id.attempt(), now));
        dispatched.add(new TaskMessage(id, task.queue(), task.handler(), params, task.timeout()));
        event(
                now,
                EventType.NODE_DISPATCHED,
                node,
                detail(id.attempt(), "queue", task.queue().value()));
    }

    private void ready(NodeId node) {
        if (node(node) instanceof NodeState.Pending) {
            move(node, new NodeState.Ready(0, null));
            event(now, EventType.NODE_READY, node, Map.of());
        }
    }

    private void cancelTheRest() {
        Set<NodeId> all = new LinkedHashSet<>(nodes.keySet());
        graph.order().forEach(definition -> all.add(definition.id()));
        for (NodeId id : all) {
            NodeState state = node(id);
            if (state.status().isTerminal()) {
                continue;
            }
            if (state.status().isInFlight()) {
                givenUp.add(new TaskId(before.id(), id, state.attempt()));
            }
            move(id, new NodeState.Cancelled(state.attempt()));
            event(now, EventType.NODE_CANCELLED, id, Map.of());
        }
    }

    private void end(JobStatus last) {
        status = status.to(last);
        endedAt = now;
    }

    private void move(NodeId node, NodeState next) {
        node(node).status().to(next.status());
        nodes.put(node, next);
        changed.add(node);
    }

    private TaskSpec taskOf(NodeId node) {
        if (graph.definition().node(node) instanceof TaskNode task) {
            return task.task();
        }
        throw new IllegalStateException(node + " of " + before.workflow() + " is no task");
    }

    private void event(
            Instant at,
            EventType type,
            @Nullable NodeId node,
            Map<String, @Nullable Object> detail) {
        long seq = before.lastEvent() + events.size() + 1;
        events.add(new JobEvent(before.id(), seq, at, type, node, detail));
    }

    private static Map<String, @Nullable Object> detail(int attempt, String key, String value) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("attempt", attempt);
        detail.put(key, value);
        return detail;
    }

    private static Map<String, @Nullable Object> failureDetail(int attempt, Failure cause) {
        Map<String, @Nullable Object> detail = detail(attempt, "code", cause.code().value());
        detail.put("message", cause.message());
        detail.put("retryable", cause.retryable());
        return detail;
    }

    private static Map<String, @Nullable Object> completionDetail(
            Map<String, @Nullable Object> output) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        if (output.containsKey(Edge.BRANCH)) {
            detail.put(Edge.BRANCH, output.get(Edge.BRANCH));
        }
        return detail;
    }

    /** Spread evenly within 0 and 1, and the same whenever it is asked. */
    private static double jitter(TaskId task) {
        return Math.floorMod(task.hashCode() * 0x9E3779B9, 1 << 20) / (double) (1 << 20);
    }
}
