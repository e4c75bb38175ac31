package org.dagmaster.benchmarks.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;

/**
 * What the database alone can do: the cycle of a node (queue row, lease, result, state, attempt,
 * events, and the queue row of the next node) as plain SQL on the real tables, in batches of 100
 * through one connection, with the two commits that a batch has in the engine. Nothing is decided,
 * rendered or run, so that no engine on these tables can be quicker in one connection.
 */
final class RawCeiling {

    private static final int BATCH = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private static final String SEED =
            """
            INSERT INTO dagapp.dag_queue (queue, job_id, node_id, attempt, handler, timeout_ms,
                params)
            SELECT 'raw', gen_random_uuid(), 'n0', 1, 'echo', 300000, '{"message":1}'
            FROM generate_series(1, 200)
            """;

    private static final String HAND_IN =
            """
            WITH given_back AS (
                DELETE FROM dagapp.dag_task_leases WHERE worker = 'raw'
                RETURNING job_id, node_id, attempt, since
            )
            INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind, worker,
                started_at, ended_at, output)
            SELECT job_id, node_id, attempt, 'succeeded', 'raw', since, clock_timestamp(),
                '{"message":1}'
            FROM given_back
            """;

    private static final String TAKE =
            """
            WITH next AS MATERIALIZED (
                SELECT ctid AS place FROM dagapp.dag_queue WHERE queue = 'raw'
                ORDER BY position LIMIT 100 FOR UPDATE SKIP LOCKED
            ), taken AS (
                DELETE FROM dagapp.dag_queue
                WHERE ctid = ANY (ARRAY(SELECT place FROM next)) RETURNING *
            )
            INSERT INTO dagapp.dag_task_leases (job_id, node_id, attempt, worker, timeout_ms)
            SELECT job_id, node_id, attempt, 'raw', timeout_ms FROM taken
            """;

    /** The reports become states, attempts, three events a node, and the next node's task. */
    private static final String MOVE_ON =
            """
            WITH first AS MATERIALIZED (
                SELECT ctid AS place FROM dagapp.dag_task_results
                ORDER BY position LIMIT 100 FOR UPDATE SKIP LOCKED
            ), taken AS (
                DELETE FROM dagapp.dag_task_results
                WHERE ctid = ANY (ARRAY(SELECT place FROM first)) RETURNING *
            ), attempts AS (
                INSERT INTO dagapp.dag_tasks (job_id, node_id, attempt, worker, started_at,
                    ended_at)
                SELECT job_id, node_id, attempt, worker, started_at, ended_at FROM taken
            ), states AS (
                INSERT INTO dagapp.dag_node_states (job_id, node_id, status, attempt, since, output)
                SELECT job_id, node_id, 'COMPLETED', attempt, ended_at, output FROM taken
                ON CONFLICT (job_id, node_id) DO UPDATE
                    SET status = 'COMPLETED', since = excluded.since, output = excluded.output
            ), next_states AS (
                INSERT INTO dagapp.dag_node_states (job_id, node_id, status, attempt, since)
                SELECT job_id, 'n' || substr(node_id, 2)::integer + 1, 'DISPATCHED', 1,
                    clock_timestamp()
                FROM taken
            ), events AS (
                INSERT INTO dagapp.dag_job_events (job_id, seq, at, type, node_id, detail)
                SELECT job_id, 4 * substr(node_id, 2)::bigint + number, clock_timestamp(), type,
                    'n' || substr(node_id, 2)::integer + step, '{"attempt":1}'
                FROM taken
                CROSS JOIN (VALUES (1, 'node_started', 0), (2, 'node_completed', 0),
                    (3, 'node_ready', 1), (4, 'node_dispatched', 1)) AS kinds (number, type, step)
            )
            INSERT INTO dagapp.dag_queue (queue, job_id, node_id, attempt, handler, timeout_ms,
                params)
            SELECT 'raw', job_id, 'n' || substr(node_id, 2)::integer + 1, 1, 'echo', 300000,
                '{"message":1}'
            FROM taken
            """;

    private RawCeiling() {}

    /**
     * Nodes a second.
     *
     * @param database has dagmaster's tables, and is for nothing else
     */
    static double measure(DatabaseAddress database, Duration window)
            throws SQLException, BenchFailed {
        try (Sql sql = Sql.open(database)) {
            Connection connection = sql.connection();
            // As in the engine's sessions: these tables have no statistics to trust.
            sql.change("SET enable_seqscan = off");
            sql.change(SEED);
            connection.setAutoCommit(false);
            List<PreparedStatement> worker = prepare(connection, HAND_IN, TAKE);
            List<PreparedStatement> orchestrator = prepare(connection, MOVE_ON);
            run(connection, worker);
            cycle(connection, worker, orchestrator, WARM_UP);
            long begin = System.nanoTime();
            long cycles = cycle(connection, worker, orchestrator, window);
            return cycles * BATCH / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static List<PreparedStatement> prepare(Connection connection, String... statements)
            throws SQLException {
        List<PreparedStatement> prepared = new ArrayList<>();
        for (String statement : statements) {
            prepared.add(connection.prepareStatement(statement));
        }
        return prepared;
    }

    private static long cycle(
            Connection connection,
            List<PreparedStatement> worker,
            List<PreparedStatement> orchestrator,
            Duration howLong)
            throws SQLException, BenchFailed {
        long end = System.nanoTime() + howLong.toNanos();
        long cycles = 0;
        while (System.nanoTime() < end) {
            // The batch that was taken is handed in while the other one is taken.
            int taken = run(connection, worker);
            if (taken + run(connection, orchestrator) != 2 * BATCH) {
                throw new BenchFailed("the plain SQL lost a task; please report it");
            }
            cycles++;
        }
        return cycles;
    }

    /** One transaction; returns how many rows the last statement changed. */
    private static int run(Connection connection, List<PreparedStatement> statements)
            throws SQLException {
        int rows = 0;
        for (PreparedStatement statement : statements) {
            rows = statement.executeUpdate();
        }
        connection.commit();
        return rows;
    }
}
