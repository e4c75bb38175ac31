package org.dagmaster.application.handler.stac;

import java.util.Map;
import java.util.function.Supplier;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.catalog.CollectionId;
import org.dagmaster.domain.catalog.PlatformRefs;
import org.jspecify.annotations.Nullable;

/** What the handlers of this package have in common: from parameters to words of the domain. */
final class Parameters {

    private Parameters() {}

    static CollectionId collectionId(String text) throws TaskFailure {
        return checked("COLLECTION_ID_INVALID", () -> new CollectionId(text));
    }

    static PlatformRefs platformRefs(@Nullable Map<String, @Nullable Object> refs)
            throws TaskFailure {
        return refs == null
                ? PlatformRefs.NONE
                : checked("PLATFORM_REFS_INVALID", () -> PlatformRefs.of(refs));
    }

    /** What the domain refuses is the parameters' fault: trying again cannot mend it. */
    static <T> T checked(String code, Supplier<T> value) throws TaskFailure {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            TaskFailure failure = TaskFailure.permanent(code, String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    /** A catalog that is away may come back. */
    static <T> T stored(Supplier<T> work) throws TaskFailure {
        try {
            return work.get();
        } catch (StorageUnavailable e) {
            TaskFailure failure =
                    TaskFailure.retryable("STORAGE_UNAVAILABLE", String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }
}
