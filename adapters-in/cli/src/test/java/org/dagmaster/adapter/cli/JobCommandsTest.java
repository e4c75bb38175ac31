package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCommandsTest {

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @AfterEach
    void close() {
        server.close();
    }

    private void takesSubmissions() {
        server.answers("GET /api/v1/workflows/hello", 200, Samples.WORKFLOW)
                .answers("POST /api/v1/jobs", 201, Samples.job("pending", "null"));
    }

    private void endsWith(String status, String failure) {
        server.answers("GET " + Samples.JOB_PATH, 200, Samples.job(status, failure))
                .answers("GET " + Samples.JOB_PATH + "/nodes", 200, Samples.NODES);
    }

    @Test
    void anInputThatIsDeclaredAStringKeepsItsText_anyOtherIsReadAsJson() {
        takesSubmissions();

        Result result =
                cli.run(
                        "job",
                        "submit",
                        "hello",
                        "-i",
                        "code=007",
                        "-i",
                        "count=5",
                        "-i",
                        "other=a=b");

        assertThat(result.exitCode()).isZero();
        assertThat(Json.parse(server.requests.getLast().body()))
                .isEqualTo(
                        Json.parse(
                                """
                                {"workflow_id":"hello",
                                 "inputs":{"code":"007","count":5,"other":"a=b"},
                                 "actor":"ada"}\
                                """));
    }

    @Test
    void aPairWinsOverTheInputsFile(@TempDir Path folder) throws IOException {
        takesSubmissions();
        Path file = Files.writeString(folder.resolve("in.json"), "{\"code\":\"1\",\"count\":1.50}");

        cli.run("job", "submit", "hello", "--inputs", file.toString(), "-i", "code=2");

        assertThat(server.requests.getLast().body())
                .contains("\"inputs\":{\"code\":\"2\",\"count\":1.50}");
    }

    @Test
    void anInputsFileThatIsNoObjectIsRefused(@TempDir Path folder) throws IOException {
        takesSubmissions();
        Path file = Files.writeString(folder.resolve("in.json"), "[1]");

        Result result = cli.run("job", "submit", "hello", "--inputs", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error [INPUTS_FILE_INVALID]: '" + file + "'");
    }

    @Test
    void theIdempotencyKeyTravelsAsAHeader() {
        takesSubmissions();

        cli.run("job", "submit", "hello", "--idempotency-key", "order-17");

        assertThat(server.requests.getLast().idempotencyKey()).isEqualTo("order-17");
    }

    @Test
    void withoutAServerASubmissionSaysWhenTheJobGoesOn_andStopsTheServerItStarted() {
        takesSubmissions();

        Result result = cli.run("job", "submit", "hello");

        assertThat(result.out()).isEqualTo("job " + Samples.JOB_ID + " pending\n");
        assertThat(result.err()).contains("goes on at the next './dagmaster serve'");
        assertThat(platform.started)
                .extracting(o -> o.roles())
                .containsExactly(Set.of(Role.GATEWAY));
        assertThat(platform.started.getFirst().port()).isZero();
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void aRefusalIsTheServersProblemDocument() {
        server.answers("GET /api/v1/workflows/hello", 200, Samples.WORKFLOW)
                .answers(
                        "POST /api/v1/jobs",
                        400,
                        Samples.problem("INPUT_INVALID", "They do not fit."));

        Result text = cli.run("job", "submit", "hello");
        Result json = cli.run("job", "submit", "hello", "--output", "json");

        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).isEmpty();
        assertThat(text.err())
                .isEqualTo(
                        """
                        error [INPUT_INVALID]: They do not fit.
                          /inputs/code: 'code' is required [INPUT_MISSING]
                          next: './dagmaster workflow show WORKFLOW' lists the inputs of a workflow.
                        """);
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json())
                .isEqualTo(
                        Json.parse(Samples.problem("INPUT_INVALID", "They do not fit."))
                                .orElseThrow());
        assertThat(json.err()).isEmpty();
    }

    @Test
    void aWatchedSubmissionStartsAServerThatWorks_andEndsWithTheJob() {
        takesSubmissions();
        endsWith("completed", "null");
        server.streams(
                Samples.JOB_PATH + "/stream",
                Samples.progress("running", "running", 40),
                Samples.progress("completed", "completed", 100));

        Result result = cli.run("job", "submit", "hello", "--watch");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("job " + Samples.JOB_ID + " completed in 2.2 s\n");
        assertThat(result.err())
                .contains("04:04:08  greet  [█████░░░░░░░]  40 %    3.0 s  greets")
                .contains("04:04:08  greet  completed in 2.0 s");
        assertThat(platform.started).extracting(o -> o.roles()).containsExactly(Role.ALL);
    }

    @Test
    void aJobThatFailedEndsTheWatchWithOneAndItsCause() {
        endsWith("failed", Samples.failure("CRS_MISSING", "The raster has no CRS."));
        server.streams(Samples.JOB_PATH + "/stream", Samples.progress("failed", "failed", 0));

        Result text = cli.run("job", "watch", Samples.JOB_ID);
        Result json = cli.run("job", "watch", Samples.JOB_ID, "--output=json");

        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.err()).contains("error [CRS_MISSING]: The raster has no CRS.");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().at("/failure/code").stringValue()).isEqualTo("CRS_MISSING");
        assertThat(json.json().at("/nodes/1/node_id").stringValue()).isEqualTo("cog");
    }

    @Test
    void aBrokenStreamIsTakenUpAgain() {
        endsWith("completed", "null");
        server.streams(Samples.JOB_PATH + "/stream", Samples.progress("running", "running", 10))
                .streams(Samples.JOB_PATH + "/stream")
                .answers("GET " + Samples.JOB_PATH + "/stream", 503, "")
                .streams(
                        Samples.JOB_PATH + "/stream",
                        Samples.progress("completed", "completed", 100));

        Result result = cli.run("job", "watch", Samples.JOB_ID);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).containsOnlyOnce("The connection was lost; connecting again.");
    }

    @Test
    void aStreamThatFallsSilentIsTakenUpAgain() {
        cli.takingSilenceForDeath();
        endsWith("completed", "null");
        server.streamsAndHangs(
                        Samples.JOB_PATH + "/stream",
                        () -> {},
                        Samples.progress("running", "running", 10))
                .streams(
                        Samples.JOB_PATH + "/stream",
                        Samples.progress("completed", "completed", 100));

        assertThat(cli.run("job", "watch", Samples.JOB_ID).exitCode()).isZero();
    }

    @Test
    void aServerThatDoesNotComeBackEndsTheWatchWithThree() {
        cli.givingUpSoon();
        endsWith("running", "null");
        server.streams(Samples.JOB_PATH + "/stream", Samples.progress("running", "running", 10))
                .answers("GET " + Samples.JOB_PATH + "/stream", 503, "");

        Result result = cli.run("job", "watch", Samples.JOB_ID);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("error [SERVER_LOST]").contains("The job is kept.");
    }

    @Test
    void theServerOfTheFolderIsFollowedToItsNewPort() {
        cli.takingSilenceForDeath();
        endsWith("completed", "null");
        server.streams(
                Samples.JOB_PATH + "/stream", Samples.progress("completed", "completed", 100));
        try (FakeServer first = new FakeServer()) {
            first.answers("GET " + Samples.JOB_PATH, 200, Samples.job("running", "null"))
                    .streamsAndHangs(
                            Samples.JOB_PATH + "/stream",
                            () -> platform.runningAt(server.address()),
                            Samples.progress("running", "running", 10));
            platform.runningAt(first.address());

            Result result = cli.run("job", "watch", Samples.JOB_ID);

            assertThat(result.exitCode()).isZero();
            assertThat(platform.started).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheWatchAndNotTheJob() {
        endsWith("running", "null");
        server.streamsAndHangs(
                Samples.JOB_PATH + "/stream",
                cli::interrupt,
                Samples.progress("running", "running", 10));

        Result result =
                cli.run("job", "watch", Samples.JOB_ID, "--server", server.address().toString());

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("Stopped watching; job " + Samples.JOB_ID + " goes on.");
        assertThat(server.asked("DELETE")).isEmpty();
    }

    @Test
    void anInterruptStopsTheServerOfTheCommand_andSaysThatTheJobIsKept() {
        endsWith("running", "null");
        server.streamsAndHangs(
                Samples.JOB_PATH + "/stream",
                cli::interrupt,
                Samples.progress("running", "running", 10));

        Result result = cli.run("job", "watch", Samples.JOB_ID);

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("is kept and continues at the next './dagmaster serve'");
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void jobsAreListedPageByPageUpToTheLimit() {
        String one = Samples.job("completed", "null");
        server.answers(
                        "GET /api/v1/jobs?limit=2&status=completed",
                        200,
                        "{\"jobs\":[" + one + "],\"next\":\"abc\"}")
                .answers(
                        "GET /api/v1/jobs?limit=1&status=completed&after=abc",
                        200,
                        "{\"jobs\":[" + one + "],\"next\":\"def\"}");

        Result json =
                cli.run("job", "list", "--limit", "2", "--status", "COMPLETED", "--output", "json");
        Result text = cli.run("job", "list", "--limit", "2", "--status", "completed");

        assertThat(json.json().path("jobs").size()).isEqualTo(2);
        assertThat(json.json().path("next").stringValue()).isEqualTo("def");
        assertThat(text.out())
                .startsWith(
                        """
                        JOB                                   WORKFLOW         STATUS     CREATED              TOOK
                        01890a5d-ac96-774b-bcce-b302099a8057  hello version 2  completed  2026-01-02 04:04:05  2.2 s
                        """);
    }

    @Test
    void aJobIsShownWithItsNodes() {
        endsWith("completed", "null");

        Result result = cli.run("job", "show", Samples.JOB_ID);

        assertThat(result.out())
                .contains("workflow  hello version 2")
                .contains("ended     2026-01-02 04:04:07")
                .contains("inputs\n  code  007\n")
                .contains("cog       completed  1 of 3   1.5 s  raster.create_cog");
    }

    @Test
    void aFanOutIsShownWithItsChildren_andALargeOutputWithItsLength() {
        server.answers("GET " + Samples.JOB_PATH, 200, Samples.job("completed", "null"))
                .answers("GET " + Samples.JOB_PATH + "/nodes", 200, Samples.FAN_OUT_NODES);

        Result result = cli.run("job", "show", Samples.JOB_ID);

        assertThat(result.out())
                .endsWith(
                        """
                        NODE   STATUS      ATTEMPT  TOOK        HANDLER        DETAIL
                        tiles  completed   7        1 min 25 s  raster.tiles   output kept apart, 1.3 MB; \
                        './dagmaster job node 01890a5d-ac96-774b-bcce-b302099a8057 tiles' shows it
                        split  running     2                    raster.create  [████████░░░░] 66 %  \
                        4 of 6 children ended, 1 failed
                        early  dispatched  1                    echo           [░░░░░░░░░░░░] 0 %  \
                        0 of 1000 children ended, 500 made so far
                        old    completed   1                    echo           8 children, 2 failed
                        """);
    }

    @Test
    void aTimelineTellsTheTimeSinceItsFirstEvent() {
        server.answers(
                "GET " + Samples.JOB_PATH + "/events?after=0&limit=500", 200, Samples.EVENTS);

        Result text = cli.run("job", "events", Samples.JOB_ID);
        Result json = cli.run("job", "events", Samples.JOB_ID, "--output", "json");

        assertThat(text.out())
                .isEqualTo(
                        """
                        SEQ  AFTER  EVENT         NODE  DETAIL
                        1    0 ms   job_created         actor=cli
                        2    42 ms  node_started  cog   attempt=1
                        """);
        assertThat(json.json()).isEqualTo(Json.parse(Samples.EVENTS).orElseThrow());
    }
}
