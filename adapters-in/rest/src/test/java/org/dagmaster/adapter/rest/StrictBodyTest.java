package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses before the engine sees it. */
final class StrictBodyTest {

    private final TestServer server =
            new TestServer(options -> options.withLimits(2000, 100), TestServer.QUICK);

    @AfterEach
    void stop() {
        assertThat(server.jobs.requests).isEmpty();
        server.close();
    }

    @Test
    void all_faults_of_a_body_are_told_at_once() {
        var answer =
                server.postJson(
                        "/api/v1/jobs",
                        """
                        {"workflowid": "greet", "version": "2", "inputs": [1],
                         "correlation_id": "x", "correlation_id": "y"}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/detail").asString()).contains("5 faults");
        assertThat(at(answer, "/errors").toString())
                .isEqualTo(
                        """
                        [{"code":"FIELD_DOUBLED","detail":"'correlation_id' is given twice: keep one of the two",\
                        "pointer":"/correlation_id"},\
                        {"code":"FIELD_MISSING","detail":"'workflow_id' is missing: it must be given",\
                        "pointer":"/workflow_id"},\
                        {"code":"FIELD_TYPE_WRONG","detail":"'version' is of type string: it must be of type integer",\
                        "pointer":"/version"},\
                        {"code":"FIELD_TYPE_WRONG","detail":"'inputs' is of type array: it must be of type object",\
                        "pointer":"/inputs"},\
                        {"code":"FIELD_UNKNOWN","detail":"'workflowid' is no field of this request, did you mean \
                        'workflow_id'? (known: workflow_id, version, inputs, correlation_id, actor)","pointer":"/workflowid"}]\
                        """);
    }

    @Test
    void doubled_keys_and_texts_that_no_store_holds_are_found_however_deep() {
        var answer =
                server.postJson(
                        "/api/v1/jobs",
                        """
                        {"workflow_id": "greet", "inputs":
                         {"a/b": [{"x~": 1, "x~": 2}], "nul": "\\u0000", "half": "\\ud800", "n": 1e-5000}}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors/0/pointer").asString()).isEqualTo("/inputs/a~1b/0/x~0");
        assertThat(at(answer, "/errors/1/pointer").asString()).isEqualTo("/inputs/nul");
        assertThat(at(answer, "/errors/1/code").asString()).isEqualTo("TEXT_NOT_STORABLE");
        assertThat(at(answer, "/errors/2/pointer").asString()).isEqualTo("/inputs/half");
        assertThat(at(answer, "/errors/3/code").asString()).isEqualTo("NUMBER_OUT_OF_RANGE");
        assertThat(at(answer, "/errors").size()).isEqualTo(4);
    }

    @Test
    void a_version_out_of_range_is_refused_rather_than_wrapped() {
        var answer =
                server.postJson(
                        "/api/v1/jobs", "{\"workflow_id\": \"greet\", \"version\": 4294967298}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("FIELD_OUT_OF_RANGE");
    }

    @Test
    void malformed_json_is_refused_with_line_and_column() {
        var answer = server.postJson("/api/v1/jobs", "{\n  \"workflow_id\": greet}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("JSON_MALFORMED");
        assertThat(at(answer, "/detail").asString()).contains("line 2, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{\"a\": NaN}", "{'a': 1}", "{\"a\": 1,}", "{\"a\"", "// {}"})
    void what_is_nearly_json_is_refused(String body) {
        var answer = server.postJson("/api/v1/jobs", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("JSON_MALFORMED");
    }

    @Test
    void a_body_that_is_missing_or_no_object_is_told_so() {
        assertThat(at(server.postJson("/api/v1/jobs", ""), "/code").asString())
                .isEqualTo("BODY_MISSING");
        assertThat(at(server.postJson("/api/v1/jobs", "[1]"), "/code").asString())
                .isEqualTo("BODY_NOT_OBJECT");
        assertThat(at(server.postJson("/api/v1/jobs", "null"), "/code").asString())
                .isEqualTo("BODY_NOT_OBJECT");
    }

    @Test
    void a_body_that_is_too_deep_is_refused() {
        String deep = "{\"inputs\":" + "[".repeat(64) + "]".repeat(64) + "}";
        var answer = server.postJson("/api/v1/jobs", deep);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("JSON_BEYOND_LIMITS");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        var answer =
                server.send(
                        server.request("/api/v1/jobs")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofByteArray(
                                                "{\"ü\": 1}"
                                                        .getBytes(StandardCharsets.ISO_8859_1))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("JSON_MALFORMED");
    }

    @Test
    void a_client_that_reads_only_after_it_has_sent_all_hears_why_it_is_refused()
            throws IOException {
        byte[] body = new byte[20 << 20];
        String head =
                """
                POST /api/v1/jobs HTTP/1.1\r
                Host: 127.0.0.1\r
                Connection: close\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(body.length);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            OutputStream sent = client.getOutputStream();
            sent.write(head.getBytes(StandardCharsets.US_ASCII));
            sent.write(body);
            String answer =
                    new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void a_body_above_the_limit_is_refused_whether_it_says_its_length_or_not() {
        String large = "{\"workflow_id\": \"" + "x".repeat(2000) + "\"}";
        var told = server.postJson("/api/v1/jobs", large);
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(at(told, "/code").asString()).isEqualTo("BODY_TOO_LARGE");
        HttpResponse<String> chunked =
                server.send(
                        server.request("/api/v1/jobs")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void other_media_types_and_content_codings_are_refused() {
        var text = server.post("/api/v1/jobs", "text/plain", "{}");
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(header(text, "Accept")).isEqualTo("application/json");
        assertThat(at(text, "/code").asString()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        var untyped =
                server.send(server.request("/api/v1/jobs").POST(BodyPublishers.ofString("{}")));
        assertThat(untyped.statusCode()).isEqualTo(415);
        var zipped =
                server.send(
                        server.request("/api/v1/jobs")
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(zipped.statusCode()).isEqualTo(415);
        assertThat(at(zipped, "/code").asString()).isEqualTo("CONTENT_CODING_UNSUPPORTED");
    }
}
