package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theHelpListsEveryCommand() {
        Result result = cli.run("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        for (String command :
                "demo serve ingest workflow job config db version test".split(" ", -1)) {
            assertThat(result.out()).containsPattern("\n  " + command + " +[A-Z]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "ingest",
                "workflow list",
                "workflow show",
                "workflow validate",
                "workflow graph",
                "workflow diff",
                "workflow import-jinja",
                "job submit",
                "job list",
                "job show",
                "job watch",
                "job events",
                "job why",
                "job node",
                "job children",
                "job cancel",
                "job pause",
                "job resume",
                "job retry",
                "job rerun",
                "job skip",
                "job resubmit",
                "config",
                "db migrate",
                "db status",
                "db check",
                "db prune",
                "version",
                "test"
            })
    void everyCommandHasAHelpWithAnExampleAndTheExitCodes(String command) {
        String[] words = (command + " --help").split(" ", -1);

        Result result = cli.run(words);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("Usage: dagmaster " + command)
                .contains("./dagmaster " + command)
                .containsPattern("Examples?:")
                .containsPattern("\n +0 +it went well\n")
                .containsPattern("\n +130 +interrupted");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "serv", "job submitt x", "serve --prot 1", "ingest a.tif"})
    void whatCannotBeUnderstoodEndsWithTwo(String line) {
        String[] words =
                Arrays.stream(line.split(" ", -1)).filter(w -> !w.isEmpty()).toArray(String[]::new);

        Result result = cli.run(words);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error [USAGE]: ").contains("--help' tells how");
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheNearestOne() {
        assertThat(cli.run("serv").err())
                .contains("'dagmaster' knows no 'serv', did you mean 'serve'?");
        assertThat(cli.run("job", "wach", "x").err())
                .contains("'dagmaster job' knows no 'wach', did you mean 'watch'?");
        assertThat(cli.run("serve", "--prot=1").err()).contains("did you mean '--port'?");
    }

    @Test
    void aMistakeOnAJsonCommandLineIsAJsonDocument() {
        Result result = cli.run("job", "list", "--output", "json", "--limt", "3");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.json().path("code").stringValue()).isEqualTo("USAGE");
        assertThat(result.json().path("type").stringValue())
                .isEqualTo("https://dagmaster.org/problems/usage");
    }

    @Test
    void theVersionIsTheInstallations() {
        assertThat(cli.run("version").out()).startsWith("dagmaster 9.8.7 (Java 25");
        assertThat(cli.run("--version").out()).isEqualTo("dagmaster 9.8.7\n");
        assertThat(cli.run("version", "--output", "json").json().path("version").stringValue())
                .isEqualTo("9.8.7");
    }

    @Test
    void theConfigurationTellsWhereEachValueCameFrom() {
        assertThat(cli.run("config").out())
                .isEqualTo(
                        """
                        SETTING       VALUE     FROM
                        port          8080      default
                        database_url  jdbc:***  environment
                        """);
        assertThat(
                        cli.run("config", "--output", "json")
                                .json()
                                .at("/settings/1/source")
                                .stringValue())
                .isEqualTo("environment");
    }

    @Test
    void aMigrationTellsWhatItDid() {
        assertThat(cli.run("db", "migrate").out())
                .isEqualTo(
                        """
                        applied         V1 engine
                                        V2 catalog
                        schema version  2
                        """);
        assertThat(
                        cli.run("db", "migrate", "--output", "json")
                                .json()
                                .path("schema_version")
                                .intValue())
                .isEqualTo(2);
    }

    @Test
    void aViolatedInvariantIsShownWithExamples_andEndsWithOne() {
        Result text = cli.run("db", "check");

        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out())
                .isEqualTo(
                        """
                        VIOLATIONS  CODE          WHAT HOLDS
                        0           EVENT_GAP     No gaps.
                        3           TASK_NOWHERE  Nothing is lost.

                        TASK_NOWHERE: 3 violations
                          j1   cog  is nowhere
                          j22  -    is nowhere
                          and more
                          next: Cancel the job.

                        1 of 2 invariants are violated
                        """);
        assertThat(cli.run("db", "check", "--output", "json").exitCode()).isEqualTo(1);
    }

    @Test
    void pruningTellsWhatWent() {
        assertThat(cli.run("db", "prune", "--older-than", "7").out())
                .isEqualTo(
                        """
                        ended before  2026-01-07T00:00:00Z
                        dry run       false
                        jobs          12
                        """);
        Result json = cli.run("db", "prune", "--dry-run", "--output", "json");
        assertThat(json.exitCode()).isZero();
        assertThat(json.json().path("dry_run").booleanValue()).isTrue();
        assertThat(json.json().path("jobs").intValue()).isEqualTo(12);
    }

    @Test
    void aLongDeletionTellsThatItIsUnderWay() {
        CountDownLatch told = new CountDownLatch(1);
        platform.whenWorking(() -> {
            try {
                told.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        cli.whenSaid("Deleting jobs", told::countDown);

        Result result = cli.run("db", "prune");

        assertThat(result.err()).startsWith("Deleting jobs ... 2.0 s\n");
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "36501"})
    void aNumberOfDaysThatCannotBeMeantIsRefused(String days) {
        Result result = cli.run("db", "prune", "--older-than", days);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("DAYS_OUT_OF_RANGE", days + ", which is not within 1 and 36500");
    }

    @Test
    void aDatabaseThatCannotBeHadEndsWithThree() {
        Result text = cli.run("db", "status");
        Result json = cli.run("db", "status", "--output", "json");

        assertThat(text.exitCode()).isEqualTo(3);
        assertThat(text.err())
                .isEqualTo(
                        """
                        error [POSTGRES_MISSING]: No PostgreSQL was found.
                          next: Install postgresql-15.
                        """);
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.json().path("status").intValue()).isEqualTo(503);
        assertThat(json.json().path("title").stringValue()).isEqualTo("Postgres missing");
    }

    @Test
    void aServerThatIsNotThereEndsWithThree() {
        FakeServer gone = new FakeServer();
        gone.close();

        Result result = cli.run("job", "list", "--server", gone.address().toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains("error [SERVER_UNREACHABLE]: No server answers at " + gone.address());
        assertThat(platform.started).isEmpty();
    }

    @Test
    void anAddressThatIsNoneEndsWithTwo() {
        Result result = cli.with("DAGMASTER_URL", "localhost:8080").run("job", "list");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("[SERVER_URL_INVALID]: 'localhost:8080' is no server");
    }

    @Test
    void anAnswerThatIsNoProblemDocumentSaysSo() {
        server.answers("GET /api/v1/workflows", 502, "<html>Bad gateway</html>");

        Result result = cli.run("workflow", "list");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("[UNEXPECTED_ANSWER]").contains("status 502");
    }

    @Test
    void aNamedServerIsPreferredToTheEnvironmentsAndToTheRunningOne() {
        server.answers("GET /api/v1/workflows", 200, "{\"workflows\":[]}");
        try (FakeServer other =
                new FakeServer().answers("GET /api/v1/workflows", 200, "{\"workflows\":[]}")) {
            platform.runningAt(other.address());
            cli.run("workflow", "list");
            assertThat(other.requests).hasSize(1);

            cli.with("DAGMASTER_URL", server.address().toString());
            cli.run("workflow", "list");
            assertThat(server.requests).hasSize(1);

            cli.run("workflow", "list", "--server", other.address().toString());
            assertThat(other.requests).hasSize(2);
        }
        assertThat(platform.started).isEmpty();
    }

    @Test
    void serveRunsUntilItIsInterrupted() {
        cli.whenSaid("serves " + server.address(), cli::interrupt);

        Result result =
                cli.run("serve", "--port", "9000", "--host", "0.0.0.0", "--roles", "gateway");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out())
                .isEqualTo(
                        "dagmaster 9.8.7 serves "
                                + server.address()
                                + " (started in 1.2 s; Ctrl-C stops it)\n");
        assertThat(result.err()).contains("Stopping; jobs that are not over are kept.");
        assertThat(platform.started.getFirst().toString())
                .isEqualTo("ServeOptions[roles=[GATEWAY], host=0.0.0.0, port=9000, queues=null]");
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void anInterruptDuringTheStartStopsWhatWasStarted() {
        platform.whenStarting(() -> {
            Thread.ofVirtual().start(cli::interrupt);
            cli.interrupts.await(Duration.ofSeconds(10));
        });

        Result result = cli.run("serve");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void anInterruptBeforeTheStartStartsNothing() {
        cli.interrupt();

        assertThat(cli.run("serve").exitCode()).isEqualTo(130);
        assertThat(platform.started).isEmpty();
    }

    @Test
    void aValueThatMakesNoSenseEndsWithTwo() {
        assertThat(cli.run("serve", "--port", "70000").err()).contains("error [PORT_INVALID]");
        assertThat(cli.run("serve", "--port", "70000").exitCode()).isEqualTo(2);
        assertThat(cli.run("serve", "--roles", "boss").exitCode()).isEqualTo(2);
        assertThat(cli.run("job", "list", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void theGuideTellsOfEveryCommandAndExitCode() throws IOException {
        String guide = Files.readString(Path.of("../../docs/cli.md"));

        for (ExitCode code : ExitCode.values()) {
            assertThat(guide).contains("| " + code.number() + " | " + code.meaning());
        }
        for (String group : new String[] {"", "workflow ", "job ", "db "}) {
            String help = cli.run((group + "--help").split(" ", -1)).out();
            Matcher command = Pattern.compile("(?m)^  ([a-z-]+)  +[A-Z]").matcher(help);
            while (command.find()) {
                assertThat(guide).contains("./dagmaster " + group + command.group(1));
            }
        }
    }

    @Test
    void theTestsAreTheLaunchers() {
        assertThat(cli.run("test", "--fast").err()).contains("Run './dagmaster test' there.");
    }
}
