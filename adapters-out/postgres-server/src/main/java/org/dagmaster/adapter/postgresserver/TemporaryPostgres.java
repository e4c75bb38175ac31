package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for tests and benchmarks: one a process, made at first use, not durable, gone with the
 * process. What a killed process left behind is cleared away by the next.
 *
 * <p>The environment variable {@code DAGMASTER_PG_BIN} may name the folder of PostgreSQL's
 * programs.
 */
public final class TemporaryPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryPostgres.class);
    private static final String PREFIX = "dagmaster-postgres-";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable PrivatePostgres server;

    private TemporaryPostgres() {}

    /** The server of this process. */
    public static synchronized PrivatePostgres server() {
        if (server == null) {
            server = start();
        }
        return server;
    }

    /** A new, empty database with a name of its own. */
    public static DatabaseAddress freshDatabase() {
        return freshDatabase(null);
    }

    /**
     * A new database with a name of its own.
     *
     * @param template the name of a database to copy; null for an empty one
     */
    public static DatabaseAddress freshDatabase(@Nullable String template) {
        return server().createDatabase("test_" + DATABASES.incrementAndGet(), template);
    }

    private static PrivatePostgres start() {
        try {
            clearLeftovers();
            Path folder = Files.createTempDirectory(PREFIX);
            PrivatePostgres started =
                    PrivatePostgres.open(
                            Settings.in(folder).withBinaries(binariesOfEnvironment()).notDurable());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearLeftovers() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : leftovers) {
                if (Files.isWritable(folder)) {
                    FolderUse.ifAbandoned(folder, () -> remove(folder));
                }
            }
        }
    }

    /** Nothing in it is worth an orderly shutdown. */
    private static void remove(Path folder) {
        try {
            Cluster cluster = new Cluster(folder, ServerUser.current());
            if (Postmaster.read(cluster.data()).isPresent()) {
                Binaries binaries = Binaries.find(binariesOfEnvironment(), cluster.madeBy());
                PrivatePostgres.shutDown(cluster, binaries, "immediate");
            }
            Folders.delete(folder);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The temporary PostgreSQL in {} is left behind: {}", folder, e.toString());
        }
    }

    private static @Nullable Path binariesOfEnvironment() {
        String folder = System.getenv("DAGMASTER_PG_BIN");
        return folder == null ? null : Path.of(folder);
    }
}
