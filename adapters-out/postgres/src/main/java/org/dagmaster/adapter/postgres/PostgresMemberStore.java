package org.dagmaster.adapter.postgres;

import java.time.Duration;
import java.util.List;
import org.dagmaster.application.port.out.MemberStore;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.jdbi.v3.core.Handle;

record PostgresMemberStore(Handle handle) implements MemberStore {

    @Override
    public void heartbeat(OwnerId owner, Duration lease) {
        beat("dag_orchestrators", "owner_id", owner.value(), lease);
    }

    @Override
    public void heartbeat(WorkerId worker, Duration lease) {
        beat("dag_workers", "worker_id", worker.value(), lease);
    }

    private void beat(String table, String key, String id, Duration lease) {
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.%1$s (%2$s, lease_until)
                        VALUES (:id, clock_timestamp() + :lease * interval '1 millisecond')
                        ON CONFLICT (%2$s) DO UPDATE SET lease_until = excluded.lease_until
                        """
                                .formatted(table, key))
                .bind("id", id)
                .bind("lease", lease.toMillis())
                .execute();
    }

    /**
     * A row that is locked is being renewed: its owner is alive. Owners of jobs that have no row
     * are told as well; they are found by leaping from one to the next along the index.
     */
    @Override
    public List<OwnerId> takeExpiredOwners() {
        return handle.createQuery(
                        """
                        WITH RECURSIVE expired AS (
                            DELETE FROM dagapp.dag_orchestrators
                            WHERE ctid = ANY (ARRAY(
                                SELECT ctid FROM dagapp.dag_orchestrators
                                WHERE lease_until < clock_timestamp()
                                FOR UPDATE SKIP LOCKED))
                            RETURNING owner_id
                        ), owners AS (
                            SELECT min(owner_id) AS owner_id FROM dagapp.dag_jobs
                            WHERE owner_id IS NOT NULL
                            UNION ALL
                            SELECT (SELECT min(j.owner_id) FROM dagapp.dag_jobs j
                                    WHERE j.owner_id > o.owner_id)
                            FROM owners o WHERE o.owner_id IS NOT NULL
                        )
                        SELECT owner_id FROM expired
                        UNION
                        SELECT o.owner_id FROM owners o
                        WHERE o.owner_id IS NOT NULL AND NOT EXISTS (
                            SELECT FROM dagapp.dag_orchestrators d WHERE d.owner_id = o.owner_id)
                        """)
                .map((row, _) -> new OwnerId(row.getString("owner_id")))
                .list();
    }

    @Override
    public void leave(OwnerId owner) {
        forget("dag_orchestrators", "owner_id", owner.value());
    }

    @Override
    public void leave(WorkerId worker) {
        forget("dag_workers", "worker_id", worker.value());
    }

    private void forget(String table, String key, String id) {
        handle.createUpdate("DELETE FROM dagapp.%s WHERE %s = :id".formatted(table, key))
                .bind("id", id)
                .execute();
    }
}
