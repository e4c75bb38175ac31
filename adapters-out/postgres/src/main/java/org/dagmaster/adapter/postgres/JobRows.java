package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jdbi.v3.core.Handle;

/** Reads jobs from {@code dag_jobs}, and their nodes. */
final class JobRows {

    /** What {@link #read} needs, of a table or CTE named {@code j}. */
    static final String COLUMNS =
            """
            j.job_id, j.workflow_id, j.workflow_version, j.status, j.last_event, j.created_at,
            j.started_at, j.ended_at, j.inputs, j.result, j.result_ref, j.failure, j.owner_epoch
            """;

    private JobRows() {}

    /** A job without its nodes. */
    static Job read(ResultSet row) throws SQLException {
        return new Job(
                Columns.job(row),
                new WorkflowRef(
                        new WorkflowId(row.getString("workflow_id")),
                        row.getInt("workflow_version")),
                JobStatus.valueOf(row.getString("status")),
                Json.read(row.getString("inputs")),
                Map.of(),
                row.getLong("last_event"),
                Columns.instant(row, "created_at"),
                Columns.nullableInstant(row, "started_at"),
                Columns.nullableInstant(row, "ended_at"),
                Outputs.read(row, "result"),
                Json.readNullableFailure(row.getString("failure")));
    }

    /** The nodes of these jobs, in one round trip. */
    static Map<JobId, Map<NodeId, NodeState>> nodesOf(Handle handle, List<JobId> jobs) {
        Map<JobId, Map<NodeId, NodeState>> nodes = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        SELECT n.job_id, n.node_id, n.status, n.attempt, n.spared, n.not_before,
                               n.since, n.worker, n.output, n.output_ref, n.failure, n.children
                        FROM unnest(:jobs::uuid[]) AS wanted (job_id)
                        JOIN dagapp.dag_node_states n USING (job_id)
                        """)
                .bind("jobs", Columns.ids(jobs))
                .map((row, _) -> NodeRows.read(row))
                .forEach(row ->
                        nodes.computeIfAbsent(row.job(), _ -> new LinkedHashMap<>())
                                .put(row.node(), row.state()));
        return nodes;
    }

    static Job withNodes(Job job, Map<JobId, Map<NodeId, NodeState>> nodes) {
        return new Job(
                job.id(),
                job.workflow(),
                job.status(),
                job.inputs(),
                nodes.getOrDefault(job.id(), Map.of()),
                job.lastEvent(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.result(),
                job.failure());
    }
}
