package org.dagmaster.adapter.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.TaskInbox;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.jdbi.v3.core.Handle;

record PostgresTaskInbox(Handle handle) implements TaskInbox {

    /** Leases are locked in the order of their keys: revoking them may be under way. */
    private static final String FINISH =
            """
            WITH reports AS MATERIALIZED (
                %s
            ), held AS MATERIALIZED (
                SELECT l.ctid AS place
                FROM reports r
                JOIN dagapp.dag_task_leases l USING (job_id, node_id, attempt)
                WHERE l.worker = :holder
                ORDER BY l.job_id, l.node_id, l.attempt
                FOR UPDATE OF l
            ), given_back AS (
                DELETE FROM dagapp.dag_task_leases
                WHERE ctid = ANY (ARRAY(SELECT place FROM held))
                RETURNING job_id, node_id, attempt
            ), kept AS (
                INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind, worker,
                    started_at, ended_at, output, output_ref, failure)
                SELECT r.job_id, r.node_id, r.attempt, r.kind, r.worker, r.started_at, r.ended_at,
                    r.output, r.output_ref, r.failure
                FROM reports r
                JOIN given_back USING (job_id, node_id, attempt)
                ORDER BY r.number
            )
            SELECT job_id, node_id, attempt FROM given_back
            """
                    .formatted(ReportRows.SELECT);

    /**
     * The leases are kept from being revoked until the commit: who revokes them discards reports
     * afterwards, and would not see these. One that is just being revoked is passed over, so that
     * this waits for nobody: a result that follows tells the start as well.
     */
    private static final String STARTED =
            """
            WITH reports AS MATERIALIZED (
                %s
            ), held AS MATERIALIZED (
                SELECT l.job_id, l.node_id, l.attempt
                FROM reports r
                JOIN dagapp.dag_task_leases l USING (job_id, node_id, attempt)
                WHERE l.worker = :holder
                FOR KEY SHARE OF l SKIP LOCKED
            )
            INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind, worker,
                started_at, ended_at, output, output_ref, failure)
            SELECT r.job_id, r.node_id, r.attempt, r.kind, r.worker, r.started_at, r.ended_at,
                r.output, r.output_ref, r.failure
            FROM reports r
            JOIN held USING (job_id, node_id, attempt)
            ORDER BY r.number
            """
                    .formatted(ReportRows.SELECT);

    private static final String FAIL =
            """
            WITH reports AS MATERIALIZED (
                %s
            )
            INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind, worker,
                started_at, ended_at, output, output_ref, failure)
            SELECT job_id, node_id, attempt, kind, worker, started_at, ended_at, output,
                output_ref, failure
            FROM reports
            ORDER BY number
            """
                    .formatted(ReportRows.SELECT);

    @Override
    public Set<TaskId> finish(WorkerId worker, List<TaskReport> reports) {
        if (reports.isEmpty()) {
            return Set.of();
        }
        return ReportRows.bind(handle.createQuery(FINISH), reports)
                .bind("holder", worker.value())
                .map((row, _) -> Columns.task(row))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void started(WorkerId worker, List<TaskReport.Started> reports) {
        if (!reports.isEmpty()) {
            ReportRows.bind(handle.createUpdate(STARTED), reports)
                    .bind("holder", worker.value())
                    .execute();
        }
    }

    @Override
    public void fail(List<TaskReport.Failed> reports) {
        if (!reports.isEmpty()) {
            ReportRows.bind(handle.createUpdate(FAIL), reports).execute();
        }
    }

    @Override
    public void discard(Collection<TaskId> tasks) {
        Tasks.delete(handle, "dagapp.dag_task_results", tasks);
    }

    /**
     * Read along the order of arrival: the inbox is short, and the jobs of an orchestrator may be
     * thousands: IS TRUE keeps them a hash table, where the planner would join them row by row.
     * What an owner that was just replaced still holds is passed over; it comes back when that
     * one's fence fails.
     */
    @Override
    public List<TaskReport> take(Collection<JobId> jobs, int limit) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        WITH first AS MATERIALIZED (
                            SELECT r.ctid AS place
                            FROM dagapp.dag_task_results r
                            WHERE (r.job_id IN (SELECT unnest(:jobs::uuid[]))) IS TRUE
                            ORDER BY r.position
                            LIMIT :limit
                            FOR UPDATE OF r SKIP LOCKED
                        ), taken AS (
                            DELETE FROM dagapp.dag_task_results
                            WHERE ctid = ANY (ARRAY(SELECT place FROM first))
                            RETURNING *
                        )
                        SELECT job_id, node_id, attempt, kind, worker, started_at, ended_at,
                               output, output_ref, failure
                        FROM taken ORDER BY position
                        """)
                .bind("jobs", Columns.ids(jobs))
                .bind("limit", limit)
                .map((row, _) -> ReportRows.read(row))
                .list();
    }
}
