package org.dagmaster.domain.evaluation;

/** What has become of a node in the eyes of {@link ReferenceEvaluator}. */
enum Fate {
    /** It is not known yet whether it will run. */
    WAITS,
    /** It runs, and it is not known yet how that ends. */
    WORKS,
    COMPLETED,
    FAILED,
    SKIPPED,
    /** It can never run, because something before it failed. */
    LOST;

    boolean isOver() {
        return this != WAITS && this != WORKS;
    }

    boolean isBad() {
        return this == FAILED || this == LOST;
    }
}
