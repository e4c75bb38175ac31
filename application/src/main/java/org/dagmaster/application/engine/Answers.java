package org.dagmaster.application.engine;

import java.util.function.Function;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;

/** Transactions on behalf of a caller, who is told in words if the database is away. */
final class Answers {

    private Answers() {}

    /**
     * @throws Refused (UNAVAILABLE, STORAGE_UNAVAILABLE) if the database cannot be reached
     */
    static <T> T inTransaction(UnitOfWork unitOfWork, Function<Stores, T> work) {
        try {
            return unitOfWork.inTransaction(work);
        } catch (StorageUnavailable e) {
            Refused refused =
                    Refused.unavailable(
                            "STORAGE_UNAVAILABLE",
                            "the database cannot be reached just now; nothing is lost, try again soon");
            refused.initCause(e);
            throw refused;
        }
    }
}
