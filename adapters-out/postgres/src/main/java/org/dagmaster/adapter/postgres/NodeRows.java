package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Between states and rows of {@code dag_node_states}; those of children are of the same form. */
final class NodeRows {

    private NodeRows() {}

    /** A row; what a state does not have is null. */
    record NodeRow(JobId job, NodeId node, NodeState state) {

        int spared() {
            return NodeRows.spared(state);
        }

        @Nullable Instant notBefore() {
            return NodeRows.notBefore(state);
        }

        @Nullable Instant since() {
            return NodeRows.since(state);
        }

        @Nullable WorkerId worker() {
            return NodeRows.worker(state);
        }

        @Nullable String output() {
            return NodeRows.output(state);
        }

        @Nullable String outputRef() {
            return NodeRows.outputRef(state);
        }

        @Nullable String failure() {
            return NodeRows.failure(state);
        }

        @Nullable String children() {
            return state instanceof NodeState.FanningOut(_, _, FanOutCounts counts, _)
                    ? Json.write(counts)
                    : null;
        }
    }

    static int spared(NodeState state) {
        return switch (state) {
            case NodeState.Ready ready -> ready.spared();
            case NodeState.Dispatched dispatched -> dispatched.spared();
            case NodeState.Running running -> running.spared();
            default -> 0;
        };
    }

    static @Nullable Instant notBefore(NodeState state) {
        return state instanceof NodeState.Ready ready ? ready.notBefore() : null;
    }

    static @Nullable Instant since(NodeState state) {
        return switch (state) {
            case NodeState.Dispatched dispatched -> dispatched.since();
            case NodeState.Running running -> running.since();
            case NodeState.FanningOut fanningOut -> fanningOut.since();
            default -> null;
        };
    }

    static @Nullable WorkerId worker(NodeState state) {
        return state instanceof NodeState.Running running ? running.worker() : null;
    }

    static @Nullable String output(NodeState state) {
        return state instanceof NodeState.Completed completed
                ? Outputs.json(completed.output())
                : null;
    }

    static @Nullable String outputRef(NodeState state) {
        return state instanceof NodeState.Completed completed
                ? Outputs.reference(completed.output())
                : null;
    }

    static @Nullable String failure(NodeState state) {
        return switch (state) {
            case NodeState.Failed failed -> Json.write(failed.failure());
            case NodeState.FanningOut fanningOut -> Json.write(fanningOut.cause());
            default -> null;
        };
    }

    static NodeRow read(ResultSet row) throws SQLException {
        FanOutCounts counts = Json.readNullableCounts(row.getString("children"));
        NodeState state =
                counts == null
                        ? state(row)
                        : new NodeState.FanningOut(
                                row.getInt("attempt"),
                                Columns.instant(row, "since"),
                                counts,
                                Json.readNullableFailure(row.getString("failure")));
        return new NodeRow(Columns.job(row), new NodeId(row.getString("node_id")), state);
    }

    /** The state of a row that is not a fan_out at work. */
    static NodeState state(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        int spared = row.getInt("spared");
        return switch (NodeStatus.valueOf(row.getString("status"))) {
            case PENDING -> new NodeState.Pending(attempt);
            case READY ->
                    new NodeState.Ready(
                            attempt, spared, Columns.nullableInstant(row, "not_before"));
            case DISPATCHED ->
                    new NodeState.Dispatched(attempt, spared, Columns.instant(row, "since"));
            case RUNNING ->
                    new NodeState.Running(
                            attempt,
                            spared,
                            new WorkerId(row.getString("worker")),
                            Columns.instant(row, "since"));
            case COMPLETED -> new NodeState.Completed(attempt, Outputs.readPresent(row, "output"));
            case FAILED ->
                    new NodeState.Failed(attempt, Json.readFailure(row.getString("failure")));
            case SKIPPED -> new NodeState.Skipped(attempt);
            case CANCELLED -> new NodeState.Cancelled(attempt);
        };
    }
}
