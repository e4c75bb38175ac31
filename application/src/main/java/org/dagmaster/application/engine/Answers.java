package org.dagmaster.application.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;

/** Transactions on behalf of a caller, who is told in words if the database is away. */
final class Answers {

    private Answers() {}

    /** As {@link #inTransaction}, for what is read outside the database. */
    static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageUnavailable e) {
            throw unavailable("the blob store cannot be reached just now; try again soon", e);
        }
    }

    /**
     * @throws Refused (UNAVAILABLE, STORAGE_UNAVAILABLE) if the database cannot be reached
     */
    static <T> T inTransaction(UnitOfWork unitOfWork, Function<Stores, T> work) {
        try {
            return unitOfWork.inTransaction(work);
        } catch (StorageUnavailable e) {
            throw unavailable(
                    "the database cannot be reached just now; nothing is lost, try again soon", e);
        }
    }

    private static Refused unavailable(String sentence, StorageUnavailable cause) {
        Refused refused = Refused.unavailable("STORAGE_UNAVAILABLE", sentence);
        refused.initCause(cause);
        return refused;
    }
}
