package org.dagmaster.adapter.cli.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Server-sent events with JSON data. They are read by a thread of their own, so that whoever waits
 * for the next can look at the clock meanwhile, and notices a connection that died in silence.
 */
public final class EventStream implements AutoCloseable {

    /** What came. */
    public sealed interface Signal {
        /** An event's data. */
        record Event(JsonNode data) implements Signal {}

        /** A sign of life without news. */
        record Alive() implements Signal {}

        /** The stream is over: the server ended it, or the connection broke. */
        record Ended() implements Signal {}
    }

    private final InputStream body;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    EventStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().name("cli-events").start(this::read);
    }

    /** The next signal, if one comes within {@code patience}. */
    public Optional<Signal> next(Duration patience) {
        try {
            return Optional.ofNullable(signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliFailure.interrupted();
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, data);
            }
        } catch (IOException _) {
            // A broken connection is an end like any other: whoever watches connects again.
        } finally {
            signals.add(new Signal.Ended());
        }
    }

    private void take(String line, StringBuilder data) {
        if (line.startsWith("data:")) {
            String value = line.substring("data:".length());
            data.append(data.isEmpty() ? "" : "\n");
            data.append(value.startsWith(" ") ? value.substring(1) : value);
        } else if (line.isEmpty() && !data.isEmpty()) {
            Json.parse(data.toString()).map(Signal.Event::new).ifPresent(signals::add);
            data.setLength(0);
        } else if (line.startsWith(":")) {
            signals.add(new Signal.Alive());
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // It is given up anyway.
        }
    }
}
