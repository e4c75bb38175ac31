package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as a process of its own, killed without warning and started again. */
class CrashTest {

    @TempDir Path folder;

    private Shell shell;
    private ServerProcess server;

    @BeforeEach
    void serve() throws Exception {
        shell = new Shell(folder.resolve("data"));
        start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private void start() throws IOException {
        server =
                ServerProcess.start(
                        folder.resolve("data"),
                        Map.of(
                                "DAGMASTER_LEASE_SECONDS", "2",
                                "DAGMASTER_HEARTBEAT_SECONDS", "1"));
    }

    @Test
    void aJobThatIsKilledInTheMidstOfItsCogGoesOnAndRegistersOnce() throws Exception {
        String job = submitRaster();
        awaitRunning(job, "cog");

        server.kill();
        start();
        Shell.Result end = shell.run("job", "watch", job, "--output", "json");

        assertThat(end.exitCode()).as(end.err()).isZero();
        assertThat(end.json().get("status").asString()).isEqualTo("completed");
        JsonNode events = shell.run("job", "events", job, "--output", "json").json().get("events");
        assertThat(sequence(events))
                .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(of(events, "node_completed", "cog")).hasSize(1);
        assertThat(of(events, "node_failed", "cog"))
                .extracting(event -> event.get("detail").get("code").asString())
                .containsExactly("WORKER_LOST");
        assertThat(get("/stac/collections/crash/items").get("features").size()).isEqualTo(1);
        stop();
        assertThat(folder.resolve("data/mount")).isEmptyDirectory();
        assertThat(partFiles()).isEmpty();
    }

    private String submitRaster() throws Exception {
        Path raster = folder.resolve("hills.tif");
        shell.platform().installation().writeSampleRaster(raster);
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(
                                    URI.create(server.address() + "/api/v1/blobs/bronze/hills.tif"))
                            .PUT(BodyPublishers.ofFile(raster))
                            .build(),
                    BodyHandlers.discarding());
        }
        Shell.Result submitted =
                shell.run(
                        "job",
                        "submit",
                        "raster_ingest",
                        "-i",
                        "blob_name=hills.tif",
                        "-i",
                        "collection_id=crash",
                        "--output",
                        "json");
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        return submitted.json().get("job_id").asString();
    }

    /** Follows the job's stream until a node runs. */
    private void awaitRunning(String job, String node) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(
                                                                server.address()
                                                                        + "/api/v1/jobs/"
                                                                        + job
                                                                        + "/stream"))
                                                .build(),
                                        BodyHandlers.ofLines())
                                .body()) {
            boolean runs =
                    lines.filter(line -> line.startsWith("data:"))
                            .map(line -> JsonMapper.shared().readTree(line.substring(5)))
                            .anyMatch(progress -> isRunning(progress, node));
            assertThat(runs).as("%s is seen running", node).isTrue();
            client.shutdownNow();
        }
    }

    private static boolean isRunning(JsonNode progress, String name) {
        for (JsonNode node : progress.get("nodes")) {
            if (node.get("node_id").asString().equals(name)) {
                return node.get("status").asString().equals("running");
            }
        }
        return false;
    }

    private static List<Integer> sequence(JsonNode events) {
        return events.values().stream().map(event -> event.get("seq").asInt()).toList();
    }

    private static List<JsonNode> of(JsonNode events, String type, String node) {
        return events.values().stream()
                .filter(event -> event.get("type").asString().equals(type))
                .filter(event -> node.equals(event.get("node_id").asString()))
                .toList();
    }

    private JsonNode get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(
                            client.send(
                                            HttpRequest.newBuilder(
                                                            URI.create(server.address() + path))
                                                    .build(),
                                            BodyHandlers.ofString())
                                    .body());
        }
    }

    private List<Path> partFiles() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data/blobs/silver"))) {
            return all.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
