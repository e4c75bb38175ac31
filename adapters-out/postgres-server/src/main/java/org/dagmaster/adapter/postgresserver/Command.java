package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of PostgreSQL's, run without what the caller's environment says about PostgreSQL. */
final class Command {

    /** How a program ended, and what it said. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private final ProcessBuilder builder;

    private Command(List<String> words) {
        builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
    }

    static Command of(List<String> words) {
        return new Command(words);
    }

    Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    Command with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    /** Runs it to its end. */
    Result run() {
        return run("");
    }

    /** Runs it to its end, with that text as its input. */
    Result run(String input) {
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            byte[] output = process.getInputStream().readAllBytes();
            return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + builder.command(), e);
        }
    }

    /** Starts it and lets it go; what it says is dropped. */
    Process start() {
        try {
            return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
