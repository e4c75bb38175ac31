package org.dagmaster.adapter.postgres;

import org.dagmaster.application.port.out.HealthProbe;
import org.jdbi.v3.core.Jdbi;

/** Asks the database for its version. */
final class DatabaseProbe implements HealthProbe {

    private final Jdbi jdbi;

    DatabaseProbe(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String ask() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SHOW server_version").mapTo(String.class).one());
    }
}
