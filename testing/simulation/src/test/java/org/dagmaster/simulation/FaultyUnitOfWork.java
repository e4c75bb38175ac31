package org.dagmaster.simulation;

import java.util.function.Function;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;

/** Transactions of which chosen ones fail, before or after their commit. */
final class FaultyUnitOfWork implements UnitOfWork {

    /** What befalls a transaction. */
    enum Fault {
        NONE,
        /** It is rolled back. */
        BEFORE_COMMIT,
        /** It is committed, and nobody hears of it. */
        REPLY_LOST
    }

    private final UnitOfWork real;
    private Fault next = Fault.NONE;
    private int times;
    private Runnable meanwhile = () -> {};

    FaultyUnitOfWork(UnitOfWork real) {
        this.real = real;
    }

    void fail(Fault fault, int howManyTimes) {
        next = fault;
        times = howManyTimes;
    }

    /** Something that happens once, while the next transaction is open. */
    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        Fault fault = times > 0 ? next : Fault.NONE;
        times--;
        Runnable event = meanwhile;
        meanwhile = () -> {};
        T result =
                real.inTransaction(stores -> {
                    T done = work.apply(stores);
                    event.run();
                    if (fault == Fault.BEFORE_COMMIT) {
                        throw unavailable();
                    }
                    return done;
                });
        if (fault == Fault.REPLY_LOST) {
            throw unavailable();
        }
        return result;
    }

    private static StorageUnavailable unavailable() {
        return new StorageUnavailable("the connection broke", new IllegalStateException());
    }
}
