package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.MemberStore;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;
import org.jdbi.v3.core.Handle;

record PostgresMemberStore(Handle handle) implements MemberStore {

    @Override
    public void heartbeat(OwnerId owner, Duration lease) {
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_orchestrators (owner_id, lease_until)
                        VALUES (:id, clock_timestamp() + :lease * interval '1 millisecond')
                        ON CONFLICT (owner_id) DO UPDATE SET lease_until = excluded.lease_until
                        """)
                .bind("id", owner.value())
                .bind("lease", lease.toMillis())
                .execute();
    }

    @Override
    public void heartbeat(WorkerId worker, Map<QueueName, Integer> slots, Duration lease) {
        List<Map.Entry<QueueName, Integer>> served = List.copyOf(slots.entrySet());
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_workers (worker_id, lease_until, queues, slots)
                        VALUES (:id, clock_timestamp() + :lease * interval '1 millisecond',
                            :queues::text[], :slots::integer[])
                        ON CONFLICT (worker_id) DO UPDATE
                        SET lease_until = excluded.lease_until, queues = excluded.queues,
                            slots = excluded.slots
                        """)
                .bind("id", worker.value())
                .bind("lease", lease.toMillis())
                .bind("queues", Columns.texts(served, Map.Entry::getKey))
                .bind("slots", Columns.ints(served, Map.Entry::getValue))
                .execute();
    }

    @Override
    public List<Worker> workers() {
        return handle.createQuery(
                        """
                        SELECT worker_id, queues, slots, lease_until,
                            lease_until >= clock_timestamp() AS is_alive
                        FROM dagapp.dag_workers ORDER BY worker_id COLLATE "C"
                        """)
                .map((row, _) -> worker(row))
                .list();
    }

    private static Worker worker(ResultSet row) throws SQLException {
        String[] queues = (String[]) row.getArray("queues").getArray();
        Integer[] slots = (Integer[]) row.getArray("slots").getArray();
        Map<QueueName, Integer> served = new HashMap<>();
        for (int i = 0; i < queues.length; i++) {
            served.put(new QueueName(queues[i]), slots[i]);
        }
        return new Worker(
                new WorkerId(row.getString("worker_id")),
                served,
                row.getBoolean("is_alive"),
                Columns.instant(row, "lease_until"));
    }

    @Override
    public int orchestratorsAlive() {
        return handle.createQuery(
                        """
                        SELECT count(*)::integer FROM dagapp.dag_orchestrators
                        WHERE lease_until >= clock_timestamp()
                        """)
                .mapTo(Integer.class)
                .one();
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

    /** One that holds tasks stays known: an explanation names it until they are taken back. */
    @Override
    public int forgetDeadWorkers(Duration ago) {
        return handle.createUpdate(
                        """
                        DELETE FROM dagapp.dag_workers
                        WHERE ctid = ANY (ARRAY(
                            SELECT w.ctid FROM dagapp.dag_workers w
                            WHERE w.lease_until < clock_timestamp() - :ago * interval '1 millisecond'
                              AND NOT EXISTS (
                                  SELECT FROM dagapp.dag_task_leases l
                                  WHERE l.worker = w.worker_id)
                            FOR UPDATE OF w SKIP LOCKED))
                        """)
                .bind("ago", ago.toMillis())
                .execute();
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
