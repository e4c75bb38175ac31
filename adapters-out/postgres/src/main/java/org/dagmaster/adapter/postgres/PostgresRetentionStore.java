package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dagmaster.application.port.out.RetentionStore;
import org.dagmaster.domain.job.JobId;
import org.jdbi.v3.core.Handle;

record PostgresRetentionStore(Handle handle) implements RetentionStore {

    /**
     * Events of a batch at most, unless its first job alone has more. A job has about as many other
     * rows: so a batch takes a fraction of a second, whether its jobs are small or have fan_outs of
     * thousands.
     */
    private static final long EVENTS = 50_000;

    /** Clocks of processes differ by less: those that create jobs, and those that write events. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final String HAS_ENDED =
            "ended_at < :before::timestamptz AND status IN ('COMPLETED', 'FAILED', 'CANCELLED')";

    /** Beside events and the job itself. The last ones of an ended job are empty, but for bugs. */
    private static final List<String> TABLES =
            List.of(
                    "dag_node_states",
                    "dag_children",
                    "dag_tasks",
                    "dag_checkpoints",
                    "dag_queue",
                    "dag_queue_held",
                    "dag_task_leases",
                    "dag_task_results");

    /** A job to delete. */
    private record Old(JobId id, Instant createdAt, Instant endedAt) {}

    @Override
    public long countEnded(Instant before) {
        return handle.createQuery("SELECT count(*) FROM dagapp.dag_jobs WHERE " + HAS_ENDED)
                .bind("before", Columns.text(before))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<JobId> deleteEnded(Instant before, int limit) {
        List<Old> jobs = lock(before, limit);
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<JobId> ids = jobs.stream().map(Old::id).toList();
        TABLES.forEach(table -> delete(table, ids));
        deleteEvents(jobs);
        delete("dag_jobs", ids);
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_deleted_jobs (job_id) SELECT unnest(:jobs::uuid[])
                        ON CONFLICT (job_id) DO NOTHING
                        """)
                .bind("jobs", Columns.ids(ids))
                .execute();
        return ids;
    }

    /** Who takes a job up again waits for its row; whoever has it is not waited for. */
    private List<Old> lock(Instant before, int limit) {
        return handle.createQuery(
                        """
                        WITH old AS MATERIALIZED (
                            SELECT job_id, created_at, ended_at, last_event
                            FROM dagapp.dag_jobs
                            WHERE %s
                            ORDER BY ended_at
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        ), counted AS (
                            SELECT old.*, sum(last_event) OVER (ORDER BY ended_at, job_id)
                                - last_event AS events_before
                            FROM old
                        )
                        SELECT job_id, created_at, ended_at FROM counted
                        WHERE events_before < :events
                        ORDER BY ended_at, job_id
                        """
                                .formatted(HAS_ENDED))
                .bind("before", Columns.text(before))
                .bind("limit", limit)
                .bind("events", EVENTS)
                .map((row, _) -> old(row))
                .list();
    }

    private static Old old(ResultSet row) throws SQLException {
        return new Old(
                Columns.job(row),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "ended_at"));
    }

    private void delete(String table, List<JobId> jobs) {
        handle.createUpdate(
                        "DELETE FROM dagapp.%s WHERE job_id = ANY (:jobs::uuid[])".formatted(table))
                .bind("jobs", Columns.ids(jobs))
                .execute();
    }

    /** Only the days that the jobs were there: other partitions are not looked at. */
    private void deleteEvents(List<Old> jobs) {
        Instant first =
                jobs.stream().map(Old::createdAt).min(Comparator.naturalOrder()).orElseThrow();
        Instant last = jobs.stream().map(Old::endedAt).max(Comparator.naturalOrder()).orElseThrow();
        handle.createUpdate(
                        """
                        DELETE FROM dagapp.dag_job_events
                        WHERE job_id = ANY (:jobs::uuid[])
                          AND at >= :from::timestamptz AND at <= :to::timestamptz
                        """)
                .bind("jobs", Columns.ids(jobs.stream().map(Old::id).toList()))
                .bind("from", Columns.text(first.minus(CLOCKS_DIFFER)))
                .bind("to", Columns.text(last.plus(CLOCKS_DIFFER)))
                .execute();
    }

    @Override
    public List<JobId> outputsLeft(int limit) {
        return handle.createQuery(
                        "SELECT job_id FROM dagapp.dag_deleted_jobs ORDER BY job_id LIMIT :limit")
                .bind("limit", limit)
                .map((row, _) -> Columns.job(row))
                .list();
    }

    /** Another process may just be saying the same. */
    @Override
    public void outputsForgotten(Collection<JobId> jobs) {
        handle.createUpdate(
                        """
                        DELETE FROM dagapp.dag_deleted_jobs
                        WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM dagapp.dag_deleted_jobs
                            WHERE job_id = ANY (:jobs::uuid[])
                            FOR UPDATE SKIP LOCKED))
                        """)
                .bind("jobs", Columns.ids(jobs))
                .execute();
    }

    @Override
    public boolean dropDay(Instant before) {
        return handle.createQuery("SELECT dagapp.dag_drop_event_day(:before::timestamptz)")
                .bind("before", Columns.text(before))
                .mapTo(Boolean.class)
                .one();
    }
}
