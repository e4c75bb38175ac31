package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.domain.evaluation.ChildrenChange;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;

record PostgresChildStore(Handle handle) implements ChildStore {

    private static final String COLUMNS =
            """
            c.job_id, c.node_id, c.child_index, c.status, c.attempt, c.spared, c.not_before,
            c.since, c.worker, c.output, c.output_ref, c.failure
            """;

    private static final String SAVE =
            """
            INSERT INTO dagapp.dag_children AS c (job_id, node_id, child_index, status, attempt,
                spared, not_before, since, worker, output, output_ref, failure)
            SELECT job_id::uuid, node_id, child_index, status, attempt, spared,
                not_before::timestamptz, since::timestamptz, worker, output::json, output_ref,
                failure::json
            FROM unnest(:jobs::text[], :nodes::text[], :indexes::integer[], :statuses::text[],
                :attempts::integer[], :spared::integer[], :notBefore::text[], :since::text[],
                :workers::text[], :outputs::text[], :outputRefs::text[], :failures::text[])
                AS rows (job_id, node_id, child_index, status, attempt, spared, not_before, since,
                    worker, output, output_ref, failure)
            ON CONFLICT (job_id, node_id, child_index) DO UPDATE
            SET status = excluded.status, attempt = excluded.attempt, spared = excluded.spared,
                not_before = excluded.not_before, since = excluded.since,
                worker = excluded.worker, output = excluded.output,
                output_ref = excluded.output_ref, failure = excluded.failure
            """;

    /** Tasks of a fan_out's children bear its name, two underscores and an index. */
    private static final String UNQUEUE =
            """
            WITH gone AS MATERIALIZED (
                SELECT job_id, node_id FROM unnest(:jobs::uuid[], :nodes::text[])
                    AS gone (job_id, node_id)
            ), queued AS (
                DELETE FROM dagapp.dag_queue q USING gone g
                WHERE q.job_id = g.job_id AND q.node_id ~ ('^' || g.node_id || '__[0-9]+$')
            )
            DELETE FROM dagapp.dag_queue_held q USING gone g
            WHERE q.job_id = g.job_id AND q.node_id ~ ('^' || g.node_id || '__[0-9]+$')
            """;

    private static final String CANCEL =
            """
            WITH gone AS MATERIALIZED (
                SELECT job_id, node_id FROM unnest(:jobs::uuid[], :nodes::text[])
                    AS gone (job_id, node_id)
            ), held AS (
                SELECT l.ctid AS place
                FROM gone g
                JOIN dagapp.dag_task_leases l ON l.job_id = g.job_id
                    AND l.node_id ~ ('^' || g.node_id || '__[0-9]+$')
                ORDER BY l.job_id, l.node_id, l.attempt
                FOR UPDATE OF l
            ), leased AS (
                DELETE FROM dagapp.dag_task_leases
                WHERE ctid = ANY (ARRAY(SELECT place FROM held))
            )
            UPDATE dagapp.dag_children c
            SET status = 'CANCELLED', not_before = NULL, since = NULL, worker = NULL
            FROM gone g
            WHERE c.job_id = g.job_id AND c.node_id = g.node_id
              AND c.status IN ('READY', 'DISPATCHED', 'RUNNING')
            """;

    private static final String DISCARD =
            """
            DELETE FROM dagapp.dag_task_results r
            USING unnest(:jobs::uuid[], :nodes::text[]) AS gone (job_id, node_id)
            WHERE r.job_id = gone.job_id AND r.node_id ~ ('^' || gone.node_id || '__[0-9]+$')
            """;

    @Override
    public Map<JobId, Map<ChildId, NodeState>> find(
            Map<JobId, ? extends Collection<ChildId>> wanted) {
        List<ChildRow> keys = new ArrayList<>();
        wanted.forEach((job, children) ->
                children.forEach(
                        child -> keys.add(new ChildRow(job, child, new NodeState.Pending(0)))));
        Map<JobId, Map<ChildId, NodeState>> found = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT %s
                        FROM unnest(:jobs::uuid[], :nodes::text[], :indexes::integer[])
                            AS wanted (job_id, node_id, child_index)
                        JOIN dagapp.dag_children c USING (job_id, node_id, child_index)
                        """
                                .formatted(COLUMNS))
                .bind("jobs", Columns.texts(keys, ChildRow::job))
                .bind("nodes", Columns.texts(keys, row -> row.child().fanOut()))
                .bind("indexes", Columns.ints(keys, row -> row.child().index()))
                .map((row, _) -> read(row))
                .forEach(row ->
                        found.computeIfAbsent(row.job(), _ -> new HashMap<>())
                                .put(row.child(), row.state()));
        return found;
    }

    @Override
    public Map<JobId, Map<ChildId, NodeState.Ready>> due(
            Collection<JobId> jobs, Instant now, int limit) {
        Map<JobId, Map<ChildId, NodeState.Ready>> due = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT %s
                        FROM dagapp.dag_children c
                        WHERE c.job_id = ANY (:jobs::uuid[]) AND c.status = 'READY'
                          AND coalesce(c.not_before, '-infinity') <= :now::timestamptz
                        ORDER BY c.not_before NULLS FIRST
                        LIMIT :limit
                        """
                                .formatted(COLUMNS))
                .bind("jobs", Columns.ids(jobs))
                .bind("now", Columns.text(now))
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .forEach(row ->
                        due.computeIfAbsent(row.job(), _ -> new LinkedHashMap<>())
                                .put(row.child(), (NodeState.Ready) row.state()));
        return due;
    }

    @Override
    public Map<JobId, Instant> nextDue(Collection<JobId> jobs) {
        Map<JobId, Instant> next = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT c.job_id, min(coalesce(c.not_before, 'epoch')) AS next
                        FROM dagapp.dag_children c
                        WHERE c.job_id = ANY (:jobs::uuid[]) AND c.status = 'READY'
                        GROUP BY c.job_id
                        """)
                .bind("jobs", Columns.ids(jobs))
                .map((row, _) -> Map.entry(Columns.job(row), Columns.instant(row, "next")))
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    @Override
    public Map<NodeId, Retries> retries(JobId job) {
        Map<NodeId, Retries> retries = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT node_id, count(*)::integer AS children,
                            min(coalesce(not_before, 'epoch')) AS next
                        FROM dagapp.dag_children
                        WHERE job_id = :job AND status = 'READY'
                        GROUP BY node_id
                        """)
                .bind("job", job.value())
                .map((row, _) ->
                        Map.entry(
                                new NodeId(row.getString("node_id")),
                                new Retries(row.getInt("children"), Columns.instant(row, "next"))))
                .forEach(entry -> retries.put(entry.getKey(), entry.getValue()));
        return retries;
    }

    /** Sorted by key: two writers that meet lock in the same order. */
    @Override
    public void save(List<ChildRow> children) {
        if (children.isEmpty()) {
            return;
        }
        List<ChildRow> rows =
                children.stream()
                        .sorted(Comparator.comparing(ChildRow::job).thenComparing(ChildRow::child))
                        .toList();
        handle.createUpdate(SAVE)
                .bind("jobs", Columns.texts(rows, ChildRow::job))
                .bind("nodes", Columns.texts(rows, row -> row.child().fanOut()))
                .bind("indexes", Columns.ints(rows, row -> row.child().index()))
                .bind("statuses", Columns.texts(rows, row -> row.state().status()))
                .bind("attempts", Columns.ints(rows, row -> row.state().attempt()))
                .bind("spared", Columns.ints(rows, row -> NodeRows.spared(row.state())))
                .bind("notBefore", Columns.times(rows, row -> NodeRows.notBefore(row.state())))
                .bind("since", Columns.times(rows, row -> NodeRows.since(row.state())))
                .bind("workers", Columns.texts(rows, row -> NodeRows.worker(row.state())))
                .bind("outputs", Columns.texts(rows, row -> NodeRows.output(row.state())))
                .bind("outputRefs", Columns.texts(rows, row -> NodeRows.outputRef(row.state())))
                .bind("failures", Columns.texts(rows, row -> NodeRows.failure(row.state())))
                .execute();
    }

    @Override
    public List<ChildRow> page(FanOut fanOut, int from, Set<NodeStatus> statuses, int limit) {
        return handle.createQuery(
                        """
                        SELECT %s
                        FROM dagapp.dag_children c
                        WHERE c.job_id = :job AND c.node_id = :node AND c.child_index >= :from
                          AND c.status = ANY (:statuses::text[])
                        ORDER BY c.child_index
                        LIMIT :limit
                        """
                                .formatted(COLUMNS))
                .bind("job", fanOut.job().value())
                .bind("node", fanOut.node().value())
                .bind("from", from)
                .bind("statuses", Columns.texts(List.copyOf(statuses), NodeStatus::name))
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .list();
    }

    @Override
    public Map<NodeStatus, Integer> count(FanOut fanOut) {
        Map<NodeStatus, Integer> counts = new EnumMap<>(NodeStatus.class);
        handle.createQuery(
                        """
                        SELECT status, count(*)::integer AS children
                        FROM dagapp.dag_children
                        WHERE job_id = :job AND node_id = :node
                        GROUP BY status
                        """)
                .bind("job", fanOut.job().value())
                .bind("node", fanOut.node().value())
                .map((row, _) ->
                        Map.entry(
                                NodeStatus.valueOf(row.getString("status")),
                                row.getInt("children")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /**
     * Three statements, each of which sees what the one before it has waited for: a task that was
     * just taken is leased by then, and one that was just finished is reported.
     */
    @Override
    public void cancel(Collection<FanOut> fanOuts) {
        List<FanOut> rows = List.copyOf(fanOuts);
        if (!rows.isEmpty()) {
            for (String step : List.of(UNQUEUE, CANCEL, DISCARD)) {
                handle.createUpdate(step)
                        .bind("jobs", Columns.texts(rows, FanOut::job))
                        .bind("nodes", Columns.texts(rows, FanOut::node))
                        .execute();
            }
        }
    }

    @Override
    public void change(JobId job, ChildrenChange change) {
        handle.createUpdate(
                        """
                        UPDATE dagapp.dag_children
                        SET status = :to, spared = CASE :to WHEN 'READY' THEN attempt ELSE 0 END,
                            not_before = NULL, since = NULL, worker = NULL, output = NULL,
                            output_ref = NULL, failure = NULL
                        WHERE job_id = :job AND node_id = :node
                          AND status = ANY (:from::text[])
                        """)
                .bind("job", job.value())
                .bind("node", change.fanOut().value())
                .bind("from", Columns.texts(List.copyOf(change.from()), NodeStatus::name))
                .bind("to", change.to().name())
                .execute();
    }

    private static ChildRow read(ResultSet row) throws SQLException {
        ChildId child =
                new ChildId(new NodeId(row.getString("node_id")), row.getInt("child_index"));
        return new ChildRow(Columns.job(row), child, NodeRows.state(row));
    }
}
