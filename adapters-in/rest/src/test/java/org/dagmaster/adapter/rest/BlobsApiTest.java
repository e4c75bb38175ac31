package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlobsApiTest {

    private static final String DEM = "/api/v1/blobs/bronze/area/dem.tif";

    private final TestServer server =
            new TestServer(options -> options.withLimits(1000, 100_000), TestServer.QUICK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_upload_creates_a_blob_and_a_second_one_replaces_it() {
        var made = server.put(DEM, "0123456789");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo(
                        """
                        {"container":"bronze","name":"area/dem.tif","size_bytes":10,\
                        "modified_at":"2026-03-01T10:15:30.123456Z"}\
                        """);
        assertThat(header(made, "Location")).isEqualTo(DEM);
        var replaced = server.put(DEM, "abc");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(server.get(DEM).body()).isEqualTo("abc");
    }

    @Test
    void a_blob_is_read_with_its_headers() {
        server.put(DEM, "0123456789");
        var answer = server.get(DEM);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Last-Modified")).isEqualTo("Sun, 1 Mar 2026 10:15:30 GMT");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/tiff");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void head_answers_with_the_headers_alone() {
        server.put(DEM, "0123456789");
        var answer =
                server.send(
                        server.request(DEM).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        var missing =
                server.send(
                        server.request("/api/v1/blobs/bronze/no")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(missing.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=-4, 6789, bytes 6-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "bytes=9-9, 9, bytes 9-9/10",
        "bytes=8-99999999999999999999, 89, bytes 8-9/10",
    })
    void a_range_is_answered_with_its_bytes_alone(String range, String bytes, String told) {
        server.put(DEM, "0123456789");
        var answer = server.get(DEM, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(header(answer, "Content-Range")).isEqualTo(told);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(bytes.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"})
    void a_range_beyond_the_end_cannot_be_satisfied(String range) {
        server.put(DEM, "0123456789");
        var answer = server.get(DEM, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
        assertThat(at(answer, "/code").asString()).isEqualTo("RANGE_NOT_SATISFIABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3-1", "bytes=-", "lines=1-2", "bytes=0-1,4-5", "bytes=a-b"})
    void a_range_of_another_form_is_answered_with_the_whole(String range) {
        server.put(DEM, "0123456789");
        var answer = server.get(DEM, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
    }

    @Test
    void an_empty_blob_can_be_kept_and_read() {
        assertThat(server.put(DEM, "").statusCode()).isEqualTo(201);
        assertThat(server.get(DEM).statusCode()).isEqualTo(200);
        assertThat(header(server.get(DEM), "Content-Length")).isEqualTo("0");
        assertThat(server.get(DEM, "Range", "bytes=0-").statusCode()).isEqualTo(416);
    }

    @Test
    void a_client_that_has_this_version_is_told_so() {
        server.put(DEM, "0123456789");
        String etag = header(server.get(DEM), "ETag");
        assertThat(etag).startsWith("W/\"");
        assertThat(server.get(DEM, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(server.get(DEM, "If-None-Match", "\"x\", " + etag).statusCode()).isEqualTo(304);
        assertThat(server.get(DEM, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(
                        server.get(DEM, "If-Modified-Since", "Sun, 1 Mar 2026 10:15:30 GMT")
                                .statusCode())
                .isEqualTo(304);
        server.put(DEM, "a new version");
        assertThat(server.get(DEM, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void a_range_of_another_version_is_answered_with_the_whole() {
        server.put(DEM, "0123456789");
        String here = header(server.get(DEM), "Last-Modified");
        assertThat(server.get(DEM, "Range", "bytes=1-2", "If-Range", here).statusCode())
                .isEqualTo(206);
        assertThat(server.get(DEM, "Range", "bytes=1-2", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_deleted_blob_is_gone() {
        server.put(DEM, "x");
        var answer = server.send(server.request(DEM).DELETE());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(server.get(DEM).statusCode()).isEqualTo(404);
        assertThat(server.send(server.request(DEM).DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_tiff_of_the_silver_zone_is_served_as_a_cog_and_nothing_as_a_page() {
        server.put("/api/v1/blobs/silver/a.tif", "x");
        server.put("/api/v1/blobs/silver/a.html", "<script>");
        assertThat(header(server.get("/api/v1/blobs/silver/a.tif"), "Content-Type"))
                .isEqualTo("image/tiff; application=geotiff; profile=cloud-optimized");
        assertThat(header(server.get("/api/v1/blobs/silver/a.html"), "Content-Type"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void a_name_is_percent_decoded_once() {
        String path = "/api/v1/blobs/bronze/a%20b/%C3%BC+%2541.txt";
        assertThat(at(server.put(path, "x"), "/name").asString()).isEqualTo("a b/ü+%41.txt");
        assertThat(server.get(path).body()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bronze/../silver/x",
                "bronze/%2e%2e/x",
                "bronze/a%2f..%2fx",
                "bronze//etc/passwd",
                "bronze/%2Fetc/passwd",
                "bronze/a/./b",
                "bronze/..%5Cx",
                "Bronze/x",
                "bronze/a/",
            })
    void a_name_that_climbs_or_is_none_is_refused(String name) {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            var answer =
                    server.send(
                            server.request("/api/v1/blobs/" + name)
                                    .method(method, BodyPublishers.ofString("x")));
            assertThat(answer.statusCode()).as(method).isEqualTo(400);
            assertThat(at(answer, "/code").asString()).isEqualTo("BLOB_NAME_INVALID");
        }
    }

    @Test
    void an_upload_above_the_limit_is_refused_whether_it_says_its_length_or_not() {
        String large = "x".repeat(100_001);
        var told = server.put(DEM, large);
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(at(told, "/code").asString()).isEqualTo("BLOB_TOO_LARGE");
        var chunked =
                server.send(
                        server.request(DEM)
                                .PUT(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(server.blobs.has("bronze", "area/dem.tif")).isFalse();
    }

    @Test
    void an_upload_as_large_as_the_limit_is_kept() {
        assertThat(server.put(DEM, "x".repeat(100_000)).statusCode()).isEqualTo(201);
        assertThat(server.get(DEM).body()).hasSize(100_000);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PUT " + DEM + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";
            out.write((head + "few").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        server.blobs.failedUploads.awaitAdvanceInterruptibly(0, 20, TimeUnit.SECONDS);
        assertThat(server.blobs.has("bronze", "area/dem.tif")).isFalse();
    }

    @Test
    void an_upload_reaches_the_store_while_it_is_still_being_sent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PUT "
                            + DEM
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nConnection: close\r\n\r\n";
            out.write((head + "few").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(server.blobs.chunksRead.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.blobs.has("bronze", "area/dem.tif")).isFalse();
            out.write("mor".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ");
        }
        assertThat(server.get(DEM).body()).isEqualTo("fewmor");
    }

    @Test
    void parts_and_codings_of_a_blob_are_not_taken_for_the_blob() {
        var part =
                server.send(
                        server.request(DEM)
                                .header("Content-Range", "bytes 0-0/2")
                                .PUT(BodyPublishers.ofString("x")));
        assertThat(part.statusCode()).isEqualTo(400);
        var zipped =
                server.send(
                        server.request(DEM)
                                .header("Content-Encoding", "gzip")
                                .PUT(BodyPublishers.ofString("x")));
        assertThat(zipped.statusCode()).isEqualTo(415);
        assertThat(server.blobs.has("bronze", "area/dem.tif")).isFalse();
    }
}
