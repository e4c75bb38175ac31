package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.adapter.postgres.DatabaseSettings;
import org.dagmaster.adapter.postgres.check.Finding;
import org.dagmaster.adapter.postgres.check.Invariant;
import org.dagmaster.adapter.postgres.check.Invariants;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.TemporaryPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of its own leaves a database behind; each invariant is broken in a copy of it. */
class DatabaseCheckTest {

    /** Nobody serves its queue: its jobs stay in flight. */
    private static final String STUCK =
            """
            workflow_id: stuck
            version: 1
            nodes:
              start: {type: start, next: wait}
              wait: {type: task, handler: echo, queue: unserved, next: end}
              end: {type: end}
            """;

    private static final String WIDE =
            """
            workflow_id: wide
            version: 1
            nodes:
              start: {type: start, next: split}
              split:
                type: fan_out
                source: [a, b, c]
                task: {handler: echo, queue: unserved, params: {message: "${item}"}}
                next: join
              join: {type: fan_in, aggregation: collect, next: end}
              end: {type: end}
            """;

    private static final String NAP =
            """
            workflow_id: nap
            version: 1
            nodes:
              start: {type: start, next: nap}
              nap:
                type: task
                handler: sleep
                queue: functionapp-tasks
                params: {seconds: 600}
                timeout_seconds: 900
                next: end
              end: {type: end}
            """;

    private static final String AGED =
            """
            CREATE TABLE public.aged AS
                SELECT min(job_id::text)::uuid AS job_id FROM dagapp.dag_jobs
                WHERE ended_at IS NOT NULL GROUP BY workflow_id;
            UPDATE dagapp.dag_jobs SET created_at = created_at - interval '100 days',
                started_at = started_at - interval '100 days',
                ended_at = ended_at - interval '100 days'
            WHERE job_id IN (SELECT job_id FROM public.aged);
            UPDATE dagapp.dag_job_events SET at = at - interval '100 days'
            WHERE job_id IN (SELECT job_id FROM public.aged);
            """;

    @TempDir static Path folder;

    private static DatabaseAddress left;
    private static Shell shell;
    private static ServerProcess server;

    @BeforeAll
    static void leaveADatabase() throws Exception {
        left = TemporaryPostgres.freshDatabase();
        Path data = folder.resolve("data");
        Path workflows = Files.createDirectories(data.resolve("workflows"));
        Files.writeString(workflows.resolve("stuck.yaml"), STUCK);
        Files.writeString(workflows.resolve("wide.yaml"), WIDE);
        Files.writeString(workflows.resolve("nap.yaml"), NAP);
        serve(left);
        for (String workflow :
                List.of(
                        "echo_test",
                        "conditional_test",
                        "checkpoint_test",
                        "retry_test",
                        "retry_fan_out_test",
                        "every_feature_test")) {
            submit(workflow, "--watch");
        }
        rerun(submit("echo_test", "--watch"), "second");
        rerun(submit("fan_out_test", "-i", "count=50", "--watch"), "split");
        submit("stuck");
        submit("wide");
        done("job", "pause", submit("stuck"));
        done("job", "cancel", submit("wide"));
        awaitRunning(submit("nap"));
        server.kill();
    }

    private static void serve(DatabaseAddress database) throws Exception {
        Map<String, String> settings =
                Map.of(
                        "DAGMASTER_DATABASE_URL", database.jdbcUrl(),
                        "DAGMASTER_DATABASE_USER", database.user(),
                        "DAGMASTER_DATABASE_PASSWORD", database.password());
        shell = new Shell(folder.resolve("data"), settings);
        server = ServerProcess.start(folder.resolve("data"), settings);
    }

    @AfterAll
    static void stop() throws Exception {
        server.kill();
    }

    private static String submit(String workflow, String... more) {
        List<String> words =
                new ArrayList<>(List.of("job", "submit", workflow, "--output", "json"));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new)).json().get("job_id").asString();
    }

    private static void rerun(String job, String node) {
        done("job", "rerun", job, node);
        done("job", "watch", job);
    }

    private static void done(String... words) {
        Shell.Result result = shell.run(words);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    /** Follows the job's stream until its task is in a worker's hands. */
    private static void awaitRunning(String job) throws Exception {
        URI stream = URI.create(server.address() + "/api/v1/jobs/" + job + "/stream");
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines())
                                .body()) {
            assertThat(
                            lines.filter(line -> line.startsWith("data:"))
                                    .map(line -> JsonMapper.shared().readTree(line.substring(5)))
                                    .anyMatch(DatabaseCheckTest::hasRunningNode))
                    .isTrue();
            client.shutdownNow();
        }
    }

    private static boolean hasRunningNode(JsonNode progress) {
        return progress.get("nodes").values().stream()
                .anyMatch(node -> node.get("status").asString().equals("running"));
    }

    @Test
    void aKilledServerLeavesNothingViolated() {
        assertThat(violated(left)).isEmpty();
        Shell.Result text = shell.run("db", "check");
        assertThat(text.exitCode()).as(text.out()).isZero();
        assertThat(text.out())
                .contains("0           TASK_NOWHERE ")
                .endsWith("0 of %d invariants are violated\n".formatted(Invariants.all().size()));
    }

    @Test
    void nothingIsViolatedWhileAServerWorks() throws Exception {
        serve(TemporaryPostgres.freshDatabase(nameOf(left)));
        String job = submit("fan_out_test", "-i", "count=3000");
        int checks = 0;
        while (!shell.run("job", "show", job, "--output", "json")
                .json()
                .get("status")
                .asString()
                .equals("completed")) {
            Shell.Result check = shell.run("db", "check");
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
            checks++;
        }
        server.kill();
        assertThat(checks).isPositive();
    }

    @Test
    void aViolationIsToldWithItsPlaceAndWhatToDo() throws Exception {
        DatabaseAddress broken = TemporaryPostgres.freshDatabase(nameOf(left));
        execute(broken, Break.TASK_NOWHERE.sql);
        Shell other = shellOn(broken, "other");

        Shell.Result text = other.run("db", "check");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out())
                .contains("1           TASK_NOWHERE ")
                .contains("wait  attempt 1 is DISPATCHED and nowhere")
                .contains("  next: The job waits for ever: 'job cancel JOB'")
                .endsWith("1 of %d invariants are violated\n".formatted(Invariants.all().size()));
        Shell.Result json = other.run("db", "check", "--output", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().get("violated").asInt()).isEqualTo(1);
    }

    /** Of every workflow that has ended jobs, one of them ended long ago. */
    @Test
    void pruningDeletesOldJobsAndLeavesNothingViolated() throws Exception {
        DatabaseAddress copy = TemporaryPostgres.freshDatabase(nameOf(left));
        execute(copy, AGED);
        Shell other = shellOn(copy, "pruned");
        List<String> before = timelines(copy);

        int old = pruned(other, "--dry-run");
        assertThat(old).isGreaterThanOrEqualTo(7);
        assertThat(timelines(copy)).isEqualTo(before);
        assertThat(pruned(other, "--older-than", "101")).isZero();

        assertThat(pruned(other)).isEqualTo(old);
        assertThat(pruned(other)).isZero();

        assertThat(violated(copy)).isEmpty();
        assertThat(timelines(copy)).hasSize(before.size() - old).isSubsetOf(before);
        TemporaryPostgres.server().dropDatabase(nameOf(copy));
    }

    private static int pruned(Shell on, String... more) {
        List<String> words = new ArrayList<>(List.of("db", "prune", "--output", "json"));
        words.addAll(List.of(more));
        Shell.Result result = on.run(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().get("jobs").asInt();
    }

    /** Every job that has a whole one: from its first event to its last. */
    private static List<String> timelines(DatabaseAddress address) throws Exception {
        List<String> whole = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT job_id FROM dagapp.dag_jobs j
                                WHERE last_event = (
                                    SELECT count(*) FROM dagapp.dag_job_events e
                                    WHERE e.job_id = j.job_id)
                                ORDER BY job_id
                                """)) {
            while (rows.next()) {
                whole.add(rows.getString(1));
            }
        }
        return whole;
    }

    private static Shell shellOn(DatabaseAddress database, String name) throws Exception {
        return new Shell(
                folder.resolve(name),
                Map.of(
                        "DAGMASTER_DATABASE_URL", database.jdbcUrl(),
                        "DAGMASTER_DATABASE_USER", database.user(),
                        "DAGMASTER_DATABASE_PASSWORD", database.password()));
    }

    @Test
    void whereJobsAreKeptForEverPruningWantsANumber() throws Exception {
        Shell forEver = new Shell(folder.resolve("data"), Map.of("DAGMASTER_RETENTION_DAYS", "0"));

        Shell.Result result = forEver.run("db", "prune");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("KEPT_FOR_EVER", "--older-than");
    }

    @Test
    void aDatabaseWithoutTheTablesIsNotChecked() throws Exception {
        DatabaseAddress empty = TemporaryPostgres.freshDatabase();
        Shell other = shellOn(empty, "empty");

        Shell.Result result = other.run("db", "check");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("SCHEMA_OUTDATED", "./dagmaster db migrate");
    }

    @Test
    void everyInvariantIsBrokenOnce() {
        assertThat(Arrays.stream(Break.values()).map(Break::name))
                .containsExactlyInAnyOrderElementsOf(
                        Invariants.all().stream().map(Invariant::code).toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBrokenIsFoundAndNothingElse(Break broken) throws Exception {
        DatabaseAddress copy = TemporaryPostgres.freshDatabase(nameOf(left));

        execute(copy, broken.sql);

        assertThat(violated(copy)).containsExactly(broken.name());
        TemporaryPostgres.server().dropDatabase(nameOf(copy));
    }

    private static String nameOf(DatabaseAddress address) {
        return address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
    }

    private static void execute(DatabaseAddress address, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> violated(DatabaseAddress address) {
        DatabaseSettings settings =
                DatabaseSettings.of(address.jdbcUrl(), address.user(), address.password());
        try (Database database = Database.open(settings)) {
            return database.check().stream()
                    .filter(Finding::isViolated)
                    .map(finding -> finding.invariant().code())
                    .toList();
        }
    }

    /** Breaks the invariant of that code and, where rows hang together, leaves the others whole. */
    enum Break {
        ENDED_JOB_LIVE_NODE(
                nodeOf("echo_test", "second", "status = 'READY', not_before = now()")
                        + told("echo_test", "second", "node_ready")),
        ENDED_JOB_LIVE_CHILD(
                "UPDATE dagapp.dag_children SET status = 'READY', not_before = now()"
                        + " WHERE child_index = 1 AND status = 'CANCELLED'"),
        ENDED_JOB_TASK_LEFT(
                "INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind)"
                        + " SELECT %s, 'second', 1, 'started'".formatted(job("echo_test"))),
        OWNED_JOB_NOT_RUNNING(jobOf("echo_test", "owner_id = 'orchestrator-1'")),
        JOB_ENDING(jobOf("echo_test", "result = NULL")),
        WORKFLOW_MISSING("DELETE FROM dagapp.dag_workflows WHERE workflow_id = 'echo_test'"),
        ROW_WITHOUT_JOB(
                "INSERT INTO dagapp.dag_checkpoints (job_id, node_id, attempt, phase, step, state)"
                        + " VALUES (gen_random_uuid(), 'a', 1, 'one', 1, '{}')"),
        TASK_NOWHERE("DELETE FROM dagapp.dag_queue WHERE node_id = 'wait'"),
        TASK_TWICE(
                "INSERT INTO dagapp.dag_task_results (job_id, node_id, attempt, kind)"
                        + " SELECT job_id, node_id, attempt, 'failed' FROM dagapp.dag_queue"
                        + " WHERE node_id = 'wait'"),
        TASK_UNWANTED(
                "UPDATE dagapp.dag_queue SET attempt = 9 WHERE node_id = 'wait';" + queueAgain()),
        RUNNING_TASK_QUEUED(
                nodeOf("stuck", "wait", "status = 'RUNNING', worker = 'worker-1'")
                        + told("stuck", "wait", "node_started")),
        TASK_HELD(
                "WITH moved AS (DELETE FROM dagapp.dag_queue WHERE node_id = 'wait' RETURNING *)"
                        + " INSERT INTO dagapp.dag_queue_held (queue, job_id, node_id, attempt,"
                        + " handler, timeout_ms, params) SELECT queue, job_id, node_id, attempt,"
                        + " handler, timeout_ms, params FROM moved"),
        WORKER_UNKNOWN("DELETE FROM dagapp.dag_workers"),
        READY_NODE_LEFT(
                "DELETE FROM dagapp.dag_queue WHERE node_id = 'wait';"
                        + nodeOf("stuck", "wait", "status = 'READY', attempt = 0")
                        + told("stuck", "wait", "node_ready")),
        COMPLETED_WITHOUT_ATTEMPT(
                "DELETE FROM dagapp.dag_tasks WHERE node_id = 'second' AND job_id = "
                        + job("echo_test")),
        ATTEMPT_AHEAD(
                "INSERT INTO dagapp.dag_tasks (job_id, node_id, attempt, ended_at)"
                        + " SELECT %s, 'second', 9, now()".formatted(job("echo_test"))),
        FAN_OUT_COUNTS(
                "UPDATE dagapp.dag_node_states SET children ="
                        + " '{\"total\": 3, \"created\": 3, \"completed\": 1, \"failed\": 0}'"
                        + " WHERE children IS NOT NULL"),
        FAN_OUT_OUTPUT(
                nodeOf(
                        "fan_out_test",
                        "split",
                        "output = '{\"count\": 50, \"completed\": 49, \"failed\": 1}'")),
        CHILD_ALONE(
                told("wide", "split", "node_reset")
                        + "UPDATE dagapp.dag_node_states SET status = 'PENDING', children = NULL"
                        + " WHERE children IS NOT NULL"),
        EVENT_GAP(
                "DELETE FROM dagapp.dag_job_events WHERE seq = 3 AND job_id = " + job("echo_test")),
        EVENT_LAST(jobOf("echo_test", "last_event = last_event + 1")),
        JOB_NOT_AS_TOLD(jobOf("stuck", "status = 'PENDING', owner_id = NULL")),
        EVENT_AFTER_END(event("echo_test", "checkpoint_saved", "NULL")),
        NODE_NOT_AS_TOLD(nodeOf("echo_test", "second", "status = 'SKIPPED'")),
        COMPLETED_TWICE(event("stuck", "node_completed", "'start'"));

        private final String sql;

        Break(String sql) {
            this.sql = sql;
        }

        /** The first job of a workflow that no operator has touched. */
        private static String job(String workflow) {
            return "(SELECT job_id FROM dagapp.dag_jobs WHERE workflow_id = '%s' ORDER BY job_id LIMIT 1)"
                    .formatted(workflow);
        }

        private static String jobOf(String workflow, String change) {
            return "UPDATE dagapp.dag_jobs SET %s WHERE job_id = %s;"
                    .formatted(change, job(workflow));
        }

        private static String nodeOf(String workflow, String node, String change) {
            return "UPDATE dagapp.dag_node_states SET %s WHERE job_id = %s AND node_id = '%s';"
                    .formatted(change, job(workflow), node);
        }

        /** Has the last event of the node tell something else. */
        private static String told(String workflow, String node, String type) {
            return """
            UPDATE dagapp.dag_job_events SET type = '%3$s'
            WHERE job_id = %1$s AND node_id = '%2$s' AND seq = (
                SELECT max(seq) FROM dagapp.dag_job_events
                WHERE job_id = %1$s AND node_id = '%2$s');
            """
                    .formatted(job(workflow), node, type);
        }

        /** One more event at the end. */
        private static String event(String workflow, String type, String node) {
            return jobOf(workflow, "last_event = last_event + 1")
                    + """
                    INSERT INTO dagapp.dag_job_events (job_id, seq, at, type, node_id)
                    SELECT job_id, last_event, now(), '%s', %s FROM dagapp.dag_jobs
                    WHERE job_id = %s;
                    """
                            .formatted(type, node, job(workflow));
        }

        private static String queueAgain() {
            return """
            INSERT INTO dagapp.dag_queue (queue, job_id, node_id, attempt, handler, timeout_ms, params)
            SELECT queue, job_id, node_id, 1, handler, timeout_ms, params FROM dagapp.dag_queue
            WHERE node_id = 'wait';
            """;
        }
    }
}
