package org.dagmaster.benchmarks.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What PostgreSQL spent its time on, as pg_stat_statements saw it. */
final class Statements {

    private static final String TOP =
            """
            SELECT calls, total_exec_time, mean_exec_time, max_exec_time, rows,
                left(regexp_replace(query, '\\s+', ' ', 'g'), 110) AS query
            FROM pg_stat_statements
            ORDER BY total_exec_time DESC
            LIMIT 20
            """;

    private Statements() {}

    /** The statements that took longest of all, in all databases. */
    static String top(Lab lab) throws SQLException {
        try (Sql sql = lab.sql();
                Statement statement = sql.connection().createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
            StringBuilder text =
                    new StringBuilder("   calls  total ms  mean ms   max ms      rows\n");
            try (ResultSet rows = statement.executeQuery(TOP)) {
                while (rows.next()) {
                    text.append(
                            String.format(
                                    Locale.ROOT,
                                    "%8d %9.0f %8.3f %8.0f %9d  %s%n",
                                    rows.getLong("calls"),
                                    rows.getDouble("total_exec_time"),
                                    rows.getDouble("mean_exec_time"),
                                    rows.getDouble("max_exec_time"),
                                    rows.getLong("rows"),
                                    rows.getString("query")));
                }
            }
            return text.toString();
        }
    }
}
