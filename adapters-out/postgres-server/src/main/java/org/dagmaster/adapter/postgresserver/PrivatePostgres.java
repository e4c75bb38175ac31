package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on 127.0.0.1 only, with a password that is kept beside its data.
 *
 * <p>A server that still runs from a predecessor that was killed is taken over as it is; a server
 * that another process shares is left to it at {@link #stop}.
 */
public final class PrivatePostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrivatePostgres.class);

    private final Cluster cluster;
    private final Binaries binaries;
    private final FolderUse use;
    private final int port;
    private final boolean adopted;
    private boolean stopped;

    private PrivatePostgres(
            Cluster cluster, Binaries binaries, FolderUse use, int port, boolean adopted) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.use = use;
        this.port = port;
        this.adopted = adopted;
    }

    /**
     * Starts the server, and makes its cluster first if there is none; returns when it accepts
     * connections.
     *
     * @throws PostgresServerException if there can be no server
     */
    public static synchronized PrivatePostgres open(Settings settings) {
        ServerUser user = ServerUser.current();
        Cluster cluster = new Cluster(Folders.prepare(settings.folder(), user), user);
        try (FileChannel _ = FolderUse.guardOpening(cluster.folder())) {
            Binaries binaries = Binaries.find(settings.binaries(), cluster.madeBy());
            FolderUse use = FolderUse.begin(cluster.folder());
            return start(settings, cluster, binaries, use);
        } catch (IOException e) {
            throw new PostgresServerException(
                    Code.POSTGRES_FOLDER_UNUSABLE,
                    "The data folder '%s' cannot be used: %s".formatted(cluster.folder(), e),
                    e);
        }
    }

    private static PrivatePostgres start(
            Settings settings, Cluster cluster, Binaries binaries, FolderUse use)
            throws IOException {
        boolean started = false;
        try {
            cluster.createIfMissing(binaries, settings.durable());
            Starter starter = new Starter(settings, cluster, binaries);
            @Nullable Integer running = starter.adopt();
            int port = running == null ? starter.start() : running;
            started = true;
            LOG.info(
                    "PostgreSQL {} on port {}, data in {}",
                    running == null ? "started" : "found running",
                    port,
                    cluster.folder());
            return new PrivatePostgres(cluster, binaries, use, port, running != null);
        } finally {
            if (!started) {
                use.end(() -> {});
            }
        }
    }

    /** The folder that holds the data; not the one asked for where the server cannot reach that. */
    public Path location() {
        return cluster.folder();
    }

    public int port() {
        return port;
    }

    /** Whether the server ran already. */
    public boolean wasRunning() {
        return adopted;
    }

    /** The database that every private server has, {@code dagmaster}. */
    public DatabaseAddress database() {
        return database(Cluster.NAME);
    }

    /** How the database of that name is reached; it need not be there. */
    public DatabaseAddress database(String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + checked(name),
                Cluster.NAME,
                cluster.password());
    }

    /**
     * Creates a database.
     *
     * @param template a database to copy, which nobody may be connected to; null for an empty one
     */
    public DatabaseAddress createDatabase(String name, @Nullable String template) {
        List<String> options = new ArrayList<>();
        if (template != null) {
            options.add("--template=" + checked(template));
        }
        options.add(checked(name));
        administer("createdb", options);
        return database(name);
    }

    /** Drops a database, and whoever is connected to it. */
    public void dropDatabase(String name) {
        administer("dropdb", List.of("--force", "--if-exists", checked(name)));
    }

    private void administer(String program, List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(binaries.program(program).toString());
        words.addAll(
                List.of(
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=" + Cluster.NAME,
                        "--maintenance-db=postgres",
                        "--no-password"));
        words.addAll(options);
        Command.Result result = Command.of(words).with("PGPASSWORD", cluster.password()).run();
        if (!result.succeeded()) {
            throw new PostgresServerException(
                    Code.POSTGRES_INIT_FAILED, program + " failed: " + result.output().strip());
        }
    }

    /**
     * Stops the server and waits until it is down: connections are cut, transactions rolled back,
     * data written. A server that another process or object uses is left running.
     */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            use.end(() -> shutDown(cluster, binaries, "fast"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    static void shutDown(Cluster cluster, Binaries binaries, String mode) {
        List<String> command =
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "--pgdata=" + cluster.data(),
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=60");
        Command.Result result = Command.of(cluster.user().run(command)).in(cluster.folder()).run();
        boolean alive = Postmaster.read(cluster.data()).filter(Postmaster::isAlive).isPresent();
        if (!result.succeeded() && alive) {
            throw new PostgresServerException(
                    Code.POSTGRES_START_FAILED,
                    "PostgreSQL in '%s' did not stop: %s"
                            .formatted(cluster.folder(), result.output().strip()));
        }
    }

    private static String checked(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is no database name: use a-z, 0-9 and _, beginning with a letter");
        }
        return name;
    }
}
