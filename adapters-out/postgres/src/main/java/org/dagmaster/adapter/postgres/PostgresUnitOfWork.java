package org.dagmaster.adapter.postgres;

import java.util.function.Function;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One connection and one READ COMMITTED transaction for each piece of work. */
final class PostgresUnitOfWork implements UnitOfWork {

    private final Jdbi jdbi;
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

    PostgresUnitOfWork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        if (busy.get()) {
            // It would take a second connection while it holds the first, until none is left.
            throw new IllegalStateException("a transaction was begun within another");
        }
        busy.set(true);
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(_ -> work.apply(new PostgresStores(handle)));
        } catch (JdbiException e) {
            throw translated(e);
        } finally {
            busy.remove();
        }
    }

    private static RuntimeException translated(JdbiException failure) {
        String reason = Outages.reason(failure);
        return reason == null ? failure : new StorageUnavailable(reason, failure);
    }
}
