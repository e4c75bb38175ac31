package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dagmaster.application.port.in.CheckHealth.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What holds for every route: starting, stopping, and all that is refused before a route runs. */
final class ServerTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_taken_port_is_told_as_such() {
        assertThatThrownBy(() ->
                        new TestServer(
                                options -> options.withAddress("127.0.0.1", server.port),
                                TestServer.QUICK))
                .isInstanceOfSatisfying(
                        PortTaken.class, taken -> assertThat(taken.port()).isEqualTo(server.port))
                .hasMessageContaining("port " + server.port + " is taken");
    }

    @Test
    void an_address_of_another_machine_cannot_be_listened_on() {
        assertThatThrownBy(() ->
                        new TestServer(
                                options -> options.withAddress("192.0.2.1", 0), TestServer.QUICK))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on 192.0.2.1:0");
    }

    @Test
    void the_default_is_the_loopback_address() {
        assertThat(HttpOptions.DEFAULT.host()).isEqualTo("127.0.0.1");
        assertThat(HttpOptions.DEFAULT.allowedOrigins()).isEmpty();
        assertThat(HttpOptions.DEFAULT.maxBodyBytes()).isEqualTo(1_048_576);
    }

    @Test
    void a_port_is_free_again_after_the_stop() {
        TestServer first = new TestServer();
        first.close();
        try (TestServer second =
                new TestServer(
                        options -> options.withAddress("127.0.0.1", first.port),
                        TestServer.QUICK)) {
            assertThat(second.port).isEqualTo(first.port);
            assertThat(second.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_stop_waits_for_the_request_that_runs() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Health health = server.health;
        HttpPorts ports =
                new HttpPorts(
                        server.jobs,
                        server.hand,
                        server.hand,
                        server.jobs,
                        new MemoryReasons(server.jobs),
                        new MemoryWorkflows(),
                        server.blobs,
                        server.catalog,
                        () -> {
                            entered.countDown();
                            awaitUninterrupted(go);
                            return health;
                        });
        HttpApi api = new HttpApi(ports, HttpOptions.DEFAULT);
        var request =
                server.request("/health")
                        .uri(java.net.URI.create("http://127.0.0.1:" + api.start() + "/health"));
        CompletableFuture<HttpResponse<String>> answer =
                server.client().sendAsync(request.build(), BodyHandlers.ofString());
        entered.await();
        Thread stopping = Thread.ofVirtual().start(api::stop);
        assertThat(stopping.join(Duration.ofMillis(2500))).isFalse();
        go.countDown();
        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void an_unknown_route_is_a_404_that_says_where_to_look() {
        var answer = server.get("/api/v1/job");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(at(answer, "/code").asString()).isEqualTo("ROUTE_UNKNOWN");
        assertThat(at(answer, "/detail").asString()).contains("/api/v1/job").contains("openapi");
    }

    @Test
    void a_wrong_method_is_a_405_that_allows_the_right_ones() {
        var jobs = server.send(server.request("/api/v1/jobs").DELETE());
        assertThat(jobs.statusCode()).isEqualTo(405);
        assertThat(header(jobs, "Allow").split(", ", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertThat(at(jobs, "/code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
        var html =
                server.send(
                        server.request("/api/v1/workflows")
                                .header("Accept", "text/html")
                                .PUT(BodyPublishers.noBody()));
        assertThat(html.statusCode()).isEqualTo(405);
        assertThat(header(html, "Allow").split(", ", -1)).containsExactlyInAnyOrder("GET", "HEAD");
    }

    @Test
    void a_defect_is_a_500_with_an_incident_and_the_trace_is_in_the_log_alone() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemDetails.class);
        logger.addAppender(log);
        try {
            server.jobs.failWith(new IllegalStateException("the secret cause"));
            var answer = server.get("/api/v1/jobs");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(at(answer, "/code").asString()).isEqualTo("INTERNAL");
            assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
            String incident = String.valueOf(log.list.getFirst().getArgumentArray()[0]);
            assertThat(at(answer, "/detail").asString()).contains(incident);
            assertThat(log.list.getFirst().getThrowableProxy().getMessage())
                    .isEqualTo("the secret cause");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void no_answer_tells_the_server_s_make_and_none_may_be_sniffed() {
        for (String path : List.of("/livez", "/nope", "/stac")) {
            var answer = server.get(path);
            assertThat(header(answer, "Server")).isEqualTo("(none)");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost",
                "GET /api/v1/blobs/bronze/%ff HTTP/1.1\r\nHost: localhost",
                "GET /%zz HTTP/1.1\r\nHost: localhost",
                "GET /livez HTTP/1.1",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nX:\0",
            })
    void what_is_no_http_request_is_a_problem_too(String head) throws IOException {
        String answer = raw(head + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Jetty").doesNotContain("<");
        assertThat(answer).contains("application/problem+json").contains("REQUEST_MALFORMED");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_name_that_is_not_this_server_s_is_refused_on_loopback() throws IOException {
        String foreign =
                raw("GET /livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(foreign).startsWith("HTTP/1.1 421 ").contains("HOST_UNKNOWN");
        for (String name : List.of("localhost:99", "127.0.0.1", "[::1]", "app.localhost")) {
            String own =
                    raw("GET /livez HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");
            assertThat(own).as(name).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void no_foreign_page_may_read_anything_by_default() {
        server.put("/api/v1/blobs/bronze/a", "x");
        for (String path : List.of("/api/v1/blobs/bronze/a", "/stac", "/api/v1/jobs")) {
            var answer = server.get(path, "Origin", "https://viewer.example");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("(none)");
        }
    }

    @Test
    void pages_of_a_configured_origin_may_read_catalog_and_blobs_and_nothing_else() {
        String viewer = "https://viewer.example";
        try (TestServer open =
                new TestServer(
                        options -> options.withAllowedOrigins(Set.of(viewer)), TestServer.QUICK)) {
            open.put("/api/v1/blobs/bronze/a", "0123");
            var part = open.get("/api/v1/blobs/bronze/a", "Origin", viewer, "Range", "bytes=1-2");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(header(part, "Access-Control-Allow-Origin")).isEqualTo(viewer);
            assertThat(header(part, "Access-Control-Expose-Headers")).contains("Content-Range");
            var preflight =
                    open.send(
                            open.request("/api/v1/blobs/bronze/a")
                                    .header("Origin", viewer)
                                    .header("Access-Control-Request-Method", "GET")
                                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Range");
            assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
            assertThat(
                            header(
                                    open.get("/stac", "Origin", "https://other.example"),
                                    "Access-Control-Allow-Origin"))
                    .isEqualTo("(none)");
            assertThat(
                            header(
                                    open.get("/api/v1/jobs", "Origin", viewer),
                                    "Access-Control-Allow-Origin"))
                    .isEqualTo("(none)");
        }
    }

    @Test
    void health_tells_and_readiness_judges() {
        assertThat(server.get("/livez").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(server.get("/readyz").body()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(server.get("/health").body())
                .isEqualTo(
                        """
                        {"status":"ready","version":"0.1.0","dependencies":[{"name":"postgres","up":true,\
                        "latency_millis":1.25,"detail":"15.3"}]}\
                        """);
        server.health = new Health(false, "0.1.0", List.of());
        assertThat(server.get("/livez").statusCode()).isEqualTo(200);
        assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(server.get("/readyz").body()).isEqualTo("{\"status\":\"not_ready\"}");
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(at(server.get("/health"), "/status").asString()).isEqualTo("not_ready");
    }

    @Test
    void a_job_list_is_not_served_by_a_thread_of_the_platform() {
        server.jobs.add(Map.of());
        assertThat(server.get("/api/v1/jobs").statusCode()).isEqualTo(200);
        assertThat(server.jobs.askedBy).allMatch(Thread::isVirtual).isNotEmpty();
    }
}
