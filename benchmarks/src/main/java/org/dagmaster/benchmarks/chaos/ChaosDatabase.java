package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.PrivatePostgres;
import org.dagmaster.adapter.postgresserver.Settings;

/**
 * A PostgreSQL that can be cut off and restarted. It is durable: what was committed has to stay.
 */
final class ChaosDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private PrivatePostgres server;

    private ChaosDatabase(Settings settings, PrivatePostgres server) {
        this.settings = settings;
        this.server = server;
    }

    static ChaosDatabase start(Path folder) {
        String binaries = System.getenv("DAGMASTER_PG_BIN");
        Settings settings =
                Settings.in(folder)
                        .with("max_connections", "200")
                        .withBinaries(binaries == null ? null : Path.of(binaries));
        PrivatePostgres server = PrivatePostgres.open(settings);
        // Servers know its port: it must come back at the same.
        return new ChaosDatabase(settings.withPort(server.port()), server);
    }

    synchronized DatabaseAddress address() {
        return server.database();
    }

    Connection connect() throws SQLException {
        DatabaseAddress address = address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    /** Ends the session of every server, in whatever transaction it is. */
    void disconnectAll() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'dagmaster'");
        }
    }

    /**
     * Restarts it.
     *
     * @param signal INT for an orderly end that waits for nobody, QUIT for none
     */
    synchronized void restart(String signal) throws IOException, InterruptedException {
        Path file = server.location().resolve("data/postmaster.pid");
        List<String> lines = Files.readAllLines(file);
        long pid = Long.parseLong(lines.getFirst().strip());
        Signals.send(signal, pid);
        ProcessHandle.of(pid)
                .ifPresent(process ->
                        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
        PrivatePostgres next = PrivatePostgres.open(settings);
        // The folder stays in use by the next: this stops nothing.
        server.stop();
        server = next;
    }

    synchronized Path location() {
        return server.location();
    }

    @Override
    public synchronized void close() {
        server.stop();
    }
}
