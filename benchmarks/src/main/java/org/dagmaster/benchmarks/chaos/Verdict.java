package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.adapter.postgres.DatabaseSettings;
import org.dagmaster.adapter.postgres.check.Finding;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/** Counts what came of it all, from what handlers wrote and from the tables. */
final class Verdict {

    /** Outputs that were accepted, with the execution that made them. */
    private static final String ACCEPTED =
            """
            SELECT job_id || ':' || node_id || ':' || attempt AS attempt, output ->> 'token' AS token
            FROM dagapp.dag_node_states
            WHERE status = 'COMPLETED' AND output ->> 'token' IS NOT NULL
            UNION ALL
            SELECT job_id || ':' || node_id || '__' || child_index || ':' || attempt,
                output ->> 'token'
            FROM dagapp.dag_children WHERE status = 'COMPLETED'
            """;

    private static final String SUCCEEDED_TWICE =
            """
            SELECT job_id || ':' || node_id FROM dagapp.dag_tasks
            WHERE failure IS NULL GROUP BY job_id, node_id HAVING count(*) > 1
            """;

    private final ChaosSettings settings;
    private final Tally tally;

    Verdict(ChaosSettings settings, Tally tally) {
        this.settings = settings;
        this.tally = tally;
    }

    /**
     * What was counted.
     *
     * @param results accepted from handlers
     * @param executions that began
     * @param takeovers how often a job went to another owner
     */
    record Counts(int jobs, int results, int executions, long takeovers) {}

    /** Tells the tally whatever is not as it must be. */
    Counts judge(ChaosDatabase database, Path records) throws SQLException, IOException {
        List<ExecutionLog.Entry> entries = ExecutionLog.read(records);
        try (Connection connection = database.connect()) {
            int jobs = judgeJobs(connection);
            judgeExecutions(entries);
            int results = judgeResults(connection, entries);
            judgeTables(database.address());
            int executions = (int) entries.stream().filter(entry -> !entry.isEnd()).count();
            return new Counts(jobs, results, executions, takeovers(connection));
        }
    }

    /** Each job is there once, and ended as its workflow has it. */
    private int judgeJobs(Connection connection) throws SQLException {
        Map<String, Ending> endings = endings(connection);
        for (int job = 0; job < settings.jobs(); job++) {
            Ending ending = endings.get(settings.key(job));
            Workflow workflow = settings.workflow(job);
            if (ending == null) {
                tally.violated("job %d (%s) is lost".formatted(job, workflow));
            } else if (!ending.isOf(workflow, job)) {
                tally.violated(
                        "job %s (%s, n = %d) is %s".formatted(ending.id(), workflow, job, ending));
            }
        }
        if (endings.size() != settings.jobs()) {
            tally.violated(
                    "there are %d jobs, and %d were submitted"
                            .formatted(endings.size(), settings.jobs()));
        }
        return endings.size();
    }

    private record Ending(
            String id, String status, @Nullable String value, @Nullable String failure) {

        boolean isOf(Workflow workflow, int n) {
            Integer result = workflow.result(n);
            return result == null
                    ? status.equals("FAILED") && Objects.equals(workflow.failure(), failure)
                    : status.equals("COMPLETED") && result.toString().equals(value);
        }
    }

    private static Map<String, Ending> endings(Connection connection) throws SQLException {
        Map<String, Ending> endings = new HashMap<>();
        String sql =
                """
                SELECT idempotency_key, job_id, status, result ->> 'value' AS value,
                    failure ->> 'code' AS code
                FROM dagapp.dag_jobs
                """;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                endings.put(
                        row.getString("idempotency_key"),
                        new Ending(
                                row.getString("job_id"),
                                row.getString("status"),
                                row.getString("value"),
                                row.getString("code")));
            }
        }
        return endings;
    }

    private void judgeExecutions(List<ExecutionLog.Entry> entries) {
        Set<String> begun = new HashSet<>();
        for (ExecutionLog.Entry entry : entries) {
            if (!entry.isEnd() && !begun.add(entry.attempt())) {
                tally.violated("attempt %s was executed twice".formatted(entry.attempt()));
            }
        }
    }

    /** What the engine took for a node's result was made by an execution of that attempt. */
    private int judgeResults(Connection connection, List<ExecutionLog.Entry> entries)
            throws SQLException {
        Set<String> ended = new HashSet<>();
        for (ExecutionLog.Entry entry : entries) {
            if (entry.isEnd()) {
                ended.add(entry.attempt() + " " + entry.token());
            }
        }
        int results = 0;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ACCEPTED)) {
            while (row.next()) {
                results++;
                if (!ended.contains(row.getString("attempt") + " " + row.getString("token"))) {
                    tally.violated(
                            "the result of %s comes from no execution of it"
                                    .formatted(row.getString("attempt")));
                }
            }
        }
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SUCCEEDED_TWICE)) {
            while (row.next()) {
                tally.violated("%s succeeded more than once".formatted(row.getString(1)));
            }
        }
        return results;
    }

    private void judgeTables(DatabaseAddress address) {
        DatabaseSettings database =
                DatabaseSettings.of(address.jdbcUrl(), address.user(), address.password());
        try (Database checked = Database.open(database)) {
            checked.check().stream().filter(Finding::isViolated).forEach(this::tell);
        }
    }

    private void tell(Finding finding) {
        tally.violated(
                "%s, %d times, such as %s"
                        .formatted(
                                finding.invariant().code(),
                                finding.count(),
                                finding.examples().getFirst()));
    }

    private static long takeovers(Connection connection) throws SQLException {
        String sql = "SELECT sum(greatest(owner_epoch - 1, 0)) FROM dagapp.dag_jobs";
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
