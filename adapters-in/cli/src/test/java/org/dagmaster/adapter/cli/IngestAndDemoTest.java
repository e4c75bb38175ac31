package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IngestAndDemoTest {

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @TempDir private Path folder;

    @BeforeEach
    void serve() {
        server.answers(
                        "PUT /api/v1/blobs/bronze/uploads/*",
                        201,
                        """
                        {"container":"bronze","name":"uploads/1/dem.tif","size_bytes":6}\
                        """)
                .answers("POST /api/v1/jobs", 201, Samples.job("pending", "null"))
                .answers("GET " + Samples.JOB_PATH + "/nodes", 200, Samples.NODES)
                .answers("GET " + Samples.JOB_PATH + "/events*", 200, Samples.EVENTS)
                .answers("GET /stac/collections/demo/items/demo-item", 200, Samples.STAC_ITEM)
                .answers("DELETE /api/v1/blobs/bronze/uploads/*", 204, "");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void jobEnds(String status, String failure) {
        server.answers("GET " + Samples.JOB_PATH, 200, Samples.job(status, failure))
                .streams(Samples.JOB_PATH + "/stream", Samples.progress(status, status, 100));
    }

    private String raster(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "raster").toString();
    }

    @Test
    void aFileIsUploadedAndTheJobGetsWhatWasAskedFor() throws IOException {
        jobEnds("completed", "null");

        Result result =
                cli.run(
                        "ingest",
                        raster("dem ö#1.tif"),
                        "--collection",
                        "demo",
                        "--target-crs",
                        "epsg:3857",
                        "--tier",
                        "visualization",
                        "--item-id",
                        "x1");

        assertThat(result.exitCode()).isZero();
        String target = server.asked("PUT").getFirst();
        assertThat(target)
                .matches("/api/v1/blobs/bronze/uploads/[0-9a-f-]{36}/dem%20%C3%B6_1\\.tif");
        assertThat(server.requests.getFirst().body()).isEqualTo("raster");
        JsonNode inputs = Json.parse(server.requests.get(1).body()).orElseThrow().path("inputs");
        assertThat(inputs.propertyNames())
                .containsExactly(
                        "container_name",
                        "blob_name",
                        "collection_id",
                        "target_crs",
                        "output_tier",
                        "item_id");
        assertThat(inputs.path("blob_name").stringValue()).endsWith("/dem ö_1.tif");
        assertThat(inputs.path("target_crs").stringValue()).isEqualTo("EPSG:3857");
        assertThat(inputs.path("output_tier").stringValue()).isEqualTo("visualization");
        assertThat(platform.started).extracting(o -> o.roles()).containsExactly(Role.ALL);
    }

    @Test
    void theResultIsTheCogAndTheItem() throws IOException {
        jobEnds("completed", "null");

        Result result = cli.run("ingest", raster("dem.tif"), "--collection", "demo");

        assertThat(result.out())
                .isEqualTo(
                        """
                        job %s completed in 2.2 s
                        COG        /data/silver/demo/demo cog.tif
                        COG URL    %s/api/v1/blobs/silver/demo/demo%%20cog.tif
                        size       1.2 MB
                        CRS        EPSG:4326
                        shape      300 rows, 400 columns, 2 overviews
                        band 1     float32, nodata -9999, min 0.5, max 8848.86, mean 123.457, stddev 10, valid 98.5 %%
                        STAC item  %s/stac/collections/demo/items/demo-item
                        """
                                .formatted(Samples.JOB_ID, server.address(), server.address()));
    }

    @Test
    void ofAServerElsewhereNoLocalPathIsTold() throws IOException {
        jobEnds("completed", "null");
        cli.with("DAGMASTER_URL", server.address() + "/");

        JsonNode document =
                cli.run("ingest", raster("a.tif"), "--collection", "demo", "--output", "json")
                        .json();

        assertThat(document.at("/cog").has("path")).isFalse();
        assertThat(document.at("/cog/url").stringValue())
                .isEqualTo(server.address() + "/api/v1/blobs/silver/demo/demo%20cog.tif");
        assertThat(document.at("/item/url").stringValue())
                .isEqualTo(server.address() + "/stac/collections/demo/items/demo-item");
        assertThat(document.at("/upload/removed").booleanValue()).isFalse();
        assertThat(document.at("/job/status").stringValue()).isEqualTo("completed");
        assertThat(platform.started).isEmpty();
    }

    @Test
    void theUploadOfAJobThatFailedIsRemoved() throws IOException {
        jobEnds("failed", Samples.failure("CRS_MISSING", "The raster has no CRS."));

        Result result = cli.run("ingest", raster("dem.tif"), "--collection", "demo");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("error [CRS_MISSING]: The raster has no CRS.")
                .containsPattern("The upload bronze/uploads/[^/]+/dem.tif was removed again.");
        assertThat(server.asked("DELETE")).isEqualTo(server.asked("PUT"));
    }

    @Test
    void theUploadOfAJobThatFailedStaysIfWanted() throws IOException {
        jobEnds("failed", Samples.failure("CRS_MISSING", "The raster has no CRS."));

        Result result =
                cli.run("ingest", raster("dem.tif"), "--collection", "demo", "--keep-upload");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(server.asked("DELETE")).isEmpty();
    }

    @Test
    void theUploadOfARefusedJobIsRemoved() throws IOException {
        FakeServer refusing =
                new FakeServer()
                        .answers("PUT /api/v1/blobs/bronze/uploads/*", 201, "{}")
                        .answers(
                                "POST /api/v1/jobs",
                                400,
                                Samples.problem("INPUT_INVALID", "They do not fit."))
                        .answers("DELETE /api/v1/blobs/bronze/uploads/*", 204, "");
        try (refusing) {
            cli.with("DAGMASTER_URL", refusing.address().toString());

            Result result = cli.run("ingest", raster("dem.tif"), "--collection", "demo");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("error [INPUT_INVALID]");
            assertThat(refusing.asked("DELETE")).isEqualTo(refusing.asked("PUT"));
        }
    }

    @Test
    void whatIsWrongWithTheFileOrTheCollectionIsFoundBeforeAnythingStarts() throws IOException {
        Path missing = folder.resolve("none.tif");

        Result noFile = cli.run("ingest", missing.toString(), "--collection", "demo");
        Result noRegularFile = cli.run("ingest", folder.toString(), "--collection", "demo");
        Result noId = cli.run("ingest", raster("dem.tif"), "--collection", "De mo");
        Result noCrs =
                cli.run("ingest", raster("a.tif"), "--collection", "a", "--target-crs", "4326");
        Result noTier = cli.run("ingest", raster("a.tif"), "--collection", "a", "--tier", "best");

        assertThat(noFile.exitCode()).isEqualTo(1);
        assertThat(noFile.err()).contains("[FILE_NOT_FOUND]: There is no file '" + missing + "'.");
        assertThat(noRegularFile.exitCode()).isEqualTo(1);
        assertThat(noRegularFile.err()).contains("[FILE_UNREADABLE]").contains("regular file");
        assertThat(noId.exitCode()).isEqualTo(1);
        assertThat(noId.err()).contains("[COLLECTION_ID_INVALID]: 'De mo' is no collection id.");
        assertThat(noCrs.exitCode()).isEqualTo(2);
        assertThat(noCrs.err()).contains("'4326' is no CRS; write it as EPSG and its number");
        assertThat(noTier.exitCode()).isEqualTo(2);
        assertThat(noTier.err()).contains("'best'");
        assertThat(platform.started).isEmpty();
    }

    @Test
    void theDemoShowsTheWholeWayAndEndsWithTheJob() {
        jobEnds("completed", "null");

        Result result = cli.run("demo", "--exit");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("dagmaster 9.8.7 started in 1.2 s at " + server.address())
                .contains("  PostgreSQL 15.8")
                .contains("sample raster: 6 B");
        assertThat(result.out())
                .contains("COG        /data/silver/demo/demo cog.tif")
                .contains("\"stac_version\" : \"1.1.0\"")
                .contains("2    42 ms  node_started  cog   attempt=1");
        assertThat(server.asked("PUT").getFirst()).endsWith("/demo.tif");
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void theDemoInJsonIsOneDocument() {
        jobEnds("completed", "null");

        JsonNode document = cli.run("demo", "--exit", "--output", "json").json();

        assertThat(document.at("/cog/path").stringValue())
                .isEqualTo("/data/silver/demo/demo cog.tif");
        assertThat(document.at("/stac_item/id").stringValue()).isEqualTo("demo-item");
        assertThat(document.path("events").size()).isEqualTo(2);
    }

    @Test
    void aDemoWhoseJobFailsEndsWithOne() {
        jobEnds("failed", Samples.failure("GDAL_MISSING", "There is no GDAL here."));

        Result result = cli.run("demo", "--exit");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error [GDAL_MISSING]: There is no GDAL here.");
    }

    @Test
    void theDemoTakesAnotherPortIfTheUsualOneIsTaken() {
        jobEnds("completed", "null");
        platform.failingToStart(1, new StartFailure("PORT_TAKEN", "Port 8080 is taken.", ""));

        Result result = cli.run("demo", "--exit");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("Port 8080 is taken. Taking another port.");
        assertThat(platform.started).extracting(o -> o.port()).containsExactly(null, 0);
    }

    @Test
    void theDemoSaysWhoHoldsTheFolder() {
        platform.failingToStart(
                1,
                new StartFailure(
                        "FOLDER_IN_USE",
                        "Another dagmaster (pid 123) holds this folder.",
                        "Stop it first."));

        Result result = cli.run("demo", "--exit");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo(
                        """
                        error [FOLDER_IN_USE]: Another dagmaster (pid 123) holds this folder.
                          next: Stop it first.
                        """);
    }

    @Test
    void theDemoStaysUpUntilItIsInterrupted() {
        jobEnds("completed", "null");
        cli.whenSaid("The server stays up", cli::interrupt);

        Result result = cli.run("demo");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("The server stays up at " + server.address());
        assertThat(platform.stopped).isEqualTo(1);
    }

    @Test
    void anUploadThatTakesAWhileShowsHowItGoes() throws IOException {
        jobEnds("completed", "null");
        CountDownLatch shown = new CountDownLatch(1);
        cli.whenSaid("uploading", shown::countDown);
        server.holding("PUT", shown);

        Result result = cli.run("ingest", raster("dem.tif"), "--collection", "demo");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).containsPattern("uploading dem.tif  \\d+ %  \\d B of 6 B");
    }
}
