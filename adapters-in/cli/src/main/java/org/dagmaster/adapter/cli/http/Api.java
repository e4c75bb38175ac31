package org.dagmaster.adapter.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Patience;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server's HTTP API. Every method fails with a {@link CliFailure}: REFUSED with the server's
 * problem document, or ENVIRONMENT if the server cannot be reached or is not well.
 */
public final class Api implements AutoCloseable {

    private final ServerAddress address;
    private final Patience patience;
    private final HttpClient client;

    public Api(ServerAddress address, Patience patience) {
        this.address = address;
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience.connect())
                        .build();
    }

    public ServerAddress address() {
        return address;
    }

    public JsonNode get(String path) {
        return json(request(path).GET());
    }

    /**
     * @param idempotencyKey null for none
     */
    public JsonNode post(String path, JsonNode body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request =
                request(path)
                        .POST(text(Json.compact(body)))
                        .header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return json(request);
    }

    public JsonNode postYaml(String path, String yaml) {
        return json(request(path).POST(text(yaml)).header("Content-Type", "application/yaml"));
    }

    public void delete(String path) {
        text(request(path).DELETE());
    }

    /** Starts to send a file; nothing has been waited for when this returns. */
    public Upload upload(String path, Path file) throws IOException {
        CountingPublisher body = new CountingPublisher(BodyPublishers.ofFile(file));
        // No time limit: it would count from the first byte sent.
        HttpRequest request =
                HttpRequest.newBuilder(address.at(path))
                        .PUT(body)
                        .header("Content-Type", "application/octet-stream")
                        .build();
        return new Upload(this, client.sendAsync(request, BodyHandlers.ofString()), body);
    }

    public EventStream stream(String path) {
        HttpRequest request = request(path).GET().setHeader("Accept", "text/event-stream").build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw CliFailure.answered(
                    response.statusCode(), address.toString(), drain(response.body()));
        }
        return new EventStream(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.at(path))
                .timeout(patience.answer())
                .header("Accept", "application/json");
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpRequest.Builder request) {
        return parsed(text(request));
    }

    private String text(HttpRequest.Builder request) {
        return accepted(send(request.build(), BodyHandlers.ofString()));
    }

    JsonNode parsed(String body) {
        return Json.parse(body)
                .orElseThrow(() ->
                        CliFailure.environment(
                                "UNEXPECTED_ANSWER",
                                address + " answered with something that is no JSON.",
                                "Check that a dagmaster server is at that address."));
    }

    /** The body of an answer that is no error. */
    String accepted(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw CliFailure.answered(response.statusCode(), address.toString(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliFailure.interrupted();
        }
    }

    CliFailure unreachable(IOException cause) {
        String next =
                "Start one with './dagmaster serve', or give the right address with --server.";
        return switch (cause) {
            case ConnectException _, HttpConnectTimeoutException _ ->
                    CliFailure.environment(
                            "SERVER_UNREACHABLE", "No server answers at " + address + ".", next);
            case HttpTimeoutException _ ->
                    CliFailure.environment(
                            "SERVER_SILENT",
                            address
                                    + " took a request and did not answer within "
                                    + patience.answer().toSeconds()
                                    + " s.",
                            "Ask it how it is: " + address + "/health.");
            default ->
                    CliFailure.environment(
                            "CONNECTION_BROKEN",
                            "The connection to " + address + " broke: " + cause.getMessage() + ".",
                            "See whether the server still runs, then try again.");
        };
    }

    private String drain(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Gives up whatever is still under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
