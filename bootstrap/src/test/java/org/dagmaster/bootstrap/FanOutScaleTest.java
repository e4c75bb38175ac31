package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Fan-outs of thousands, in a process that may use 512 MB of heap and no more. */
class FanOutScaleTest {

    private static final String FLAKY =
            """
            workflow_id: flaky_fan_out
            version: 1
            inputs:
              count: {type: integer, required: true}
            nodes:
              start: {type: start, next: chunks}
              chunks:
                type: task
                handler: make_chunks
                queue: functionapp-tasks
                params: {count: "${inputs.count}", size: 1}
                next: split
              split:
                type: fan_out
                source: "${nodes.chunks.output.chunks}"
                task:
                  handler: flaky_echo
                  queue: functionapp-tasks
                  params: {message: "${item}", failure_rate: 0.01, failures: 2}
                  retry: {max_attempts: 2, backoff: fixed, initial_delay_seconds: 0.2}
                next: join
              join: {type: fan_in, aggregation: concat, field: message, next: end}
              end: {type: end, outputs: {numbers: "${nodes.join.output.results}"}}
            """;

    @TempDir Path folder;

    private Shell shell;
    private ServerProcess server;

    @BeforeEach
    void serve() throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("workflows"));
        Files.writeString(data.resolve("workflows/flaky.yaml"), FLAKY);
        shell = new Shell(data);
        server = ServerProcess.start(data, Map.of(), "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private JsonNode run(String workflow, int count) {
        Shell.Result run =
                shell.run(
                        "job",
                        "submit",
                        workflow,
                        "-i",
                        "count=" + count,
                        "--watch",
                        "--output",
                        "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json();
    }

    private static JsonNode node(JsonNode job, String id) {
        return job.get("nodes").values().stream()
                .filter(node -> node.get("node_id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void childrenThatFailTwiceEndAsAllOthersAndAreGatheredOnce() {
        JsonNode job = run("flaky_fan_out", 10_000);

        JsonNode numbers = job.get("result").get("numbers");
        assertThat(numbers.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(numbers.get(i).asInt()).isEqualTo(i);
        }
        assertThat(node(job, "split").get("output").get("failed").asInt()).isZero();
        assertThat(node(job, "join").get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void aHundredThousandChildrenFit() {
        JsonNode job = run("fan_out_test", 100_000);

        assertThat(job.get("result").get("chunks").asInt()).isEqualTo(100_000);
        assertThat(job.get("result").get("numbers").asInt()).isEqualTo(300_000);
        assertThat(node(job, "split").get("output").get("completed").asInt()).isEqualTo(100_000);
    }
}
