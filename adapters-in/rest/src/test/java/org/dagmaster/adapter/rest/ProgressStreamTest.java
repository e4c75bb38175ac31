package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ProgressStreamTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client of one stream that reads line by line. */
    private final class Stream implements AutoCloseable {
        private final HttpResponse<java.io.InputStream> response;
        private final BufferedReader lines;

        private Stream(JobId id) {
            this(server, id);
        }

        private Stream(TestServer of, JobId id) {
            try {
                response =
                        of.client()
                                .send(
                                        of.request("/api/v1/jobs/" + id + "/stream").build(),
                                        BodyHandlers.ofInputStream());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
            lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next document; null at the end. */
        @Nullable JsonNode next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return Json.MAPPER.readTree(line.substring(6));
                }
            }
            return null;
        }

        /** The next document, which must come. */
        JsonNode document() throws IOException {
            return Objects.requireNonNull(next(), "the stream has ended");
        }

        String line() throws IOException {
            return String.valueOf(lines.readLine());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Test
    void the_line_is_of_the_form_of_server_sent_events() throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.complete(id);
        try (Stream stream = new Stream(id)) {
            assertThat(TestServer.header(stream.response, "Content-Type"))
                    .startsWith("text/event-stream");
            assertThat(TestServer.header(stream.response, "Cache-Control")).isEqualTo("no-store");
            assertThat(stream.line()).isEqualTo("event: progress");
            assertThat(stream.line()).startsWith("data: {\"job_id\":\"" + id);
            assertThat(stream.line()).isEmpty();
            assertThat(stream.line()).isEqualTo("null");
        }
    }

    @Test
    void a_stream_shows_every_stage_and_ends_after_the_terminal_one() throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        try (Stream stream = new Stream(id)) {
            assertThat(stream.document().get("status").asString()).isEqualTo("pending");
            server.jobs.report(id, 30);
            assertThat(stream.document().get("fraction").asDouble()).isEqualTo(0.3);
            server.jobs.report(id, 60);
            assertThat(stream.document().get("fraction").asDouble()).isEqualTo(0.6);
            server.jobs.complete(id);
            JsonNode last = stream.document();
            assertThat(last.get("status").asString()).isEqualTo("completed");
            assertThat(last.toString())
                    .isEqualTo(
                            TestServer.json(server.get("/api/v1/jobs/" + id + "/progress"))
                                    .toString());
            assertThat(stream.next()).isNull();
        }
        assertThat(server.jobs.openWatches).hasValue(0);
    }

    @Test
    void changes_in_a_burst_become_few_documents_and_the_last_one_is_not_lost() throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        List<JsonNode> documents = new ArrayList<>();
        long started;
        try (Stream stream = new Stream(id)) {
            documents.add(stream.document());
            started = System.nanoTime();
            for (int percent = 1; percent <= 100; percent++) {
                server.jobs.report(id, percent);
            }
            server.jobs.complete(id);
            for (JsonNode next = stream.next(); next != null; next = stream.next()) {
                documents.add(next);
            }
        }
        long tenths = (System.nanoTime() - started) / 100_000_000L;
        assertThat(documents.getLast().get("status").asString()).isEqualTo("completed");
        assertThat(documents).hasSizeLessThanOrEqualTo((int) tenths + 2);
    }

    @Test
    void a_change_whose_signal_was_lost_is_seen_all_the_same() throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        try (Stream stream = new Stream(id)) {
            stream.next();
            server.jobs.failUnnoticed(id);
            assertThat(stream.document().get("status").asString()).isEqualTo("failed");
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void a_silent_line_is_kept_alive_and_signals_without_a_change_send_nothing()
            throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        try (Stream stream = new Stream(id)) {
            stream.next();
            assertThat(stream.line()).isEmpty();
            server.jobs.signal(id);
            assertThat(stream.line()).isEqualTo(": keep-alive");
            assertThat(stream.line()).isEmpty();
            assertThat(stream.line()).isEqualTo(": keep-alive");
        }
    }

    @Test
    void the_contract_s_times_are_what_the_server_uses() {
        assertThat(ProgressStreams.Timing.CONTRACT)
                .isEqualTo(
                        new ProgressStreams.Timing(
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10)));
    }

    @Test
    void a_client_that_goes_away_leaves_no_watch_behind() throws Exception {
        JobId id = server.jobs.add(Map.of()).id();
        try (Stream stream = new Stream(id)) {
            stream.next();
            assertThat(server.jobs.openWatches).hasValue(1);
        }
        while (server.jobs.openWatches.get() > 0) {
            server.jobs.report(id, server.jobs.progressReads.get() % 100);
            Thread.onSpinWait();
        }
        assertThat(server.jobs.openWatches).hasValue(0);
    }

    @Test
    void head_answers_without_waiting() {
        JobId id = server.jobs.add(Map.of()).id();
        var answer =
                server.send(
                        server.request("/api/v1/jobs/" + id + "/stream")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.jobs.openWatches).hasValue(0);
    }

    @Test
    void while_the_store_is_away_a_new_stream_is_refused_and_a_running_one_ends()
            throws IOException {
        JobId id = server.jobs.add(Map.of()).id();
        try (Stream stream = new Stream(id)) {
            stream.next();
            server.jobs.failWith(Refused.unavailable("STORAGE_UNAVAILABLE", "away"));
            var refused = server.get("/api/v1/jobs/" + id + "/stream");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(at(refused, "/code").asString()).isEqualTo("STORAGE_UNAVAILABLE");
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void fifty_streams_run_side_by_side_and_all_see_the_end() throws Exception {
        JobId id = server.jobs.add(Map.of()).id();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ends = openAll(clients, server, id, 50);
            server.jobs.complete(id);
            for (Future<String> end : ends) {
                assertThat(end.get()).isEqualTo("completed");
            }
        }
        assertThat(server.jobs.openWatches).hasValue(0);
    }

    @Test
    void stop_ends_fifty_running_streams_in_order_and_at_once() throws Exception {
        JobId id = server.jobs.add(Map.of()).id();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            // A safety net of a minute: what ends the streams sooner is the stop alone.
            try (TestServer slow =
                    new TestServer(
                            options -> options,
                            new ProgressStreams.Timing(
                                    Duration.ofMillis(1),
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(1)))) {
                JobId job = slow.jobs.add(Map.of()).id();
                List<Future<String>> ends = openAll(clients, slow, job, 50);
                long started = System.nanoTime();
                slow.api.stop();
                long millis = (System.nanoTime() - started) / 1_000_000;
                for (Future<String> end : ends) {
                    assertThat(end.get()).isEqualTo("pending");
                }
                assertThat(slow.jobs.openWatches).hasValue(0);
                assertThat(millis).isLessThan(5000);
            }
        }
        assertThat(server.get("/api/v1/jobs/" + id).statusCode()).isEqualTo(200);
    }

    /** Opens streams that have all had their first document; each gives its last status. */
    private List<Future<String>> openAll(
            ExecutorService clients, TestServer of, JobId id, int count) throws Exception {
        List<Future<Stream>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(clients.submit(() -> new Stream(of, id)));
        }
        List<Future<String>> ends = new ArrayList<>();
        for (Future<Stream> each : opening) {
            Stream stream = each.get();
            String first = stream.document().get("status").asString();
            ends.add(clients.submit(() -> lastStatus(stream, first)));
        }
        assertThat(of.jobs.openWatches).hasValue(count);
        return ends;
    }

    private static String lastStatus(Stream stream, String first) throws IOException {
        String status = first;
        try (stream) {
            for (JsonNode next = stream.next(); next != null; next = stream.next()) {
                status = next.get("status").asString();
            }
        }
        return status;
    }
}
