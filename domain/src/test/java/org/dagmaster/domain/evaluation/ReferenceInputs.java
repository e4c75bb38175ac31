package org.dagmaster.domain.evaluation;

import java.util.List;

/**
 * What the nodes before a node say to it: the design's sentences about that, each a method.
 *
 * @param allOf by {@code next} and {@code depends_on.all_of}
 * @param anyOf by {@code depends_on.any_of}
 */
record ReferenceInputs(List<Fate> allOf, List<Fate> anyOf) {

    /**
     * "all_of and next: every dependency must be COMPLETED or SKIPPED, and at least one COMPLETED.
     * any_of: at least one COMPLETED and the rest terminal." Where a node has both, the one that is
     * COMPLETED may be of either kind.
     */
    boolean mayRun() {
        boolean allHold = hasEnded(allOf) && !isAnyBad(allOf);
        boolean anyHolds = anyOf.isEmpty() || hasEnded(anyOf) && anyOf.contains(Fate.COMPLETED);
        return allHold && anyHolds && (isRoot() || isAnyCompleted());
    }

    /** Something it needs has failed; or all that it could have run on ended, and some badly. */
    boolean canNeverRun() {
        return isAnyBad(allOf) || isAnyOfLost();
    }

    boolean isAnyOfLost() {
        return hasEnded(anyOf) && !anyOf.contains(Fate.COMPLETED) && isAnyBad(anyOf);
    }

    /** Everything before it has ended, nothing of it badly enough to stop it, yet it cannot run. */
    boolean isPassedBy() {
        return hasEnded(allOf) && hasEnded(anyOf) && !mayRun() && !canNeverRun();
    }

    private boolean isRoot() {
        return allOf.isEmpty() && anyOf.isEmpty();
    }

    private boolean isAnyCompleted() {
        return allOf.contains(Fate.COMPLETED) || anyOf.contains(Fate.COMPLETED);
    }

    private static boolean hasEnded(List<Fate> fates) {
        return !fates.contains(Fate.WAITS) && !fates.contains(Fate.WORKS);
    }

    private static boolean isAnyBad(List<Fate> fates) {
        return fates.contains(Fate.FAILED) || fates.contains(Fate.LOST);
    }
}
