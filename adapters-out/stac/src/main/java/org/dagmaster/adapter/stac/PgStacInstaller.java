package org.dagmaster.adapter.stac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pgSTAC into a database: from nothing, or from an older version; where it is current,
 * nothing is done. A run is one transaction, and of two at once the second waits and finds it done.
 *
 * <p>The database's user must be allowed to create the extensions postgis, btree_gist and unaccent
 * and the roles pgstac_admin, pgstac_ingest and pgstac_read, or these must be there.
 */
public final class PgStacInstaller {

    /**
     * The newest release that titiler-pgstac (below 0.10) and stac-fastapi-pgstac 7.2 (below 0.11)
     * both declare to work with. Nothing else in the project depends on it.
     */
    public static final String VERSION = "0.9.12";

    private static final Logger LOG = LoggerFactory.getLogger(PgStacInstaller.class);

    /** "pgstac" in ASCII: a number that no other lock of this database is likely to have. */
    private static final long LOCK = 0x706773746163L;

    /** What was done. */
    public enum Change {
        INSTALLED,
        MIGRATED,
        NONE
    }

    /**
     * @param version the version that is there now
     */
    public record Outcome(String version, Change change) {}

    private final DataSource dataSource;
    private final Path folder;
    private final String version;

    /**
     * @param folder the SQL files of pgSTAC's release, see {@link Migrations}
     */
    public PgStacInstaller(DataSource dataSource, Path folder) {
        this(dataSource, folder, VERSION);
    }

    /**
     * @param version the version that is wanted, in place of {@link #VERSION}
     */
    public PgStacInstaller(DataSource dataSource, Path folder, String version) {
        this.dataSource = dataSource;
        this.folder = folder;
        this.version = version;
    }

    /**
     * A version newer than the one wanted is left as it is.
     *
     * @throws PgStacInstallException if a file is missing or PostgreSQL refuses it
     * @throws StorageUnavailable if the database cannot be reached
     */
    public Outcome install() {
        try (Connection connection = dataSource.getConnection()) {
            return inTransaction(connection);
        } catch (SQLException e) {
            throw new StorageUnavailable(
                    "the STAC catalog's database cannot be reached: " + e.getMessage(), e);
        }
    }

    private Outcome inTransaction(Connection connection) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Outcome outcome = install(statement);
            // The scripts leave a role and settings behind, which a pool would hand on.
            statement.execute("RESET ROLE; RESET ALL");
            connection.commit();
            LOG.info("pgSTAC {} ({})", outcome.version(), outcome.change());
            return outcome;
        } catch (SQLException e) {
            connection.rollback();
            throw new PgStacInstallException(
                    "pgSTAC %s cannot be installed: %s".formatted(version, e.getMessage()), e);
        } catch (IOException e) {
            connection.rollback();
            throw new PgStacInstallException(
                    "the folder of pgSTAC's SQL, %s, cannot be read".formatted(folder), e);
        } catch (PgStacInstallException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(auto);
        }
    }

    private Outcome install(Statement statement) throws SQLException, IOException {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        if (text(statement, "SELECT to_regclass('pgstac.migrations')").isEmpty()) {
            run(statement, base());
            return new Outcome(installed(statement), Change.INSTALLED);
        }
        String present = installed(statement);
        if (compare(present, version) >= 0) {
            return new Outcome(present, Change.NONE);
        }
        for (Path step : stepsFrom(present)) {
            run(statement, step);
        }
        return new Outcome(installed(statement), Change.MIGRATED);
    }

    private Path base() {
        return new Migrations(folder)
                .base(version)
                .orElseThrow(() ->
                        new PgStacInstallException(
                                ("there is no pgstac.%s.sql in %s: name the folder of that"
                                                + " release's SQL by DAGMASTER_PGSTAC_SQL")
                                        .formatted(version, folder)));
    }

    private List<Path> stepsFrom(String present) throws IOException {
        List<Path> steps = new Migrations(folder).steps(present, version);
        if (steps.isEmpty()) {
            throw new PgStacInstallException(
                    "no SQL in %s leads from pgSTAC %s, which is there, to %s"
                            .formatted(folder, present, version));
        }
        return steps;
    }

    private static void run(Statement statement, Path script) throws SQLException, IOException {
        LOG.info("Running {}", script.getFileName());
        statement.execute("RESET ROLE; RESET ALL; SET LOCAL client_min_messages TO warning");
        statement.execute(Files.readString(script));
        statement.execute("RESET ROLE");
    }

    private static String installed(Statement statement) throws SQLException {
        return text(statement, "SELECT pgstac.get_version()");
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /** Versions by their numbers: 0.9.12 is newer than 0.9.9. What is no number counts as 0. */
    static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(part -> part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0)
                .toArray();
    }
}
