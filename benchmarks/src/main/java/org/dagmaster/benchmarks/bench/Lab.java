package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.PrivatePostgres;
import org.dagmaster.adapter.postgresserver.Settings;
import org.dagmaster.bootstrap.config.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own and the servers on it, all in temporary folders that are removed at the
 * end, be it the end of the benchmark or Ctrl-C.
 */
final class Lab implements AutoCloseable {

    /** How the folders of this process begin, so that one can tell whose they are. */
    static final String FOLDERS = "dagmaster-bench-" + ProcessHandle.current().pid() + "-";

    /** Settings that say where things are installed; the rest of the user's must not matter. */
    private static final List<Setting> HANDED_ON =
            List.of(Setting.HOME, Setting.PG_BIN, Setting.PGSTAC_SQL);

    private static volatile boolean interrupted;

    private final BenchOptions options;
    private final PrintStream notes;
    private final Path folder;
    private final Path postgresFolder;
    private final Path workflows;
    private final List<ServerProcess> servers = new ArrayList<>();
    private final Thread hook = new Thread(this::interrupt, "bench-interrupt");
    private @Nullable PrivatePostgres postgres;
    private boolean closed;

    private Lab(BenchOptions options, PrintStream notes) throws IOException {
        this.options = options;
        this.notes = notes;
        this.folder = Files.createTempDirectory(FOLDERS);
        // Not below the other one: PostgreSQL may have to run as another user.
        this.postgresFolder = Files.createTempDirectory(FOLDERS + "postgres-");
        this.workflows = Files.createDirectory(folder.resolve("workflows"));
    }

    /**
     * Starts PostgreSQL as the product does, durable.
     *
     * @param postgresSettings more settings of postgresql.conf
     */
    static Lab open(BenchOptions options, Map<String, String> postgresSettings, PrintStream notes)
            throws IOException {
        Lab lab = new Lab(options, notes);
        Runtime.getRuntime().addShutdownHook(lab.hook);
        boolean opened = false;
        try {
            lab.startPostgres(postgresSettings);
            opened = true;
            return lab;
        } finally {
            if (!opened) {
                lab.close();
            }
        }
    }

    /** Whether a signal ends this process: failures are a consequence then, and not to be told. */
    static boolean isInterrupted() {
        return interrupted;
    }

    private synchronized void startPostgres(Map<String, String> postgresSettings) {
        String binaries = System.getenv(Setting.PG_BIN.variable());
        Settings settings =
                Settings.in(postgresFolder)
                        .withBinaries(binaries == null ? null : Path.of(binaries));
        for (Map.Entry<String, String> setting : postgresSettings.entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        if (options.statements()) {
            settings = settings.with("shared_preload_libraries", "pg_stat_statements");
        }
        note("starting a PostgreSQL of its own");
        postgres = PrivatePostgres.open(settings);
    }

    /** Tells the person, on standard error, what is going on. */
    void note(String text, Object... arguments) {
        notes.println("bench: " + String.format(Locale.ROOT, text, arguments));
    }

    BenchOptions options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    /** Where PostgreSQL keeps its data and its log. */
    Path postgresFolder() {
        return postgres().location();
    }

    DatabaseAddress database() {
        return postgres().database();
    }

    /** A copy of {@link #database}, to which nobody may be connected. */
    DatabaseAddress copyOfDatabase(String name) {
        return postgres().createDatabase(name, "dagmaster");
    }

    Sql sql() throws SQLException {
        return Sql.open(database());
    }

    String postgresVersion() throws SQLException {
        try (Sql sql = sql()) {
            return sql.text("SHOW server_version");
        }
    }

    private PrivatePostgres postgres() {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL is not started");
        }
        return postgres;
    }

    /** Makes a workflow known to servers that are started from now on. */
    void addWorkflow(String id, String yaml) throws IOException {
        Files.writeString(workflows.resolve(id + ".yaml"), yaml);
    }

    /** Starts a server and waits until it serves. */
    ServerProcess start(ServerProcess.Roles roles, String... javaOptions)
            throws IOException, BenchFailed {
        return start(database(), roles, javaOptions);
    }

    ServerProcess start(DatabaseAddress on, ServerProcess.Roles roles, String... javaOptions)
            throws IOException, BenchFailed {
        List<String> allOptions = new ArrayList<>(options.javaOptions());
        allOptions.addAll(List.of(javaOptions));
        ServerProcess server = launch(on, roles, allOptions);
        server.awaitAddress();
        return server;
    }

    private synchronized ServerProcess launch(
            DatabaseAddress on, ServerProcess.Roles roles, List<String> javaOptions)
            throws IOException {
        if (closed) {
            throw new IllegalStateException("the benchmark is over");
        }
        Path data = Files.createDirectory(folder.resolve("server-" + (servers.size() + 1)));
        ServerProcess server = ServerProcess.launch(data, roles, javaOptions, settings(on, data));
        servers.add(server);
        return server;
    }

    private Map<String, String> settings(DatabaseAddress on, Path data) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : HANDED_ON) {
            String value = System.getenv(setting.variable());
            if (value != null) {
                settings.put(setting.variable(), value);
            }
        }
        settings.put(Setting.DATA.variable(), data.toString());
        settings.put(Setting.WORKFLOWS.variable(), workflows.toString());
        settings.put(Setting.DATABASE_URL.variable(), on.jdbcUrl());
        settings.put(Setting.DATABASE_USER.variable(), on.user());
        settings.put(Setting.DATABASE_PASSWORD.variable(), on.password());
        settings.put(Setting.LIGHT_SLOTS.variable(), String.valueOf(options.slots()));
        options.settings()
                .forEach((name, value) ->
                        settings.put("DAGMASTER_" + name.toUpperCase(Locale.ROOT), value));
        return settings;
    }

    private void interrupt() {
        interrupted = true;
        cleanUp();
    }

    @Override
    public void close() {
        cleanUp();
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private synchronized void cleanUp() {
        if (closed) {
            return;
        }
        closed = true;
        servers.forEach(ServerProcess::kill);
        Path data = postgresFolder;
        if (postgres != null) {
            data = postgres.location();
            postgres.stop();
        }
        for (Path path : List.of(folder, postgresFolder, data)) {
            try {
                Folders.delete(path);
            } catch (IOException e) {
                note("the folder %s is left behind: %s", path, e);
            }
        }
    }
}
