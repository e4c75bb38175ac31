package org.dagmaster.adapter.stac;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Transactions in which pgSTAC's functions find each other, and what their failures mean. */
final class PgStacDatabase {

    /**
     * pgSTAC writes times in the session's zone, and STAC wants UTC; its notices would cost more
     * than its work.
     */
    private static final String SETTINGS =
            """
            SELECT concat(
                set_config('search_path', 'pgstac, public', true),
                set_config('timezone', 'UTC', true),
                set_config('client_min_messages', 'warning', true))
            """;

    private final Jdbi jdbi;

    PgStacDatabase(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /**
     * @throws StorageUnavailable if trying again may help
     * @throws IllegalArgumentException if pgSTAC refused what it was given
     */
    <T> T inTransaction(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(handle -> {
                handle.createQuery(SETTINGS).mapTo(String.class).one();
                return work.apply(handle);
            });
        } catch (JdbiException e) {
            throw meaning(e);
        }
    }

    /** The SQL state behind a failure; null if the database never answered. */
    static @Nullable String sqlState(Throwable failure) {
        SQLException cause = sqlException(failure);
        return cause == null ? null : cause.getSQLState();
    }

    private static RuntimeException meaning(JdbiException failure) {
        SQLException cause = sqlException(failure);
        if (cause == null) {
            return failure;
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (failure instanceof ConnectionException || isPassing(state)) {
            return new StorageUnavailable(
                    "the STAC catalog's database cannot be used just now: " + firstLine(cause),
                    failure);
        }
        return isRefusal(state) ? new IllegalArgumentException(firstLine(cause), failure) : failure;
    }

    /**
     * A value that is none (22); what pgSTAC itself raises (P0001); what PostGIS raises of a
     * geometry that is none (XX000).
     */
    private static boolean isRefusal(String state) {
        return state.startsWith("22") || state.equals("P0001") || state.equals("XX000");
    }

    /** Connection, resources, shutdown and lost races: PostgreSQL's manual, appendix A. */
    private static boolean isPassing(String state) {
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("55P03");
    }

    private static String firstLine(SQLException cause) {
        String message = String.valueOf(cause.getMessage()).replaceFirst("^ERROR: ", "");
        return message.lines().findFirst().orElse(message);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
