package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Between the states of nodes and rows of {@code dag_node_states}. */
final class NodeRows {

    private NodeRows() {}

    /** A row; what a state does not have is null. */
    record NodeRow(JobId job, NodeId node, NodeState state) {

        @Nullable Instant notBefore() {
            return state instanceof NodeState.Ready ready ? ready.notBefore() : null;
        }

        @Nullable Instant since() {
            return switch (state) {
                case NodeState.Dispatched dispatched -> dispatched.since();
                case NodeState.Running running -> running.since();
                case NodeState.Pending _,
                        NodeState.Ready _,
                        NodeState.Completed _,
                        NodeState.Failed _,
                        NodeState.Skipped _,
                        NodeState.Cancelled _ ->
                        null;
            };
        }

        @Nullable WorkerId worker() {
            return state instanceof NodeState.Running running ? running.worker() : null;
        }

        @Nullable String output() {
            return state instanceof NodeState.Completed completed
                    ? Json.write(completed.output())
                    : null;
        }

        @Nullable String failure() {
            return state instanceof NodeState.Failed failed ? Json.write(failed.failure()) : null;
        }
    }

    static NodeRow read(ResultSet row) throws SQLException {
        return new NodeRow(Columns.job(row), new NodeId(row.getString("node_id")), state(row));
    }

    private static NodeState state(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        return switch (NodeStatus.valueOf(row.getString("status"))) {
            case PENDING -> new NodeState.Pending();
            case READY -> new NodeState.Ready(attempt, Columns.nullableInstant(row, "not_before"));
            case DISPATCHED -> new NodeState.Dispatched(attempt, Columns.instant(row, "since"));
            case RUNNING ->
                    new NodeState.Running(
                            attempt,
                            new WorkerId(row.getString("worker")),
                            Columns.instant(row, "since"));
            case COMPLETED -> new NodeState.Completed(attempt, Json.read(row.getString("output")));
            case FAILED -> new NodeState.Failed(attempt, failure(row));
            case SKIPPED -> new NodeState.Skipped(attempt);
            case CANCELLED -> new NodeState.Cancelled(attempt);
        };
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return Json.readFailure(row.getString("failure"));
    }
}
