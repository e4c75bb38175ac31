package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What can be done to servers and to their database. */
enum Fault {
    KILL("kill -9 of a server", true) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random) {
            of(server).kill();
        }
    },
    FREEZE("a server stands still for longer than its lease", true) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random)
                throws IOException, InterruptedException {
            Duration more = Duration.ofMillis(random.nextInt(500, 3000));
            of(server).freeze(ChaosSettings.LEASE.plus(more));
        }
    },
    TERMINATE("orderly end of a server", true) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random) {
            of(server).terminate();
        }
    },
    DISCONNECT("every session of the database is cut off", false) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random)
                throws SQLException {
            database.disconnectAll();
        }
    },
    RESTART_DATABASE("fast restart of PostgreSQL", false) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random)
                throws IOException, InterruptedException {
            database.restart("INT");
        }
    },
    CRASH_DATABASE("immediate restart of PostgreSQL", false) {
        @Override
        void strike(@Nullable Server server, ChaosDatabase database, Random random)
                throws IOException, InterruptedException {
            database.restart("QUIT");
        }
    };

    private final String description;
    private final boolean isOfServer;

    Fault(String description, boolean isOfServer) {
        this.description = description;
        this.isOfServer = isOfServer;
    }

    String description() {
        return description;
    }

    /** Whether it strikes one server, and not the database. */
    boolean isOfServer() {
        return isOfServer;
    }

    /**
     * Strikes; returns when the worst is over.
     *
     * @param server whom; null for the database
     */
    abstract void strike(@Nullable Server server, ChaosDatabase database, Random random)
            throws IOException, InterruptedException, SQLException;

    private static Server of(@Nullable Server server) {
        if (server == null) {
            throw new IllegalArgumentException("this fault is of a server");
        }
        return server;
    }
}
