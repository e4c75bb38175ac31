package org.dagmaster.adapter.postgres;

import java.util.function.Function;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One connection and one READ COMMITTED transaction for each piece of work. */
final class PostgresUnitOfWork implements UnitOfWork {

    private final Jdbi jdbi;

    PostgresUnitOfWork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        try {
            return jdbi.inTransaction(handle -> work.apply(new PostgresStores(handle)));
        } catch (JdbiException e) {
            String reason = Outages.reason(e);
            if (reason != null) {
                throw new StorageUnavailable(reason, e);
            }
            throw e;
        }
    }
}
