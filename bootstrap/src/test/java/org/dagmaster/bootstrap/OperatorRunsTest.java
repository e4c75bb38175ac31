package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator at the command line, from the command to the database and back. */
class OperatorRunsTest {

    /** Its one child fails at its first attempt, and at no other. */
    private static final String MEND =
            """
            workflow_id: mend
            name: Mend
            version: 1
            nodes:
              start: {type: start, next: large}
              large:
                type: task
                handler: make_chunks
                queue: functionapp-tasks
                params: {count: 9000, size: 2}
                next: split
              split:
                type: fan_out
                source: [a]
                task:
                  handler: flaky_echo
                  queue: functionapp-tasks
                  params: {message: "${item}", failure_rate: 1, failures: 1}
                  retry: {max_attempts: 0}
                next: join
              join: {type: fan_in, aggregation: collect, next: end}
              end: {type: end}
            """;

    private static final String NAP =
            """
            workflow_id: nap
            name: Nap
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

    @TempDir static Path folder;

    private static Path data;
    private static Shell shell;
    private static RunningServer server;

    @BeforeAll
    static void serve() throws Exception {
        data = folder.resolve("data");
        Path workflows = Files.createDirectories(data.resolve("workflows"));
        Files.writeString(workflows.resolve("mend.yaml"), MEND);
        Files.writeString(workflows.resolve("nap.yaml"), NAP);
        shell = new Shell(data);
        server = shell.platform().servers().start(new ServeOptions(Role.ALL, null));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String submit(String workflow, String... more) {
        Shell.Result result = shell.run(words("submit", workflow, more));
        return result.json().get("job_id").asString();
    }

    private static Shell.Result job(String verb, String id, String... more) {
        return shell.run(words(verb, id, more));
    }

    private static String[] words(String verb, String what, String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"job", verb, what, "--output", "json"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return words;
    }

    private static String status(String id) {
        return job("show", id).json().get("status").asString();
    }

    @Test
    void whatFailedIsTriedAgain_andThenRunAgainWithAllThatFollows() {
        String id = submit("mend", "--watch");
        assertThat(status(id)).isEqualTo("failed");
        JsonNode children = job("children", id, "split", "--status", "failed").json();
        assertThat(children.at("/children/0/failure/code").asString()).isEqualTo("FLAKY");

        JsonNode trial = job("retry", id, "--dry-run").json();
        assertThat(effects(trial)).contains("split run_again 1", "end reset 0");
        assertThat(status(id)).isEqualTo("failed");

        assertThat(job("retry", id, "split__0", "--reason", "mended").exitCode()).isZero();
        assertThat(job("watch", id).exitCode()).isZero();
        JsonNode child = job("node", id, "split__0").json();
        assertThat(child.at("/output/attempt").asInt()).isEqualTo(2);
        assertThat(job("events", id).out())
                .contains("\"actor\" : \"tester\"")
                .contains("\"reason\" : \"mended\"");

        Shell.Result again = job("retry", id);
        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("changed").asBoolean(true)).isFalse();

        assertThat(effects(job("rerun", id, "split").json()))
                .containsExactlyInAnyOrder(
                        "split run_again 1", "join run_again 0", "end run_again 0");
        assertThat(job("watch", id).exitCode()).isZero();
        assertThat(job("node", id, "split__0").json().at("/output/attempt").asInt()).isEqualTo(3);
        assertThat(job("node", id, "large").json().get("attempt").asInt()).isEqualTo(1);
    }

    private static List<String> effects(JsonNode answer) {
        return answer.get("effects").values().stream()
                .map(effect ->
                        effect.get("node_id").asString()
                                + " "
                                + effect.get("effect").asString()
                                + " "
                                + effect.get("children").asInt())
                .toList();
    }

    @Test
    void aJobIsResubmitted_andGoesOnWithoutTheNodeThatFails() {
        String first = submit("mend", "--watch");
        Shell.Result second = job("resubmit", first, "--watch");
        String id = second.json().get("job_id").asString();
        assertThat(id).isNotEqualTo(first);
        assertThat(second.exitCode()).isEqualTo(1);

        Shell.Result skipped = job("skip", id, "join");
        assertThat(skipped.exitCode()).as(skipped.out()).isZero();
        assertThat(skipped.json().at("/job/status").asString()).isEqualTo("completed");
        assertThat(status(first)).isEqualTo("failed");
    }

    @Test
    void aPausedJobIsResumed_andCancelledForGood() {
        String id = submit("nap");
        assertThat(job("pause", id).json().at("/job/status").asString()).isEqualTo("paused");
        JsonNode why = job("why", id).json();
        assertThat(why.at("/waits/0/reason").asString()).isEqualTo("paused");
        assertThat(why.at("/waits/0/sentence").asString()).contains("'tester' paused the job");
        Shell.Result again = job("pause", id);
        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("changed").asBoolean(true)).isFalse();
        assertThat(job("resume", id).json().at("/job/status").asString()).isEqualTo("running");

        assertThat(effects(job("cancel", id, "--dry-run").json())).contains("nap cancel 0");
        assertThat(status(id)).isEqualTo("running");
        assertThat(job("cancel", id).exitCode()).isZero();
        assertThat(status(id)).isEqualTo("cancelled");
        Shell.Result refused = job("resume", id);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.json().get("code").asString()).isEqualTo("JOB_ENDED");
    }

    @Test
    void aLargeOutputIsShownByItsNode_andByNoBlob() throws Exception {
        String id = submit("mend", "--watch");
        JsonNode listed = job("show", id).json().at("/nodes/1");
        assertThat(listed.get("node_id").asString()).isEqualTo("large");
        assertThat(listed.get("output").isNull()).isTrue();
        assertThat(listed.get("output_bytes").asLong()).isGreaterThan(65_536);
        assertThat(shell.run("job", "show", id).out()).contains("output kept apart, ");
        assertThat(job("node", id, "large").json().at("/output/chunks").size()).isEqualTo(9000);

        String name = "engine/jobs/" + id + "/large/1.json";
        assertThat(data.resolve("blobs").resolve(name)).isRegularFile();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.address().orElseThrow().resolve("/api/v1/blobs/" + name);
            HttpRequest request = HttpRequest.newBuilder(address).build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }
}
