package org.dagmaster.adapter.stac;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.TemporaryPostgres;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases with pgSTAC in them. {@code DAGMASTER_PGSTAC_SQL} is the folder of its SQL; {@code
 * DAGMASTER_PGSTAC_VERSION} may name another version than the one the project pins.
 */
final class PgStacDatabases {

    private static @Nullable String template;

    private PgStacDatabases() {}

    static Path sqlFolder() {
        return Path.of(
                Optional.ofNullable(System.getenv("DAGMASTER_PGSTAC_SQL"))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "DAGMASTER_PGSTAC_SQL does not name the folder of"
                                                + " pgSTAC's SQL: run ./dagmaster test")));
    }

    static String version() {
        String version = System.getenv("DAGMASTER_PGSTAC_VERSION");
        return version == null ? PgStacInstaller.VERSION : version;
    }

    /** A new database with pgSTAC and nothing in it. */
    static synchronized HikariDataSource fresh() {
        if (template == null) {
            DatabaseAddress made = TemporaryPostgres.freshDatabase();
            new PgStacInstaller(unpooled(made), sqlFolder(), version()).install();
            template = made.jdbcUrl().replaceAll(".*/([^/?]+)(\\?.*)?", "$1");
        }
        return pool(TemporaryPostgres.freshDatabase(template));
    }

    /** A new database without pgSTAC. */
    static HikariDataSource empty() {
        return pool(TemporaryPostgres.freshDatabase());
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** No connection may stay open to a database that is to be copied. */
    private static PGSimpleDataSource unpooled(DatabaseAddress address) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(address.jdbcUrl());
        dataSource.setUser(address.user());
        dataSource.setPassword(address.password());
        return dataSource;
    }
}
