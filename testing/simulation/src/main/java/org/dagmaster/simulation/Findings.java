package org.dagmaster.simulation;

import org.jspecify.annotations.Nullable;

/** Keeps the first violation that is found where the engine might catch it. */
final class Findings {

    private @Nullable Violation first;

    /** Does a check; a violation is kept, and thrown on. */
    void examine(Runnable check) {
        try {
            check.run();
        } catch (Violation e) {
            if (first == null) {
                first = e;
            }
            throw e;
        }
    }

    /**
     * @throws Violation if one was found
     */
    void requireNone() {
        if (first != null) {
            throw first;
        }
    }
}
