package org.dagmaster.benchmarks.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Fills a database with finished jobs: copies of a real one with ids and times of their own, so
 * that they are what the engine itself would have left, whatever columns its tables have.
 */
record FinishedJobs(Sql sql, UUID template) {

    private static final List<String> TABLES =
            List.of("dag_jobs", "dag_node_states", "dag_tasks", "dag_job_events");

    private static final int BATCH = 10_000;

    /** Version 7 ids of a day until now, as old as their jobs: they sort as those of real jobs. */
    private static final String IDS =
            """
            INSERT INTO ids
            SELECT n,
                (lpad(to_hex((1000 * extract(epoch FROM at))::bigint), 12, '0') || '7'
                    || left(md5(n::text), 3) || '8' || right(md5(n::text), 15))::uuid AS job_id,
                at - (SELECT created_at FROM dagapp.dag_jobs WHERE job_id = ?) AS shift
            FROM (
                SELECT n, date_trunc('day', now())
                    + (now() - date_trunc('day', now())) * (n / ?::double precision) AS at
                FROM generate_series(1, ?) AS n
            ) times
            """;

    /** Columns as they are, but for ids and times. */
    private static final String COLUMNS =
            """
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
                || ') SELECT '
                || string_agg(CASE
                    WHEN column_name = 'job_id' THEN 'ids.job_id'
                    WHEN data_type = 'timestamp with time zone'
                        THEN 't.' || quote_ident(column_name) || ' + ids.shift'
                    ELSE 't.' || quote_ident(column_name)
                END, ', ' ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = 'dagapp' AND table_name = ?
            """;

    /** Adds so many; then the tables are as autovacuum would have left them. */
    void add(int jobs, Lab lab) throws SQLException {
        // The checkpoint at the end makes it durable; nothing is lost that cannot be made again.
        sql.change("SET synchronous_commit = off");
        sql.change("CREATE TEMP TABLE ids (n integer, job_id uuid, shift interval)");
        sql.change(IDS, template, jobs, jobs);
        sql.change("ANALYZE ids");
        for (int from = 1; from <= jobs; from += BATCH) {
            for (String table : TABLES) {
                copy(table, from);
            }
            lab.note("%d of %d finished jobs", Math.min(from + BATCH - 1, jobs), jobs);
        }
        lab.note("VACUUM and ANALYZE");
        for (String table : TABLES) {
            sql.change("VACUUM (ANALYZE) dagapp." + table);
        }
        sql.change("CHECKPOINT");
    }

    private void copy(String table, int from) throws SQLException {
        sql.change(
                "INSERT INTO dagapp.%s (%s FROM ids CROSS JOIN dagapp.%s t WHERE t.job_id = ? AND ids.n BETWEEN ? AND ?"
                        .formatted(table, sql.text(COLUMNS, table), table),
                template,
                from,
                from + BATCH - 1);
    }
}
