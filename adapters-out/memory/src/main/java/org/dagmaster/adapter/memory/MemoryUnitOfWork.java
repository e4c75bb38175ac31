package org.dagmaster.adapter.memory;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;

/**
 * Transactions one after the other; work that throws leaves everything as it was.
 *
 * <p>Leases end by the given clock, as they do by the database's.
 */
public final class MemoryUnitOfWork implements UnitOfWork {

    private final ReentrantLock lock = new ReentrantLock();
    private final UndoLog undo = new UndoLog();
    private final Stores stores;

    public MemoryUnitOfWork(Clock clock) {
        this.stores = new MemoryStores(new Tables(clock, undo));
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                throw new IllegalStateException("a transaction was begun within another");
            }
            return committed(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T committed(Function<Stores, T> work) {
        boolean done = false;
        undo.begin();
        try {
            T result = work.apply(stores);
            done = true;
            return result;
        } finally {
            if (done) {
                undo.commit();
            } else {
                undo.rollBack();
            }
        }
    }
}
