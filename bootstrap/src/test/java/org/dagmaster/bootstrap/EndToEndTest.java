package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.bootstrap.profile.ShippedHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One server, and the commands and requests of its users: everything in between is real. */
class EndToEndTest {

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

    private static Path raster(String name) throws Exception {
        Path file = folder.resolve(name);
        shell.platform().installation().writeSampleRaster(file);
        return file;
    }

    @Test
    void aRasterBecomesACataloguedCog() throws Exception {
        Shell.Result result =
                shell.run(
                        "ingest",
                        raster("hills.tif").toString(),
                        "--collection",
                        "e2e",
                        "--output",
                        "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode cog = result.json().get("cog");
        assertThat(cog.get("epsg").asInt()).isEqualTo(4326);
        assertThat(cog.get("overviews").asInt()).isPositive();
        assertThat(cog.get("bands").get(0).get("nodata").asInt()).isEqualTo(-32768);
        assertThat(Path.of(cog.get("path").asString())).isRegularFile();

        JsonNode item = get(result.json().get("item").get("url").asString());
        assertThat(item.get("stac_version").asString()).isEqualTo("1.1.0");
        assertThat(status(item.get("assets").get("data").get("href").asString())).isEqualTo(200);
        assertThat(foundAt(item.get("bbox"))).contains("hills");
        assertThat(status(server.address().orElseThrow() + "/stac/search?sortby=id"))
                .isEqualTo(400);
    }

    /** The ids that a search by place and time finds. */
    private static List<String> foundAt(JsonNode bbox) throws Exception {
        String box =
                "%s,%s,%s,%s"
                        .formatted(
                                bbox.get(0).asString(),
                                bbox.get(1).asString(),
                                bbox.get(2).asString(),
                                bbox.get(3).asString());
        JsonNode page =
                get(
                        server.address().orElseThrow()
                                + "/stac/search?collections=e2e&datetime=2020-01-01T00:00:00Z/..&bbox="
                                + box);
        return page.get("features").values().stream().map(f -> f.get("id").asString()).toList();
    }

    @Test
    void theTimelineOfAJobHasNoGaps() {
        Shell.Result submitted =
                shell.run("job", "submit", "data_pipeline_test", "--watch", "--output", "json");
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        String id = submitted.json().get("job_id").asString();

        JsonNode events = shell.run("job", "events", id, "--output", "json").json().get("events");

        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).get("seq").asLong()).isEqualTo(i + 1L);
        }
        assertThat(events.get(0).get("type").asString()).isEqualTo("job_created");
        assertThat(events.get(events.size() - 1).get("type").asString()).isEqualTo("job_completed");
    }

    @Test
    void eachBadFileIsRefusedWithItsCodeAndLeavesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text.tif"), "no raster at all");
        byte[] whole = Files.readAllBytes(raster("cut.tif"));
        Path cut =
                Files.write(
                        folder.resolve("cut.tif"),
                        java.util.Arrays.copyOf(whole, whole.length / 2));

        assertRefused("CANNOT_OPEN", "ingest", text.toString(), "--collection", "refused");
        assertRefused("TRUNCATED", "ingest", cut.toString(), "--collection", "refused");
        assertRefused(
                "CRS_UNKNOWN",
                "ingest",
                raster("crs.tif").toString(),
                "--collection",
                "refused",
                "--input-crs",
                "EPSG:999999");
        assertRefused(
                "CRS_MISMATCH",
                "ingest",
                raster("crs.tif").toString(),
                "--collection",
                "refused",
                "--input-crs",
                "EPSG:3857");
        assertRefused("FILE_NOT_FOUND", "ingest", "/no/such.tif", "--collection", "refused");
        assertRefused(
                "COLLECTION_ID_INVALID", "ingest", text.toString(), "--collection", "Not An Id");

        assertThat(filesBelow(shell.config().data().resolve("blobs/bronze")))
                .noneMatch(file ->
                        file.contains("cut") || file.contains("text") || file.contains("crs"));
        assertThat(filesBelow(shell.config().data().resolve("blobs/silver")))
                .noneMatch(file -> file.contains("refused"));
        assertThat(status(server.address().orElseThrow() + "/stac/collections/refused"))
                .isEqualTo(404);
    }

    @Test
    void badSubmissionsAreRefusedWithAllTheirFaults() {
        Shell.Result missing = shell.run("job", "submit", "raster_ingest", "--output", "json");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.json().get("code").asString()).isEqualTo("INPUT_INVALID");
        assertThat(
                        missing.json().get("errors").values().stream()
                                .map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder("/inputs/blob_name", "/inputs/collection_id");

        assertThat(shell.run("job", "submit", "hello_world", "-i", "nam=x").err())
                .contains("INPUT_UNKNOWN", "did you mean 'name'?");
        assertThat(shell.run("job", "submit", "data_pipeline_test", "-i", "size_mb=big").err())
                .contains("INPUT_TYPE", "must be of type number");
        assertThat(shell.run("job", "submit", "helo_world").err())
                .contains("WORKFLOW_NOT_FOUND", "did you mean 'hello_world'?");
    }

    @Test
    void aBadWorkflowIsRefusedByItsLines() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("bad.yaml"),
                        """
                        workflow_id: bad
                        version: 1
                        nodes:
                          start: {type: start, next: a}
                          a: {type: task, handler: echo, queue: q, next: b, params: {x: "${inputs.y}"}}
                          b: {type: task, handler: echo, queue: q, next: [a, gone, end]}
                          end: {type: end}
                        """);

        Shell.Result result = shell.run("workflow", "validate", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains(file + ":5:", "[CYCLE]", "a -> b -> a")
                .contains(":6:", "there is no node 'gone'", "[UNKNOWN_TARGET]")
                .contains("[UNDECLARED_INPUT]");
    }

    @Test
    void aSecondServerInTheFolderSaysWhoHoldsItAndEnds() {
        Shell.Result second = shell.run("serve");

        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err())
                .contains("FOLDER_IN_USE", String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void everyShippedHandlerIsKnownWithoutAServer() {
        assertThat(shell.run("workflow", "list").out())
                .contains("raster_ingest", "hello_world", "echo_test");
        assertThat(shell.platform().installation().validate("x", yamlWithEveryHandler())).isEmpty();
    }

    @Test
    void theSchemaOfWorkflowsIsPrinted() {
        Shell.Result result = shell.run("workflow", "schema");

        assertThat(result.exitCode()).isZero();
        assertThat(result.json().get("title").asString()).isEqualTo("dagmaster workflow");
    }

    private static String yamlWithEveryHandler() {
        StringBuilder yaml = new StringBuilder("workflow_id: all\nversion: 1\nnodes:\n");
        yaml.append("  start: {type: start, next: n0}\n");
        int i = 0;
        for (var handler : ShippedHandlers.PARAMETERS.entrySet()) {
            String next = i + 1 < ShippedHandlers.PARAMETERS.size() ? "n" + (i + 1) : "end";
            List<String> params =
                    handler.getValue().names().stream().map(name -> name + ": 1").toList();
            yaml.append(
                    "  n%d: {type: task, handler: %s, queue: q, params: {%s}, next: %s}\n"
                            .formatted(i++, handler.getKey(), String.join(", ", params), next));
        }
        return yaml.append("  end: {type: end}\n").toString();
    }

    private static void assertRefused(String code, String... words) {
        Shell.Result text = shell.run(words);
        assertThat(text.exitCode()).as(code).isEqualTo(1);
        assertThat(text.err()).contains(code);
    }

    private static List<String> filesBelow(Path start) throws IOException {
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.map(Path::toString).toList();
        }
    }

    private static JsonNode get(String url) throws Exception {
        return JsonMapper.shared().readTree(send(url).body());
    }

    private static int status(String url) throws Exception {
        return send(url).statusCode();
    }

    private static HttpResponse<byte[]> send(String url) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
