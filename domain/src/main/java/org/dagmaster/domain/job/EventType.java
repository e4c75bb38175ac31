package org.dagmaster.domain.job;

import java.util.Locale;

/** What can happen to a job; the wire name is the lower-case name. */
public enum EventType {
    JOB_CREATED,
    JOB_STARTED,
    JOB_COMPLETED,
    JOB_FAILED,
    JOB_CANCELLED,
    JOB_PAUSED,
    JOB_RESUMED,
    /** An operator had nodes tried again, skipped or run from somewhere; the job goes on. */
    JOB_CHANGED,
    NODE_READY,
    NODE_DISPATCHED,
    NODE_STARTED,
    NODE_COMPLETED,
    NODE_FAILED,
    NODE_RETRIED,
    NODE_SKIPPED,
    NODE_CANCELLED,
    /** An operator put the node back, as if it had never run. */
    NODE_RESET,
    FAN_OUT_EXPANDED,
    NODE_TIMED_OUT,
    TEMPLATE_FAILED,
    CHECKPOINT_SAVED,
    OWNERSHIP_CLAIMED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EventType ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
