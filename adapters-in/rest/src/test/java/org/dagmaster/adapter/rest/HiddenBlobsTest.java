package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.dagmaster.adapter.blob.BlobOutputStore;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.application.blob.Blobs;
import org.dagmaster.application.port.out.BlobRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container with the outputs that are kept apart is none to clients. */
final class HiddenBlobsTest {

    private static final BlobRef OUTPUT =
            new BlobRef(BlobOutputStore.CONTAINER, "jobs/1/greet/1.json");

    @TempDir private Path folder;
    private FileBlobStore store;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        store = new FileBlobStore(folder);
        store.put(OUTPUT, new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        server = new TestServer(new Blobs(store, Set.of(BlobOutputStore.CONTAINER)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/blobs/engine/jobs/1/greet/1.json",
                "/api/v1/blobs/%65ngine/jobs/1/greet/1.json",
                "/api/v1/blobs/engine/jobs%2F1%2Fgreet%2F1.json"
            })
    void an_output_can_neither_be_read_nor_deleted_and_looks_as_if_it_were_not_there(String path)
            throws IOException {
        HttpResponse<String> read = server.get(path);
        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(at(read, "/code").asString()).isEqualTo("BLOB_NOT_FOUND");
        assertThat(read.body())
                .isEqualTo(
                        server.get(path.replace("1.json", "2.json"))
                                .body()
                                .replace("2.json", "1.json"));
        assertThat(server.send(server.request(path).HEAD()).statusCode()).isEqualTo(404);
        assertThat(server.send(server.request(path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(store.head(OUTPUT)).isPresent();
    }

    @Test
    void nothing_is_put_where_outputs_are_whether_or_not_there_is_one() throws IOException {
        for (String name : new String[] {"jobs/1/greet/1.json", "jobs/1/greet/9.json"}) {
            var answer = server.put("/api/v1/blobs/engine/" + name, "{\"forged\": true}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(at(answer, "/code").asString()).isEqualTo("BLOB_NAME_INVALID");
            assertThat(at(answer, "/detail").asString()).contains("'engine' is no container");
        }
        assertThat(store.head(OUTPUT).orElseThrow().sizeBytes()).isEqualTo(2);
        assertThat(store.head(new BlobRef(BlobOutputStore.CONTAINER, "jobs/1/greet/9.json")))
                .isEmpty();
    }

    @Test
    void the_zones_are_as_open_as_ever() {
        assertThat(server.put("/api/v1/blobs/bronze/engine/a", "x").statusCode()).isEqualTo(201);
        assertThat(server.get("/api/v1/blobs/bronze/engine/a").body()).isEqualTo("x");
        assertThat(
                        server.send(
                                        server.request("/api/v1/blobs/bronze/engine/a")
                                                .method("DELETE", BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(204);
    }
}
