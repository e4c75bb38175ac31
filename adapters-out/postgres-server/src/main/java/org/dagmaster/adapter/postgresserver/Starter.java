package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;

/** Brings a cluster's server up, or finds the one that is up. */
final class Starter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORTS_TO_TRY = 5;

    private final Settings settings;
    private final Cluster cluster;
    private final Binaries binaries;

    Starter(Settings settings, Cluster cluster, Binaries binaries) {
        this.settings = settings;
        this.cluster = cluster;
        this.binaries = binaries;
    }

    /** The port of a server that runs on this cluster already; null if none does. */
    @Nullable Integer adopt() throws IOException {
        Optional<Postmaster> written = Postmaster.read(cluster.data());
        if (written.isEmpty() || !written.get().isAlive()) {
            return null;
        }
        if (written.get().isSomethingElse(cluster.data())) {
            Files.delete(Postmaster.file(cluster.data()));
            return null;
        }
        return awaitAnswer(written.get());
    }

    /** A server that is just starting, or recovering, is waited for. */
    private @Nullable Integer awaitAnswer(Postmaster seen) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Postmaster server = seen;
        while (!server.ready()) {
            Optional<Postmaster> again = Postmaster.read(cluster.data());
            if (again.isEmpty() || !again.get().isAlive()) {
                return null;
            }
            server = again.get();
            if (System.nanoTime() > deadline) {
                throw failure(
                        "does not get ready, though its process %d runs".formatted(seen.pid()));
            }
            pause();
        }
        return answers(server.port()) ? server.port() : null;
    }

    /** Starts the server; its port. */
    int start() throws IOException {
        cluster.rotateLog();
        for (int attempt = 1; ; attempt++) {
            int port = choosePort();
            Folders.write(
                    cluster.data().resolve("dagmaster.conf"),
                    ServerConfiguration.text(settings, port),
                    cluster.user());
            long logBefore = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
            if (launch()) {
                Folders.write(cluster.portFile(), port + "\n", cluster.user());
                return port;
            }
            // Between our choice and the start, somebody else may have taken the port.
            boolean portTaken = settings.port() == 0 && !isFree(port);
            if (!portTaken || attempt == PORTS_TO_TRY) {
                throw failure("did not start. The end of its log:\n" + logSince(logBefore));
            }
        }
    }

    /**
     * Runs pg_ctl, which sees if the server ends early but looks for success only ten times a
     * second; so we look at what the server writes of itself, meanwhile.
     */
    private boolean launch() {
        String before = Postmaster.read(cluster.data()).map(Postmaster::text).orElse("");
        List<String> command =
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "start",
                        "--pgdata=" + cluster.data(),
                        "--log=" + cluster.log(),
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds());
        Process starter = Command.of(cluster.user().run(command)).in(cluster.folder()).start();
        while (true) {
            boolean ready =
                    Postmaster.read(cluster.data())
                            .filter(server -> !server.text().equals(before) && server.ready())
                            .isPresent();
            if (ready) {
                return true;
            }
            if (hasEnded(starter)) {
                return starter.exitValue() == 0;
            }
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    private int choosePort() throws IOException {
        if (settings.port() != 0) {
            return settings.port();
        }
        String remembered = Folders.readIfThere(cluster.portFile());
        if (remembered != null && isFree(Integer.parseInt(remembered))) {
            return Integer.parseInt(remembered);
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private PostgresServerException failure(String what) {
        return new PostgresServerException(
                Code.POSTGRES_START_FAILED,
                "The private PostgreSQL in '%s' %s".formatted(cluster.folder(), what));
    }

    private String logSince(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(cluster.log().toFile(), "r")) {
            file.seek(Math.max(position, file.length() - 4000));
            byte[] rest = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(rest);
            List<String> lines = new String(rest, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        }
    }
}
