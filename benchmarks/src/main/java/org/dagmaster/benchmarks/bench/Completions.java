package org.dagmaster.benchmarks.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts completed tasks by what was committed when. Times in the rows would not do: they are the
 * worker's, and a result that waits for the orchestrator is no completion yet. So a look takes the
 * database's snapshot, which costs nothing, and rows are counted later, by the first look that saw
 * their transaction.
 */
final class Completions {

    private static final String COUNT =
            """
            WITH looks AS (
                SELECT snapshot::pg_snapshot AS snapshot, number
                FROM unnest(?::text[]) WITH ORDINALITY AS given (snapshot, number)
            ), tasks AS MATERIALIZED (
                SELECT xmin::text::xid8 AS transaction FROM dagapp.dag_tasks
                WHERE failure IS NULL
                  AND NOT pg_visible_in_snapshot(xmin::text::xid8, ?::pg_snapshot)
            ), seen AS (
                SELECT (SELECT min(number) FROM looks
                        WHERE pg_visible_in_snapshot(t.transaction, looks.snapshot)) AS number
                FROM tasks t
            )
            SELECT string_agg(tasks::text, ' ' ORDER BY number)
            FROM (
                SELECT looks.number, count(seen.number) AS tasks
                FROM looks LEFT JOIN seen ON seen.number = looks.number
                WHERE looks.number > 1
                GROUP BY looks.number
            ) counted
            """;

    private record Look(String snapshot, double seconds) {}

    private final Sql sql;
    private final List<Look> looks = new ArrayList<>();

    Completions(Sql sql) {
        this.sql = sql;
    }

    /** Looks; from the first look on, completions count. */
    void look() throws SQLException {
        String snapshot = sql.text("SELECT pg_current_snapshot()::text");
        looks.add(new Look(snapshot, System.nanoTime() / 1e9));
    }

    /** From the first look to the last. */
    Duration time() {
        double seconds = looks.getLast().seconds() - looks.getFirst().seconds();
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** What was completed from each look to the next. */
    List<Integer> counts() throws SQLException {
        String[] snapshots = looks.stream().map(Look::snapshot).toArray(String[]::new);
        String counts =
                sql.text(COUNT, sql.connection().createArrayOf("text", snapshots), snapshots[0]);
        return List.of(counts.split(" ")).stream().map(Integer::valueOf).toList();
    }
}
