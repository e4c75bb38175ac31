package org.dagmaster.domain.workflow;

import java.util.Locale;

/** What a fan_in does about a child that failed for good. */
public enum OnChildFailure {
    /** It fails with it, without waiting for the other children. */
    FAIL,
    /** It waits for all, and tells the failures beside the results. */
    COLLECT;

    /** The word in the YAML. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
