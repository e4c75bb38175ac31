package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;

record PostgresAttemptLog(Handle handle) implements AttemptLog {

    @Override
    public void append(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        Tasks.bind(
                        handle.createUpdate(
                                """
                                INSERT INTO dagapp.dag_tasks (job_id, node_id, attempt, worker,
                                    started_at, ended_at, failure)
                                SELECT job_id::uuid, node_id, attempt, worker,
                                    started_at::timestamptz, ended_at::timestamptz, failure::json
                                FROM unnest(:jobs::text[], :nodes::text[], :attempts::integer[],
                                    :workers::text[], :started::text[], :ended::text[],
                                    :failures::text[])
                                    AS rows (job_id, node_id, attempt, worker, started_at,
                                        ended_at, failure)
                                ON CONFLICT (job_id, node_id, attempt) DO NOTHING
                                """),
                        attempts.stream().map(Attempt::task).toList())
                .bind("workers", Columns.texts(attempts, Attempt::worker))
                .bind("started", Columns.times(attempts, Attempt::startedAt))
                .bind("ended", Columns.times(attempts, Attempt::endedAt))
                .bind("failures", Columns.texts(attempts, each -> Json.write(each.failure())))
                .execute();
    }

    @Override
    public Map<TaskId, Failure> failures(Collection<TaskId> attempts) {
        Map<TaskId, Failure> failures = new HashMap<>();
        Tasks.bind(
                        handle.createQuery(
                                """
                                SELECT job_id, node_id, attempt, failure
                                FROM unnest(:jobs::uuid[], :nodes::text[], :attempts::integer[])
                                    AS asked (job_id, node_id, attempt)
                                JOIN dagapp.dag_tasks USING (job_id, node_id, attempt)
                                WHERE failure IS NOT NULL
                                """),
                        attempts)
                .map((row, _) ->
                        Map.entry(Columns.task(row), Json.readFailure(row.getString("failure"))))
                .forEach(entry -> failures.put(entry.getKey(), entry.getValue()));
        return failures;
    }

    @Override
    public List<Attempt> of(JobId job, Collection<NodeId> nodes) {
        return handle.createQuery(
                        """
                        SELECT job_id, node_id, attempt, worker, started_at, ended_at, failure
                        FROM dagapp.dag_tasks
                        WHERE job_id = :job AND node_id = ANY (:nodes::text[])
                        ORDER BY node_id COLLATE "C", attempt
                        """)
                .bind("job", job.value())
                .bind("nodes", Columns.texts(List.copyOf(nodes), NodeId::value))
                .map((row, _) -> read(row))
                .list();
    }

    private static Attempt read(ResultSet row) throws SQLException {
        String worker = row.getString("worker");
        return new Attempt(
                Columns.task(row),
                worker == null ? null : new WorkerId(worker),
                Columns.nullableInstant(row, "started_at"),
                Columns.instant(row, "ended_at"),
                Json.readNullableFailure(row.getString("failure")));
    }
}
