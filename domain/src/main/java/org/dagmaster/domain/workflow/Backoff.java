package org.dagmaster.domain.workflow;

import java.util.Locale;

/** How the wait before a retry grows. */
public enum Backoff {
    FIXED,
    LINEAR,
    EXPONENTIAL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
