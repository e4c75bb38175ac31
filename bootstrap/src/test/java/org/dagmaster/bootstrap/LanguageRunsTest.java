package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped workflows that show the language, each run for real. */
class LanguageRunsTest {

    @TempDir static Path folder;

    private static Shell shell;
    private static RunningServer server;

    @BeforeAll
    static void serve() throws Exception {
        shell = new Shell(folder.resolve("data"));
        server = shell.platform().servers().start(new ServeOptions(Role.ALL, null));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Runs a workflow to its end and gives its result. */
    private static JsonNode result(String workflow, String... inputs) {
        List<String> words = new ArrayList<>(List.of("job", "submit", workflow));
        for (String input : inputs) {
            words.addAll(List.of("-i", input));
        }
        words.addAll(List.of("--watch", "--output", "json"));
        Shell.Result run = shell.run(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run.json().get("result");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void chunksAreCountedInTasksOfTheirOwn() {
        JsonNode result = result("fan_out_test", "count=25", "size=4");

        assertThat(result.get("numbers")).isEqualTo(json("100"));
        assertThat(result.get("chunks")).isEqualTo(json("25"));
        assertThat(result.get("_provenance").get("workflow_id").asString())
                .isEqualTo("fan_out_test");
    }

    @Test
    void noChunksAreNoMistake() {
        assertThat(result("fan_out_test", "count=0").get("numbers")).isEqualTo(json("0"));
    }

    @Test
    void aFlakyTaskGetsThrough() {
        JsonNode result = result("retry_test", "failure_rate=0.6");

        assertThat(result.get("message").asString()).isEqualTo("hello");
        assertThat(result.get("attempt").asInt()).isPositive();
    }

    @Test
    void everyFlakyChildGetsThrough() {
        JsonNode result = result("retry_fan_out_test");

        assertThat(result.get("messages"))
                .isEqualTo(json("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\"]"));
        assertThat(result.get("children"))
                .isEqualTo(json("{\"count\":8,\"completed\":8,\"failed\":0}"));
    }

    @Test
    void workGoesOnAtItsCheckpoint() {
        JsonNode result = result("checkpoint_test");

        assertThat(result.get("steps").asInt()).isEqualTo(12);
        assertThat(result.get("resumed_after").asInt()).isPositive();
    }

    @Test
    void everyWayOfTheConditionalsLeadsToItsEnd() {
        assertThat(result("conditional_test").get("way").asString())
                .isEqualTo("whole, not in steps");
        assertThat(result("conditional_test", "size_mb=200").get("way").asString())
                .isEqualTo("whole, not in steps");
        assertThat(result("conditional_test", "size_mb=150").get("way").asString())
                .isEqualTo("not whole, in steps");
        assertThat(result("conditional_test", "dry_run=true").get("way").asString())
                .isEqualTo("none");
    }

    @Test
    void everyFeatureWorksBesideTheOthers() {
        JsonNode summary = result("every_feature_test", "title=Elbe").get("summary");

        assertThat(summary.get("greeting").asString()).isEqualTo("Hello, Elbe!");
        assertThat(summary.get("steps").asInt()).isEqualTo(2);
        assertThat(summary.get("way").asString()).isEqualTo("small");
        assertThat(summary.get("other_way").asString()).isEqualTo("skipped");
        assertThat(summary.get("added").asInt()).isEqualTo(8);
        assertThat(summary.get("lowest").asInt()).isEqualTo(2);
        assertThat(summary.get("highest")).isEqualTo(json("{\"size\":2}"));
        assertThat(summary.get("flat")).isEqualTo(json("[0,1,2,3,4,5,6,7]"));
        assertThat(summary.get("words").get("count").asInt()).isEqualTo(3);
        assertThat(summary.get("words").get("results").get(1).get("greeting").asString())
                .isEqualTo("Hello, ? 1!");
    }

    @Test
    void theOtherEndGivesItsOwnResult() {
        JsonNode result = result("every_feature_test", "loud=true", "count=1");

        assertThat(result.get("loud").asBoolean()).isTrue();
    }
}
