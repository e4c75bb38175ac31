package org.dagmaster.adapter.cli.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dagmaster.adapter.cli.failure.CliFailure;
import tools.jackson.databind.JsonNode;

/** A file on its way to a server. */
public final class Upload {

    private final Api api;
    private final CompletableFuture<HttpResponse<String>> answer;
    private final CountingPublisher body;

    Upload(Api api, CompletableFuture<HttpResponse<String>> answer, CountingPublisher body) {
        this.api = api;
        this.answer = answer;
        this.body = body;
    }

    /** Bytes handed to the connection so far. */
    public long sent() {
        return body.taken();
    }

    /** The file's size in bytes. */
    public long total() {
        return body.contentLength();
    }

    /** The server's answer, if it comes within {@code patience}. */
    public Optional<JsonNode> await(Duration patience) {
        try {
            HttpResponse<String> response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.of(api.parsed(api.accepted(response)));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw api.unreachable(ioFailure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliFailure.interrupted();
        }
    }

    private static IOException ioFailure(ExecutionException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
}
