package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.LeaseStore;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.jdbi.v3.core.Handle;

record PostgresLeaseStore(Handle handle) implements LeaseStore {

    @Override
    public void progress(WorkerId worker, Map<TaskId, Progress> progress) {
        if (progress.isEmpty()) {
            return;
        }
        List<Map.Entry<TaskId, Progress>> rows = List.copyOf(progress.entrySet());
        Tasks.bind(
                        handle.createUpdate(
                                """
                                WITH held AS MATERIALIZED (
                                    SELECT l.ctid AS place, news.progress
                                    FROM unnest(:jobs::uuid[], :nodes::text[],
                                        :attempts::integer[], :progress::text[])
                                        AS news (job_id, node_id, attempt, progress)
                                    JOIN dagapp.dag_task_leases l USING (job_id, node_id, attempt)
                                    WHERE l.worker = :worker
                                    ORDER BY l.job_id, l.node_id, l.attempt
                                    FOR NO KEY UPDATE OF l
                                )
                                UPDATE dagapp.dag_task_leases l SET progress = held.progress::json
                                FROM held WHERE l.ctid = held.place
                                """),
                        rows.stream().map(Map.Entry::getKey).toList())
                .bind("progress", Columns.texts(rows, row -> Json.write(row.getValue())))
                .bind("worker", worker.value())
                .execute();
    }

    @Override
    public void renew(WorkerId worker, TaskId task) {
        handle.createUpdate(
                        """
                        UPDATE dagapp.dag_task_leases SET since = clock_timestamp()
                        WHERE job_id = :job AND node_id = :node AND attempt = :attempt
                          AND worker = :worker
                        """)
                .bind("job", task.job().value())
                .bind("node", task.node().value())
                .bind("attempt", task.attempt())
                .bind("worker", worker.value())
                .execute();
    }

    @Override
    public Set<TaskId> heldBy(WorkerId worker) {
        return handle.createQuery(
                        """
                        SELECT job_id, node_id, attempt FROM dagapp.dag_task_leases
                        WHERE worker = :worker
                        """)
                .bind("worker", worker.value())
                .map((row, _) -> Columns.task(row))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Lease> of(JobId job) {
        return handle.createQuery(
                        """
                        SELECT job_id, node_id, attempt, worker, since, timeout_ms, progress,
                            alone
                        FROM dagapp.dag_task_leases
                        WHERE job_id = :job ORDER BY node_id, attempt
                        """)
                .bind("job", job.value())
                .map((row, _) -> read(row))
                .list();
    }

    @Override
    public void revoke(Collection<TaskId> tasks) {
        Tasks.delete(handle, "dagapp.dag_task_leases", tasks);
    }

    /** A lease that its worker is just giving back is passed over: then it has not expired. */
    @Override
    public List<Expired> takeExpired(Collection<JobId> jobs, Duration grace, int limit) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        WITH expired AS MATERIALIZED (
                            SELECT l.ctid AS place, w.worker_id IS NULL AS worker_lost
                            FROM unnest(:jobs::uuid[]) AS mine (job_id)
                            JOIN dagapp.dag_task_leases l USING (job_id)
                            LEFT JOIN dagapp.dag_workers w
                                ON w.worker_id = l.worker AND w.lease_until >= clock_timestamp()
                            WHERE w.worker_id IS NULL
                               OR l.since + (l.timeout_ms + :grace) * interval '1 millisecond'
                                  < clock_timestamp()
                            LIMIT :limit
                            FOR UPDATE OF l SKIP LOCKED
                        )
                        DELETE FROM dagapp.dag_task_leases l USING expired
                        WHERE l.ctid = expired.place
                        RETURNING l.*, expired.worker_lost
                        """)
                .bind("jobs", Columns.ids(jobs))
                .bind("grace", grace.toMillis())
                .bind("limit", limit)
                .map((row, _) -> new Expired(read(row), row.getBoolean("worker_lost")))
                .list();
    }

    private static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                Columns.task(row),
                new WorkerId(row.getString("worker")),
                Columns.instant(row, "since"),
                Duration.ofMillis(row.getLong("timeout_ms")),
                Json.readNullableProgress(row.getString("progress")),
                row.getBoolean("alone"));
    }
}
