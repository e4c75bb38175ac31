package org.dagmaster.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a person runs it, with real servers; how quick they are is not judged. */
class BenchCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int bench(String... arguments) {
        PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine bench = BenchCommand.create(toOut, toErr);
        bench.setOut(new PrintWriter(toOut, true, StandardCharsets.UTF_8));
        bench.setErr(new PrintWriter(toErr, true, StandardCharsets.UTF_8));
        return bench.execute(arguments);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(Lab.FOLDERS))
                    .toList();
        }
    }

    @Test
    void aloneItListsTheBenchmarks() {
        assertThat(bench()).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("throughput", "latency", "sequential", "fanout", "history")
                .contains("takeover", "idle", "ready", "all");
    }

    @Test
    void aNameThatIsNoBenchmarkIsAnErrorOfUsage() {
        assertThat(bench("thruput")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("thruput");
    }

    @Test
    void figuresAreOneJsonDocumentAndNothingIsLeftBehind() throws IOException {
        int exitCode =
                bench(
                        "throughput",
                        "--seconds=2",
                        "--warm-up=0",
                        "--jobs=300",
                        "--ceiling-seconds=1",
                        "--output=json");

        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode figures =
                JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        JsonNode rate = figures.get(0);
        assertThat(rate.get("name").asString()).isEqualTo("throughput");
        assertThat(rate.get("unit").asString()).isEqualTo("nodes/s");
        assertThat(rate.get("value").asDouble()).isPositive();
        assertThat(rate.get("goal").asInt()).isEqualTo(2_000);
        assertThat(rate.get("ceiling").asDouble()).isPositive();
        assertThat(rate.get("machine").get("cores").asInt()).isPositive();
        assertThat(folders()).isEmpty();
    }

    @Test
    void whatCannotBeMeasuredFailsAndSaysWhy() {
        assertThat(bench("ready", "--set=light_slts=3")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("error [BENCH_FAILED]: ready could not be measured")
                .contains("did you mean 'DAGMASTER_LIGHT_SLOTS'");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
