package org.dagmaster.adapter.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dagmaster.application.port.in.BrowseCatalog;
import org.dagmaster.application.port.in.CheckHealth.Dependency;
import org.dagmaster.application.port.in.CheckHealth.Health;
import org.dagmaster.application.port.in.ManageBlobs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A real server on a free port, ports in memory behind it, and a real client before it. */
final class TestServer implements AutoCloseable {

    static {
        // A connection that the server closes after a refusal must not be taken for the next one.
        System.setProperty("jdk.httpclient.keepalive.timeout", "0");
    }

    /** The contract's, with a line that is never silent for long. */
    static final ProgressStreams.Timing QUICK =
            new ProgressStreams.Timing(
                    Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMillis(200));

    final MemoryJobs jobs = new MemoryJobs();
    final MemoryHand hand = new MemoryHand(jobs);
    final MemoryBlobs blobs = new MemoryBlobs();
    final MemoryCatalog catalog = new MemoryCatalog();
    volatile Health health =
            new Health(true, "0.1.0", List.of(new Dependency("postgres", true, 1.25, "15.3")));
    final HttpApi api;
    final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer() {
        this(UnaryOperator.identity(), QUICK);
    }

    TestServer(UnaryOperator<HttpOptions> change, ProgressStreams.Timing timing) {
        this(change, timing, null, null);
    }

    /** With another catalog than the one in memory. */
    TestServer(BrowseCatalog browse) {
        this(UnaryOperator.identity(), QUICK, browse, null);
    }

    /** With other blobs than those in memory. */
    TestServer(ManageBlobs manage) {
        this(UnaryOperator.identity(), QUICK, null, manage);
    }

    private TestServer(
            UnaryOperator<HttpOptions> change,
            ProgressStreams.Timing timing,
            @Nullable BrowseCatalog browse,
            @Nullable ManageBlobs manage) {
        BrowseCatalog browsed = browse == null ? catalog : browse;
        ManageBlobs managed = manage == null ? blobs : manage;
        HttpPorts ports =
                new HttpPorts(
                        jobs,
                        hand,
                        hand,
                        jobs,
                        new MemoryReasons(jobs),
                        new MemoryWorkflows(),
                        managed,
                        browsed,
                        () -> this.health);
        api = new HttpApi(ports, change.apply(HttpOptions.DEFAULT), timing);
        port = api.start();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String path, String body) {
        return post(path, "application/json", body);
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    HttpClient client() {
        return client;
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    /** The value at a JSON pointer of the answer. */
    static JsonNode at(HttpResponse<String> response, String pointer) {
        return json(response).at(pointer);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("(none)");
    }

    static Map<?, ?> map(HttpResponse<String> response) {
        return Json.MAPPER.readValue(response.body(), Map.class);
    }

    @Override
    public void close() {
        client.shutdownNow();
        api.stop();
    }
}
