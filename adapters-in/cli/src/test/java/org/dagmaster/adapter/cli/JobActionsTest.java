package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobActionsTest {

    private static final String EFFECTS =
            """
            [{"node_id":"cog","before":"failed","effect":"run_again","children":0},
             {"node_id":"split","before":"completed","effect":"run_again","children":12},
             {"node_id":"end","before":"cancelled","effect":"reset","children":0}]
            """;

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @AfterEach
    void close() {
        server.close();
    }

    private void answers(String verb, String status, String rest) {
        server.answers(
                "POST " + Samples.JOB_PATH + "/" + verb,
                200,
                "{\"job\":%s,%s}".formatted(Samples.job(status, "null"), rest));
    }

    private static String rest(boolean changed, String sentence, boolean dryRun, String effects) {
        return "\"changed\":%s,\"sentence\":\"%s\",\"dry_run\":%s,\"effects\":%s"
                .formatted(changed, sentence, dryRun, effects);
    }

    private Result onServer(String... words) {
        platform.runningAt(server.address());
        return cli.run(words);
    }

    @ParameterizedTest
    @CsvSource({
        "cancel,,cancelled",
        "pause,,paused",
        "resume,,running",
        "retry,,running",
        "retry,split__7,running",
        "rerun,cog,running",
        "skip,cog,running"
    })
    void anActionIsAskedForInTheNameOfTheUser(String verb, String node, String status) {
        answers(verb, status, rest(true, verb + " done", false, "[]"));
        List<String> words = List.of("job", verb, Samples.JOB_ID);

        Result result =
                node == null
                        ? onServer(words.toArray(String[]::new))
                        : onServer("job", verb, Samples.JOB_ID, node);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .isEqualTo("job %s %s: %s done\n".formatted(Samples.JOB_ID, status, verb));
        String member = node == null ? "" : "\"node_id\":\"" + node + "\",";
        assertThat(server.requests.getLast().body()).isEqualTo("{" + member + "\"actor\":\"ada\"}");
    }

    @Test
    void theReasonAndTheWishForATrialTravelAlong() {
        answers("retry", "running", rest(true, "only a trial", true, "[]"));

        onServer("job", "retry", Samples.JOB_ID, "--reason", "disk was full", "--dry-run");

        assertThat(Json.parse(server.requests.getLast().body()))
                .isEqualTo(
                        Json.parse(
                                """
                                {"reason":"disk was full","dry_run":true,"actor":"ada"}\
                                """));
    }

    @Test
    void aTrialListsWhatWouldBecomeOfWhichNode() {
        answers("rerun", "running", rest(true, "this is what rerun would do", true, EFFECTS));

        Result result = onServer("job", "rerun", Samples.JOB_ID, "cog", "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        """
                        job 01890a5d-ac96-774b-bcce-b302099a8057 would be running: this is what rerun would do
                        NODE   NOW        EFFECT     CHILDREN
                        cog    failed     run again
                        split  completed  run again  12
                        end    cancelled  reset
                        """);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aTrialThatConcernsNoNodeSaysSo() {
        answers("pause", "paused", rest(true, "this is what pause would do", true, "[]"));

        assertThat(onServer("job", "pause", Samples.JOB_ID, "--dry-run").out())
                .contains("would be paused")
                .endsWith("\nno node would be run again, reset, skipped or cancelled\n");
    }

    @Test
    void anActionTellsWhatBecameOfTheNodes_andHowToFollowTheJob() {
        answers("retry", "running", rest(true, "retry done", false, EFFECTS));

        Result result = onServer("job", "retry", Samples.JOB_ID);

        assertThat(result.out())
                .contains("running: retry done\nNODE   BEFORE     EFFECT     CHILDREN\n");
        assertThat(result.err())
                .isEqualTo("'./dagmaster job watch " + Samples.JOB_ID + "' follows it.\n");
    }

    @Test
    void thatThereIsNothingToDoIsNoError() {
        answers("cancel", "cancelled", rest(false, "the job is cancelled already", false, "[]"));

        Result result = onServer("job", "cancel", Samples.JOB_ID);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        "job "
                                + Samples.JOB_ID
                                + " cancelled: nothing to do, the job is cancelled already\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theJsonFormIsTheServersAnswer() {
        String rest = rest(true, "retry done", false, EFFECTS);
        answers("retry", "running", rest);

        Result result = onServer("job", "retry", Samples.JOB_ID, "--output", "json");

        assertThat(result.json().at("/effects/1/children").intValue()).isEqualTo(12);
        assertThat(result.json().at("/job/job_id").stringValue()).isEqualTo(Samples.JOB_ID);
    }

    @Test
    void whatIsRefusedEndsWithOneAndTheServersSentence() {
        server.answers(
                        "POST " + Samples.JOB_PATH + "/cancel",
                        409,
                        Samples.refusal(409, "JOB_ENDED", "the job is completed"))
                .answers(
                        "POST " + Samples.JOB_PATH + "/skip",
                        404,
                        Samples.refusal(404, "NODE_NOT_FOUND", "the job has no node 'x'"));

        Result ended = onServer("job", "cancel", Samples.JOB_ID);
        Result missing = onServer("job", "skip", Samples.JOB_ID, "x");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("error [JOB_ENDED]: the job is completed\n");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err())
                .isEqualTo(
                        """
                        error [NODE_NOT_FOUND]: the job has no node 'x'
                          next: './dagmaster job show ID' lists a job's nodes.
                        """);
    }

    @Test
    void withoutAServerTheActionIsDoneAllTheSame_andTheJobGoesOnLater() {
        answers("resume", "running", rest(true, "resume done", false, "[]"));

        Result result = cli.run("job", "resume", Samples.JOB_ID);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("goes on at the next './dagmaster serve'");
        assertThat(platform.started)
                .extracting(o -> o.roles())
                .containsExactly(Set.of(Role.GATEWAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", " ", "a\nb", "a  b"})
    void aUserWhoseNameIsNoneActsWithoutOne(String user) {
        answers("pause", "paused", rest(true, "pause done", false, "[]"));

        cli.as(user).run("job", "pause", Samples.JOB_ID);

        assertThat(server.requests.getLast().body()).isEqualTo("{}");
    }

    @Test
    void aUsersNameMayHaveBlanksAndLettersOfAnyScript() {
        answers("pause", "paused", rest(true, "pause done", false, "[]"));

        cli.as("Zoë Müller").run("job", "pause", Samples.JOB_ID);

        assertThat(server.requests.getLast().body()).isEqualTo("{\"actor\":\"Zoë Müller\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "rerun 1", "skip 1", "pause 1 2", "retry 1 2 3"})
    void whatIsForOneNodeWantsIt_andWhatIsForTheJobTakesNone(String line) {
        Result result = cli.run(("job " + line).split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aResubmissionIsANewJob() {
        server.answers(
                "POST " + Samples.JOB_PATH + "/resubmit", 201, Samples.job("pending", "null"));

        Result result =
                onServer(
                        "job",
                        "resubmit",
                        Samples.JOB_ID,
                        "--version",
                        "3",
                        "--idempotency-key",
                        "again-1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("job " + Samples.JOB_ID + " pending\n");
        assertThat(server.requests.getLast().body())
                .isEqualTo("{\"workflow_version\":3,\"actor\":\"ada\"}");
        assertThat(server.requests.getLast().idempotencyKey()).isEqualTo("again-1");
    }

    @Test
    void aWatchedResubmissionEndsWithTheNewJob() {
        server.answers(
                        "POST " + Samples.JOB_PATH + "/resubmit",
                        201,
                        Samples.job("pending", "null"))
                .answers(
                        "GET " + Samples.JOB_PATH,
                        200,
                        Samples.job("failed", Samples.failure("OOPS", "Broken.")))
                .answers("GET " + Samples.JOB_PATH + "/nodes", 200, Samples.NODES)
                .streams(Samples.JOB_PATH + "/stream", Samples.progress("failed", "failed", 0));

        Result result = cli.run("job", "resubmit", Samples.JOB_ID, "--watch");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error [OOPS]: Broken.");
        assertThat(platform.started).extracting(o -> o.roles()).containsExactly(Role.ALL);
    }
}
