package org.dagmaster.application.port.out;

import java.util.function.Function;

/** The only way to the stores: what happens inside is committed as a whole or not at all. */
public interface UnitOfWork {

    /**
     * Runs the work in one transaction, and commits it if it returns.
     *
     * @throws StorageUnavailable if the database cannot be reached; whether the work was committed
     *     is then unknown where the connection broke during the commit
     */
    <T> T inTransaction(Function<Stores, T> work);
}
