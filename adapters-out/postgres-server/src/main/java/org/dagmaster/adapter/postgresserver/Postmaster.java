package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes of itself into {@code postmaster.pid}: by line its process id, data
 * folder, start time, port, socket folder, address, shared memory and status.
 *
 * @param text the file as it stands
 */
record Postmaster(long pid, int port, boolean ready, String text) {

    /** Empty if there is no such file, or a server just starts to write it. */
    static Optional<Postmaster> read(Path data) {
        try {
            String text = Files.readString(file(data));
            List<String> lines = text.lines().toList();
            if (lines.size() < 4 || lines.get(3).isBlank()) {
                return Optional.empty();
            }
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(
                    new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            ready,
                            text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Whether the process of that id is no server of this cluster, or a dead one that nobody has
     * buried: ids are used again, most of all in containers, and PostgreSQL would then refuse to
     * start.
     */
    boolean isSomethingElse(Path data) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .map(line -> !line.contains(data.toString()))
                .orElse(true);
    }
}
