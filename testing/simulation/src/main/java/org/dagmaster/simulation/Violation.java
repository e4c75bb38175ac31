package org.dagmaster.simulation;

import org.jspecify.annotations.Nullable;

/** Something that must hold did not. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Invariant invariant;

    Violation(Invariant invariant, String detail) {
        super(detail);
        this.invariant = invariant;
    }

    Violation(Invariant invariant, String detail, Throwable cause) {
        super(detail, cause);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    static void require(
            boolean holds, Invariant invariant, String form, @Nullable Object... arguments) {
        if (!holds) {
            throw new Violation(invariant, form.formatted(arguments));
        }
    }
}
