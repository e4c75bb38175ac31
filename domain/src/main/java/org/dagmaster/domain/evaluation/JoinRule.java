package org.dagmaster.domain.evaluation;

import java.util.List;
import org.dagmaster.domain.evaluation.Edge.Signal;

/** Whether a node may run, from what its dependencies say. */
final class JoinRule {

    /** What becomes of a pending node. */
    enum Verdict {
        WAIT,
        RUN,
        SKIP,
        /** It can never run, because something before it failed. */
        DOOMED
    }

    private JoinRule() {}

    /**
     * {@code all_of} and {@code next}: each COMPLETED or SKIPPED, at least one COMPLETED. {@code
     * any_of}: at least one COMPLETED, the rest ended. Where both are given both must hold, and the
     * live input may come from the {@code any_of} side. A node all of whose dependencies are
     * SKIPPED is SKIPPED.
     */
    static Verdict verdict(List<Signal> allOf, List<Signal> anyOf) {
        if (allOf.contains(Signal.FAILED)) {
            return Verdict.DOOMED;
        }
        boolean anySideIsLost =
                !anyOf.isEmpty()
                        && !anyOf.contains(Signal.WAITING)
                        && !anyOf.contains(Signal.COMPLETED);
        if (anySideIsLost && anyOf.contains(Signal.FAILED)) {
            return Verdict.DOOMED;
        }
        if (allOf.contains(Signal.WAITING) || anyOf.contains(Signal.WAITING)) {
            return Verdict.WAIT;
        }
        if (anySideIsLost) {
            return Verdict.SKIP;
        }
        boolean isRoot = allOf.isEmpty() && anyOf.isEmpty();
        boolean hasLiveInput = allOf.contains(Signal.COMPLETED) || anyOf.contains(Signal.COMPLETED);
        return isRoot || hasLiveInput ? Verdict.RUN : Verdict.SKIP;
    }
}
