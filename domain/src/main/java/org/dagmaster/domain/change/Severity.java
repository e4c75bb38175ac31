package org.dagmaster.domain.change;

import java.util.Locale;

/** Whom a change concerns. */
public enum Severity {
    /** Those who submit jobs, or read their results, have to adapt. */
    BREAKING,
    /** New jobs do something else, or do it otherwise. */
    BEHAVIOUR,
    /** Readers of the file. */
    COSMETIC;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
