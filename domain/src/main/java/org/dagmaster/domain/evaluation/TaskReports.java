package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** What reports of workers do to a job's nodes and children. */
final class TaskReports {

    /** Causes that use up no retry. */
    private static final Set<ErrorCode> SPARED =
            Set.of(ErrorCode.WORKER_STOPPED, ErrorCode.WORKER_LOST);

    private final WorkflowGraph graph;
    private final JobMoves moves;
    private final Instant now;

    TaskReports(WorkflowGraph graph, JobMoves moves, Instant now) {
        this.graph = graph;
        this.moves = moves;
        this.now = now;
    }

    /** Whether the report is of the present attempt of a node that waits for one. */
    boolean isPresent(TaskReport report) {
        NodeState state = moves.state(report.task().node());
        return state.status().isInFlight() && state.attempt() == report.task().attempt();
    }

    void take(TaskReport report) {
        NodeId node = report.task().node();
        switch (report) {
            case TaskReport.Started started -> started(started);
            case TaskReport.Succeeded succeeded -> {
                // Of children the end alone is told: they may be a hundred thousand.
                if (!moves.isChild(node)) {
                    started(succeeded.task(), succeeded);
                }
                succeeded(succeeded);
            }
            case TaskReport.Failed failed -> {
                if (!moves.isChild(node)) {
                    started(failed);
                }
                failed(failed);
            }
        }
    }

    private void started(TaskReport.Started report) {
        NodeId node = report.task().node();
        if (moves.state(node) instanceof NodeState.Dispatched(int attempt, int spared, _)) {
            moves.move(
                    node,
                    new NodeState.Running(attempt, spared, report.worker(), report.startedAt()));
            moves.event(
                    report.startedAt(),
                    EventType.NODE_STARTED,
                    node,
                    Details.of(attempt, "worker", report.worker().value()));
        }
    }

    private void started(TaskId task, TaskReport.Succeeded report) {
        started(new TaskReport.Started(task, report.worker(), report.startedAt()));
    }

    private void started(TaskReport.Failed report) {
        if (report.worker() != null && report.startedAt() != null) {
            started(new TaskReport.Started(report.task(), report.worker(), report.startedAt()));
        }
    }

    private void succeeded(TaskReport.Succeeded report) {
        TaskId task = report.task();
        moves.move(task.node(), new NodeState.Completed(task.attempt(), report.output()));
        moves.event(
                report.endedAt(),
                EventType.NODE_COMPLETED,
                task.node(),
                Details.of(task.attempt(), "worker", report.worker().value()));
    }

    private void failed(TaskReport.Failed report) {
        TaskId task = report.task();
        int spared = spared(moves.state(task.node()));
        moves.move(task.node(), new NodeState.Failed(task.attempt(), report.failure()));
        boolean timedOut = report.failure().code().equals(ErrorCode.TIMED_OUT);
        moves.event(
                report.endedAt(),
                timedOut ? EventType.NODE_TIMED_OUT : EventType.NODE_FAILED,
                task.node(),
                Details.of(task.attempt(), report.failure()));
        NodeState.Ready ready = retry(task, report.failure(), spared);
        if (ready == null) {
            return;
        }
        moves.move(task.node(), ready);
        Map<String, @Nullable Object> detail =
                Details.of(task.attempt() + 1, "retry_at", String.valueOf(ready.notBefore()));
        moves.event(now, EventType.NODE_RETRIED, task.node(), detail);
    }

    /** The wait for another attempt; null if it has failed for good. */
    private NodeState.@Nullable Ready retry(TaskId task, Failure cause, int spared) {
        int attempt = task.attempt();
        // No fault of the task, as far as is known: it goes on elsewhere at once.
        if (SPARED.contains(cause.code())) {
            return new NodeState.Ready(attempt, spared + 1, now);
        }
        RetryPolicy policy = graph.task(task.node()).retry();
        int counted = attempt - spared;
        if (cause.retryable() && policy.allowsRetryAfter(counted)) {
            Instant due = now.plus(policy.delayAfter(counted, jitter(task)));
            return new NodeState.Ready(attempt, spared, due);
        }
        return null;
    }

    private static int spared(NodeState state) {
        return switch (state) {
            case NodeState.Dispatched dispatched -> dispatched.spared();
            case NodeState.Running running -> running.spared();
            default -> 0;
        };
    }

    /** Spread evenly within 0 and 1, and the same whenever it is asked. */
    private static double jitter(TaskId task) {
        return Math.floorMod(task.hashCode() * 0x9E3779B9, 1 << 20) / (double) (1 << 20);
    }
}
