package org.dagmaster.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.adapter.postgres.DatabaseSettings;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.PostgresServerException;
import org.dagmaster.adapter.postgresserver.PrivatePostgres;
import org.dagmaster.adapter.postgresserver.Settings;
import org.dagmaster.adapter.stac.PgStacInstallException;
import org.dagmaster.adapter.stac.PgStacInstaller;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;
import org.jspecify.annotations.Nullable;

/** The database of this process: a private server of its own, or one that is given. */
final class Backend implements AutoCloseable {

    private final @Nullable PrivatePostgres server;
    private final Database database;
    private final Path pgStacSql;
    private final List<String> parts = new ArrayList<>();

    private Backend(@Nullable PrivatePostgres server, Database database, Path pgStacSql) {
        this.server = server;
        this.database = database;
        this.pgStacSql = pgStacSql;
    }

    static Backend open(Config config) throws StartFailure {
        Path sql = Path.of(config.text(Setting.PGSTAC_SQL));
        if (config.optional(Setting.DATABASE_URL).isPresent()) {
            DatabaseUrl url = given(config);
            Backend backend = new Backend(null, connect(url, config), sql);
            backend.parts.add("PostgreSQL at " + url);
            return backend;
        }
        PrivatePostgres server = startServer(config);
        try {
            DatabaseAddress address = server.database();
            DatabaseUrl url =
                    new DatabaseUrl(address.jdbcUrl(), address.user(), address.password());
            Backend backend = new Backend(server, connect(url, config), sql);
            backend.parts.add(
                    "PostgreSQL %s on port %d, data in %s"
                            .formatted(
                                    server.wasRunning() ? "found running" : "started",
                                    server.port(),
                                    server.location()));
            return backend;
        } catch (StartFailure | RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    /** What was started, a few words each. */
    List<String> parts() {
        return parts;
    }

    /** What bringing the schema up to date has changed. */
    record Migrated(int migrations, PgStacInstaller.Outcome pgStac) {}

    Migrated migrate() throws StartFailure {
        try {
            int applied = database.migrate();
            return new Migrated(applied, installer().install());
        } catch (StorageUnavailable e) {
            throw unreachable(e);
        } catch (PgStacInstallException e) {
            throw new StartFailure(
                    "PGSTAC_FAILED",
                    String.valueOf(e.getMessage()),
                    "Give the folder with pgSTAC's SQL files as DAGMASTER_PGSTAC_SQL.");
        }
    }

    PgStacInstaller installer() {
        return new PgStacInstaller(database.dataSource(), pgStacSql);
    }

    @Override
    public void close() {
        database.close();
        if (server != null) {
            server.stop();
        }
    }

    private static DatabaseUrl given(Config config) throws StartFailure {
        try {
            return DatabaseUrl.parse(
                    config.text(Setting.DATABASE_URL),
                    config.text(Setting.DATABASE_USER),
                    config.text(Setting.DATABASE_PASSWORD));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "CONFIG_INVALID",
                    "DAGMASTER_DATABASE_URL is no address of a database: " + e.getMessage(),
                    "Write it as postgresql://user:password@host:5432/name.");
        }
    }

    private static PrivatePostgres startServer(Config config) throws StartFailure {
        try {
            Settings settings = Settings.in(config.data().resolve("pg"));
            return PrivatePostgres.open(
                    settings.withBinaries(
                            config.optional(Setting.PG_BIN).map(Path::of).orElse(null)));
        } catch (PostgresServerException e) {
            throw new StartFailure(
                    e.code().name(),
                    String.valueOf(e.getMessage()),
                    "Or give a database of your own as DAGMASTER_DATABASE_URL.");
        }
    }

    private static Database connect(DatabaseUrl url, Config config) throws StartFailure {
        try {
            DatabaseSettings settings =
                    DatabaseSettings.of(url.jdbcUrl(), url.user(), url.password());
            return Database.open(
                    settings.withPoolSize(config.number(Setting.DATABASE_POOL).orElseThrow()));
        } catch (StorageUnavailable e) {
            throw unreachable(e);
        }
    }

    private static StartFailure unreachable(StorageUnavailable cause) {
        return new StartFailure(
                "DATABASE_UNREACHABLE",
                String.valueOf(cause.getMessage()),
                "Check that the server runs and that address, user and password are right.");
    }
}
