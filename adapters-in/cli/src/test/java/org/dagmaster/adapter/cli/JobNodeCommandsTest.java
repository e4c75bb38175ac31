package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobNodeCommandsTest {

    private static final String SPLIT = Samples.JOB_PATH + "/nodes/split";

    private static final String CHILDREN =
            """
            [{"node_id":"split__0","index":0,"status":"completed","attempt":1,"retry_at":null,
              "output":{"n":1.50},"failure":null},
             {"node_id":"split__1","index":1,"status":"failed","attempt":4,"retry_at":null,
              "output":null,"failure":{"code":"OOPS","message":"Broken.","retryable":false}},
             {"node_id":"split__2","index":2,"status":"ready","attempt":1,
              "retry_at":"2026-01-02T03:05:00Z","output":null,"failure":null},
             {"node_id":"split__3","index":3,"status":"completed","attempt":1,"retry_at":null,
              "output":null,"output_bytes":70000,"failure":null},
             {"node_id":"split__4","index":4,"status":"dispatched","attempt":1,"retry_at":null,
              "output":null,"failure":null}]
            """;

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @BeforeEach
    void run() {
        platform.runningAt(server.address());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String page(String children, String next) {
        return "{\"children\":" + children + ",\"next\":" + next + "}";
    }

    @Test
    void whatAJobWaitsForIsToldInSentences() {
        String explanation =
                """
                {"job_id":"%s","status":"running","waits":[
                 {"node_id":null,"reason":"dead_owner","since":"2026-01-02T03:03:55.500Z",
                  "sentence":"orchestrator 'one' is gone"},
                 {"node_id":"cog","reason":"worker","since":"2026-01-02T02:58:04Z",
                  "sentence":"worker 'w' runs it"},
                 {"node_id":"end","reason":"dependency","since":null,
                  "sentence":"waits for 'cog' (running)"}]}
                """
                        .formatted(Samples.JOB_ID);
        server.answers("GET " + Samples.JOB_PATH + "/why", 200, explanation);

        Result text = cli.run("job", "why", Samples.JOB_ID);
        Result json = cli.run("job", "why", Samples.JOB_ID, "--output", "json");

        assertThat(text.out())
                .isEqualTo(
                        """
                        job 01890a5d-ac96-774b-bcce-b302099a8057 running
                          job  for 12 s       orchestrator 'one' is gone
                          cog  for 6 min 4 s  worker 'w' runs it
                          end                 waits for 'cog' (running)
                        """);
        assertThat(json.json()).isEqualTo(Json.parse(explanation).orElseThrow());
    }

    @Test
    void aNodeIsShownWithItsOutputWhole() {
        server.answers(
                "GET " + Samples.JOB_PATH + "/nodes/cog",
                200,
                """
                {"node_id":"cog","type":"task","status":"completed","handler":"raster.create_cog",
                 "queue":"container-tasks","attempt":2,"max_attempts":4,
                 "started_at":"2026-01-02T03:04:05Z","ended_at":"2026-01-02T03:04:06.5Z",
                 "retry_at":null,"worker":"worker-1","progress":null,"children":null,
                 "output":{"size":1.50,"names":["a","b"]},"failure":null}
                """);

        Result text = cli.run("job", "node", Samples.JOB_ID, "cog");
        Result json = cli.run("job", "node", Samples.JOB_ID, "cog", "--output", "json");

        assertThat(text.out())
                .isEqualTo(
                        """
                        node     cog
                        type     task
                        status   completed
                        handler  raster.create_cog
                        queue    container-tasks
                        attempt  2 of 4
                        worker   worker-1
                        started  2026-01-02 04:04:05
                        ended    2026-01-02 04:04:06
                        took     1.5 s
                        output
                        {
                          "size" : 1.50,
                          "names" : [ "a", "b" ]
                        }
                        """);
        assertThat(json.json().at("/output/names/1").stringValue()).isEqualTo("b");
    }

    @Test
    void aNodeThatWaitsOrFailedSaysWhy() {
        server.answers(
                "GET " + SPLIT + "__7",
                200,
                """
                {"node_id":"split__7","type":"task","status":"ready","handler":"echo",
                 "attempt":1,"max_attempts":3,"retry_at":"2026-01-02T03:04:30Z",
                 "failure":{"code":"BUSY","message":"Not now.","retryable":true},"output":null}
                """);

        assertThat(cli.run("job", "node", Samples.JOB_ID, "split__7").out())
                .endsWith(
                        """
                        attempt      1 of 3
                        tries again  2026-01-02 04:04:30
                        failure      Not now. [BUSY]
                        """);
    }

    @Test
    void aFanOutByItselfShowsItsChildrenInNumbers() {
        server.answers(
                "GET " + SPLIT,
                200,
                """
                {"node_id":"split","type":"fan_out","status":"running","attempt":1,
                 "children":{"total":4,"created":4,"completed":1,"failed":1},"output":null}
                """);

        assertThat(cli.run("job", "node", Samples.JOB_ID, "split").out())
                .contains("children  [██████░░░░░░] 50 %  2 of 4 children ended, 1 failed\n");
    }

    @Test
    void childrenAreListedEachInTheWayOfItsState() {
        server.answers("GET " + SPLIT + "/children?from=0&limit=100", 200, page(CHILDREN, "null"));

        Result text = cli.run("job", "children", Samples.JOB_ID, "split");
        Result json = cli.run("job", "children", Samples.JOB_ID, "split", "--output", "json");

        assertThat(text.out())
                .isEqualTo(
                        """
                        CHILD     STATUS      ATTEMPT  DETAIL
                        split__0  completed   1        {"n":1.50}
                        split__1  failed      4        Broken. [OOPS]
                        split__2  ready       1        tries again at 2026-01-02 04:05:00
                        split__3  completed   1        output kept apart, 70.0 kB
                        split__4  dispatched  1
                        """);
        assertThat(text.err()).isEmpty();
        assertThat(json.json()).isEqualTo(Json.parse(page(CHILDREN, "null")).orElseThrow());
    }

    @Test
    void childrenAreAskedForPageByPageUpToTheLimit() {
        server.answers(
                        "GET " + SPLIT + "/children?from=10&limit=200&status=failed",
                        200,
                        page(CHILDREN, "300"))
                .answers(
                        "GET " + SPLIT + "/children?from=300&limit=200&status=failed",
                        200,
                        page("[" + "{},".repeat(199) + "{}]", "700"))
                .answers(
                        "GET " + SPLIT + "/children?from=700&limit=45&status=failed",
                        200,
                        page("[" + "{},".repeat(44) + "{}]", "900"));

        Result result =
                cli.run(
                        "job",
                        "children",
                        Samples.JOB_ID,
                        "split",
                        "--status",
                        "FAILED",
                        "--from",
                        "10",
                        "--limit",
                        "250",
                        "--output",
                        "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.json().path("children").size()).isEqualTo(250);
        assertThat(result.json().path("next").intValue()).isEqualTo(900);
        assertThat(result.err()).isEqualTo("There are more: --from 900.\n");
    }

    @Test
    void aLimitThatListsNothingIsNoCommandLine() {
        assertThat(cli.run("job", "children", Samples.JOB_ID, "split", "--limit", "0").exitCode())
                .isEqualTo(2);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void anOutputAtAGlanceIsCut() {
        String child =
                "[{\"node_id\":\"split__0\",\"status\":\"completed\",\"attempt\":1,\"output\":{\"x\":\"%s\"}}]"
                        .formatted("y".repeat(500));
        server.answers("GET " + SPLIT + "/children?from=0&limit=100", 200, page(child, "null"));

        assertThat(cli.run("job", "children", Samples.JOB_ID, "split").out().lines())
                .allMatch(line -> line.length() < 160)
                .anyMatch(line -> line.endsWith("yyy…"));
    }
}
