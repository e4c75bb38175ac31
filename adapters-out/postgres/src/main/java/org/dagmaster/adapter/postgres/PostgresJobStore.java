package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresJobStore(Handle handle) implements JobStore {

    /** The owner gets a heartbeat row if it has none: or others would take it for dead. */
    private static final String CLAIM =
            """
            WITH free AS MATERIALIZED (
                SELECT job_id FROM dagapp.dag_jobs
                WHERE owner_id IS NULL AND status IN ('PENDING', 'RUNNING')
                ORDER BY job_id
                LIMIT :limit
                FOR NO KEY UPDATE SKIP LOCKED
            ), j AS (
                UPDATE dagapp.dag_jobs d
                SET owner_id = :owner, owner_epoch = d.owner_epoch + 1
                FROM free WHERE d.job_id = free.job_id
                RETURNING d.*
            ), member AS (
                INSERT INTO dagapp.dag_orchestrators (owner_id, lease_until)
                SELECT :owner, clock_timestamp() + interval '10 seconds'
                WHERE EXISTS (SELECT FROM j)
                ON CONFLICT (owner_id) DO NOTHING
            )
            SELECT %s FROM j ORDER BY j.job_id
            """
                    .formatted(JobRows.COLUMNS);

    @Override
    public Optional<Earlier> insert(Submission submission) {
        while (!JobWriter.insert(handle, submission)) {
            // Not in the same statement: its snapshot would not see a row that it has waited for.
            Optional<Earlier> earlier = earlier(submission);
            if (earlier.isPresent()) {
                return earlier;
            }
            // It was deleted in between, as old as it was: the key is free again.
        }
        return Optional.empty();
    }

    private Optional<Earlier> earlier(Submission submission) {
        return handle.createQuery(
                        """
                        SELECT job_id, request_hash FROM dagapp.dag_jobs
                        WHERE idempotency_key = :key
                        """)
                .bind("key", submission.idempotencyKey())
                .map((row, _) -> new Earlier(Columns.job(row), row.getString("request_hash")))
                .findOne();
    }

    @Override
    public Optional<Job> find(JobId id) {
        return handle.createQuery(
                        "SELECT "
                                + JobRows.COLUMNS
                                + " FROM dagapp.dag_jobs j WHERE j.job_id = :job")
                .bind("job", id.value())
                .map((row, _) -> JobRows.read(row))
                .findOne()
                .map(job -> JobRows.withNodes(job, JobRows.nodesOf(handle, List.of(id))));
    }

    @Override
    public JobPage list(@Nullable JobStatus status, @Nullable JobId after, int limit) {
        String where =
                (status == null ? "" : " AND j.status = :status")
                        + (after == null ? "" : " AND j.job_id < :after");
        var query =
                handle.createQuery(
                        "SELECT "
                                + JobRows.COLUMNS
                                + " FROM dagapp.dag_jobs j WHERE true"
                                + where
                                + " ORDER BY j.job_id DESC LIMIT :limit");
        if (status != null) {
            query.bind("status", status.name());
        }
        if (after != null) {
            query.bind("after", after.value());
        }
        // One more than asked for tells whether there is a page after.
        List<Job> jobs = query.bind("limit", limit + 1).map((row, _) -> JobRows.read(row)).list();
        if (jobs.size() <= limit) {
            return new JobPage(jobs, null);
        }
        List<Job> page = jobs.subList(0, limit);
        return new JobPage(List.copyOf(page), page.getLast().id());
    }

    @Override
    public List<Claimed> claim(OwnerId owner, int limit) {
        List<Claimed> claimed =
                handle.createQuery(CLAIM)
                        .bind("owner", owner.value())
                        .bind("limit", limit)
                        .map((row, _) -> claimed(row))
                        .list();
        return claimed.isEmpty() ? claimed : withNodes(claimed);
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(JobRows.read(row), new Epoch(row.getLong("owner_epoch")));
    }

    private List<Claimed> withNodes(List<Claimed> claimed) {
        List<JobId> ids = claimed.stream().map(each -> each.job().id()).toList();
        Map<JobId, Map<NodeId, NodeState>> nodes = JobRows.nodesOf(handle, ids);
        return claimed.stream()
                .map(each -> new Claimed(JobRows.withNodes(each.job(), nodes), each.epoch()))
                .toList();
    }

    /**
     * A NO KEY UPDATE lock is the weakest that a second fence and a takeover wait for. Who waited
     * looks at the row again, as it is by then.
     */
    @Override
    public Set<JobId> fence(OwnerId owner, Map<JobId, Epoch> held) {
        if (held.isEmpty()) {
            return Set.of();
        }
        List<Map.Entry<JobId, Epoch>> rows = List.copyOf(held.entrySet());
        return handle.createQuery(
                        """
                        SELECT j.job_id
                        FROM unnest(:jobs::uuid[], :epochs::bigint[]) AS held (job_id, epoch)
                        JOIN dagapp.dag_jobs j ON j.job_id = held.job_id
                        WHERE j.owner_id = :owner AND j.owner_epoch = held.epoch
                        ORDER BY j.job_id
                        FOR NO KEY UPDATE OF j
                        """)
                .bind("owner", owner.value())
                .bind("jobs", Columns.texts(rows, row -> row.getKey()))
                .bind("epochs", Columns.longs(rows, row -> row.getValue().value()))
                .map((row, _) -> Columns.job(row))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void save(Collection<JobChange> changes) {
        JobWriter.save(handle, changes);
    }

    @Override
    public Set<JobId> ownedBy(OwnerId owner) {
        return handle.createQuery("SELECT job_id FROM dagapp.dag_jobs WHERE owner_id = :owner")
                .bind("owner", owner.value())
                .map((row, _) -> Columns.job(row))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Holder> holder(JobId id) {
        return handle.createQuery(
                        """
                        SELECT j.owner_id, o.lease_until,
                            coalesce(o.lease_until >= clock_timestamp(), false) AS is_alive
                        FROM dagapp.dag_jobs j
                        LEFT JOIN dagapp.dag_orchestrators o ON o.owner_id = j.owner_id
                        WHERE j.job_id = :job AND j.owner_id IS NOT NULL
                        """)
                .bind("job", id.value())
                .map((row, _) ->
                        new Holder(
                                new OwnerId(row.getString("owner_id")),
                                row.getBoolean("is_alive"),
                                Columns.nullableInstant(row, "lease_until")))
                .findOne();
    }

    @Override
    public Optional<Job> seize(JobId id) {
        int found =
                handle.createUpdate(
                                "UPDATE dagapp.dag_jobs SET owner_id = NULL WHERE job_id = :job")
                        .bind("job", id.value())
                        .execute();
        return found == 0 ? Optional.empty() : find(id);
    }

    @Override
    public int releaseFrom(Collection<OwnerId> owners) {
        if (owners.isEmpty()) {
            return 0;
        }
        return handle.createUpdate(
                        """
                        WITH theirs AS MATERIALIZED (
                            SELECT job_id FROM dagapp.dag_jobs
                            WHERE owner_id = ANY (:owners)
                            ORDER BY job_id
                            FOR NO KEY UPDATE
                        )
                        UPDATE dagapp.dag_jobs j SET owner_id = NULL
                        FROM theirs WHERE j.job_id = theirs.job_id
                        """)
                .bind("owners", Columns.texts(List.copyOf(owners), OwnerId::value))
                .execute();
    }
}
