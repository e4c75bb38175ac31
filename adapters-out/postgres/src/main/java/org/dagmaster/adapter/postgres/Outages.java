package org.dagmaster.adapter.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Which failures lie with the database's state rather than with what was asked of it. */
final class Outages {

    private Outages() {}

    /** A sentence, if trying again may help; null if the failure is of another kind. */
    static @Nullable String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return "No connection to the database was free or could be made in time.";
            }
            if (cause instanceof SQLException sql) {
                String reason = ofState(String.valueOf(sql.getSQLState()));
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    /** By SQLSTATE, see "PostgreSQL Error Codes" in PostgreSQL's manual. */
    private static @Nullable String ofState(String state) {
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03")) {
            return "The connection to the database is broken (" + state + ").";
        }
        if (state.startsWith("53")) {
            return "The database is out of connections, memory or disk (" + state + ").";
        }
        if (state.startsWith("40") || state.equals("55P03")) {
            return "The database gave up this transaction for another one (" + state + ").";
        }
        return null;
    }
}
