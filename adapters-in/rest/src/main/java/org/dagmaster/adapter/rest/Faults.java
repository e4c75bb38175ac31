package org.dagmaster.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Gathers all that is wrong with a request, so that one answer can tell it all. */
final class Faults {

    private final List<Refused.Fault> faults = new ArrayList<>();

    /**
     * @param pointer a JSON pointer into the body; null for what is not in the body
     */
    void add(String code, String message, @Nullable String pointer) {
        faults.add(new Refused.Fault(new ErrorCode(code), message, pointer));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * @throws Refused (INVALID) if there is a fault
     */
    void refuseIfAny() {
        if (faults.size() == 1) {
            Refused.Fault only = faults.getFirst();
            throw Refused.invalid(only.code().value(), only.message(), faults);
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(
                    "REQUEST_INVALID",
                    "the request has %d faults: each is in 'errors'".formatted(faults.size()),
                    faults);
        }
    }

    /** The pointer of a member below another (RFC 6901). */
    static String pointer(String parent, String member) {
        return parent + "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
