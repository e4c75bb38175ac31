package org.dagmaster.adapter.cli.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.http.Upload;
import org.dagmaster.adapter.cli.platform.Patience;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.adapter.cli.text.Console;
import org.dagmaster.adapter.cli.text.Words;
import tools.jackson.databind.JsonNode;

/** Puts a file into the bronze container, and shows how it goes if it takes a while. */
final class Uploading {

    static final String CONTAINER = "bronze";
    private static final int LONGEST_NAME = 200;

    private final Connection connection;
    private final Console console;
    private final Patience patience;
    private final long begun = System.nanoTime();
    private int tenthsSaid;

    Uploading(Connection connection, Console console, Patience patience) {
        this.connection = connection;
        this.console = console;
        this.patience = patience;
    }

    /** A name that no other upload has: {@code uploads/<random>/<file name>}. */
    static String blobName(Path file) {
        String name = String.valueOf(file.getFileName());
        String clean = name.replaceAll("[^\\p{L}\\p{N} ._()+@=~,-]", "_");
        int tooLong = Math.max(0, clean.length() - LONGEST_NAME);
        // The end stays, as it says what kind of file it is.
        return "uploads/" + UUID.randomUUID() + "/" + clean.substring(tooLong);
    }

    /** The server's answer: container, name, size_bytes. */
    JsonNode put(Path file, String blobName) {
        Upload upload;
        try {
            upload = connection.api().upload(Paths.blob(CONTAINER, blobName), file);
        } catch (IOException e) {
            throw LocalFiles.unreadable(file, String.valueOf(e.getMessage()));
        }
        Optional<JsonNode> answer = upload.await(patience.tick());
        while (answer.isEmpty()) {
            if (connection.interrupts().isRaised()) {
                throw CliFailure.interrupted();
            }
            show(file, upload);
            answer = upload.await(patience.tick());
        }
        clear();
        return answer.get();
    }

    private void show(Path file, Upload upload) {
        long nanos = System.nanoTime() - begun;
        if (nanos < patience.quietUpload().toNanos()) {
            return;
        }
        double fraction = upload.total() == 0 ? 1 : (double) upload.sent() / upload.total();
        String line =
                String.format(
                        "uploading %s  %s  %s of %s  %s/s  %s",
                        file.getFileName(),
                        Words.percent(fraction),
                        Words.bytes(upload.sent()),
                        Words.bytes(upload.total()),
                        Words.bytes((long) (upload.sent() / (nanos / 1e9))),
                        Words.duration(Duration.ofNanos(nanos)));
        if (console.isTerminal()) {
            console.draw("\r\u001b[K" + Words.cut(line, console.width()));
        } else if ((int) (fraction * 10) + 1 > tenthsSaid) {
            tenthsSaid = (int) (fraction * 10) + 1;
            console.note(line);
        }
    }

    private void clear() {
        if (console.isTerminal()) {
            console.draw("\r\u001b[K");
        }
    }
}
