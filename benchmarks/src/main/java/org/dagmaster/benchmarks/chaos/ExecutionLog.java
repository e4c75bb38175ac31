package org.dagmaster.benchmarks.chaos;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dagmaster.domain.job.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * What handlers did, written past the engine: one file a process in one folder, a line when an
 * execution begins and one when it ends. What was written stays, whatever kills the process.
 */
final class ExecutionLog {

    /** The environment variable that tells a server the folder. */
    static final String FOLDER = "CHAOS_LOG";

    private static @Nullable ExecutionLog own;

    /** No channel: that would be closed for all by the interrupt of one. */
    private final FileOutputStream file;

    private ExecutionLog(Path folder) throws IOException {
        String name = ProcessHandle.current().pid() + "-" + System.nanoTime();
        this.file = new FileOutputStream(folder.resolve(name).toFile(), true);
    }

    /**
     * Of this process.
     *
     * @throws IllegalStateException outside of {@code chaos}
     */
    static synchronized ExecutionLog own() {
        if (own == null) {
            String folder = System.getenv(FOLDER);
            if (folder == null) {
                throw new IllegalStateException("this handler is for ./dagmaster chaos alone");
            }
            try {
                own = new ExecutionLog(Path.of(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return own;
    }

    void begin(TaskId task, String token) {
        append("begin", task, token);
    }

    void end(TaskId task, String token) {
        append("end", task, token);
    }

    /** One write a line: lines of several threads do not mix, and none is half there. */
    private void append(String what, TaskId task, String token) {
        String line = what + " " + task + " " + token + "\n";
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line.
     *
     * @param attempt {@code job:node:attempt}
     * @param token of the execution: no two have the same
     */
    record Entry(boolean isEnd, String attempt, String token) {}

    /** Of all processes. */
    static List<Entry> read(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ", -1);
                    entries.add(new Entry(words[0].equals("end"), words[1], words[2]));
                }
            }
        }
        return entries;
    }
}
