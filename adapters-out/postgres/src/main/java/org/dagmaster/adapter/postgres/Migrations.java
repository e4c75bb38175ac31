package org.dagmaster.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema {@code dagapp} to the version that this build needs. */
final class Migrations {

    static final String SCHEMA = "dagapp";

    /** The version of the last file in db/migration; a test holds the two together. */
    static final String NEWEST = "4";

    private static final String UNDEFINED_TABLE = "42P01";

    private final DataSource dataSource;

    Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Applies what is pending; nearly always nothing, and then one question is enough: Flyway's own
     * start costs many times that.
     *
     * @return how many migrations were applied
     */
    int migrate() throws SQLException {
        return isNewest() ? 0 : flyway().migrate().migrationsExecuted;
    }

    MigrationStatus status() {
        var info = flyway().info();
        MigrationInfo current = info.current();
        return new MigrationStatus(
                current == null ? null : current.getVersion().getVersion(),
                versions(info.applied()),
                versions(info.pending()));
    }

    private static List<String> versions(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .filter(MigrationInfo::isVersioned)
                .map(migration -> migration.getVersion().getVersion())
                .toList();
    }

    private boolean isNewest() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement question =
                        connection.prepareStatement(
                                "SELECT 1 FROM dagapp.flyway_schema_history"
                                        + " WHERE version = ? AND success")) {
            question.setString(1, NEWEST);
            try (ResultSet rows = question.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .load();
    }
}
