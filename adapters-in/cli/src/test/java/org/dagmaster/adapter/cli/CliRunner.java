package org.dagmaster.adapter.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.Patience;
import org.dagmaster.adapter.cli.platform.Surroundings;
import tools.jackson.databind.JsonNode;

/** Runs commands in this process, and keeps what they write. */
final class CliRunner {

    /** How a command ended. */
    record Result(int exitCode, String out, String err) {

        /** Standard output, which must be one JSON document. */
        JsonNode json() {
            return Json.parse(out).orElseThrow(() -> new AssertionError("no JSON: " + out));
        }
    }

    final Interrupts interrupts = new Interrupts();
    private final TestPlatform platform;
    private final Map<String, String> environment = new HashMap<>();
    private String user = "ada";
    private boolean terminal;
    private Duration silence = Duration.ofSeconds(20);
    private Duration reconnect = Duration.ofSeconds(20);
    private String awaited = "";
    private Runnable reaction = () -> {};

    CliRunner(TestPlatform platform) {
        this.platform = platform;
    }

    CliRunner with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CliRunner as(String name) {
        user = name;
        return this;
    }

    CliRunner takingSilenceForDeath() {
        silence = Duration.ofMillis(200);
        return this;
    }

    CliRunner givingUpSoon() {
        reconnect = Duration.ofMillis(200);
        return this;
    }

    private Patience patience() {
        return new Patience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                silence,
                reconnect,
                Duration.ZERO,
                Duration.ofMillis(20));
    }

    CliRunner onTerminal() {
        terminal = true;
        return this;
    }

    /** Ctrl-C: returns when all is put in order, for which the end of a process would wait. */
    void interrupt() {
        synchronized (interrupts) {
            interrupts.raise();
        }
    }

    /** Acts, on a thread of its own, as soon as standard output or error has a text. */
    CliRunner whenSaid(String text, Runnable action) {
        awaited = text;
        reaction = action;
        return this;
    }

    private PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                if (!awaited.isEmpty()
                        && bytes.toString(StandardCharsets.UTF_8).contains(awaited)) {
                    awaited = "";
                    Thread.ofVirtual().start(reaction);
                }
            }
        };
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        stream(out),
                        stream(err),
                        environment,
                        () -> terminal,
                        ZoneId.of("Europe/Berlin"),
                        user,
                        InstantSource.fixed(Instant.parse("2026-01-02T03:04:08Z")),
                        interrupts,
                        patience());
        int exitCode = Cli.run(args, platform.platform(), surroundings);
        synchronized (interrupts) {
            return result(exitCode, out, err);
        }
    }

    private static Result result(
            int exitCode, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Result(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
