package org.dagmaster.domain.explanation;

import java.util.Locale;

/** What a part of a job waits for. */
public enum WaitReason {
    /** Nodes before it have not ended. */
    DEPENDENCY,
    /** Its task is on a queue whose workers are busy. */
    SLOT,
    /** Its task is on a queue from which no worker takes. */
    QUEUE_WITHOUT_WORKER,
    /** A worker runs it. */
    WORKER,
    /** The worker that ran it gives no sign of life. */
    DEAD_WORKER,
    /** The next attempt has its time. */
    RETRY_TIME,
    /** The children of a fan_out. */
    CHILDREN,
    /** An operator has paused the job. */
    PAUSED,
    /** No orchestrator has taken the job yet. */
    NO_OWNER,
    /** The orchestrator that owns the job gives no sign of life. */
    DEAD_OWNER,
    /** The orchestrator that owns the job has it in its hands. */
    OWNER,
    /** Nothing: the job has ended. */
    ENDED;

    /** The word in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
