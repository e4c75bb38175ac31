package org.dagmaster.domain.explanation;

import org.dagmaster.domain.job.JobStatus;

/**
 * In whose hands a live job is: what an orchestrator is to do next for one of its nodes waits for
 * the same as the job itself.
 *
 * @param reason OWNER if an orchestrator that is alive owns it
 * @param when when the orchestrator does what it is to do, to end a sentence with
 */
record Hold(WaitReason reason, String when) {

    static Hold of(Facts facts) {
        if (facts.job().status() == JobStatus.PAUSED) {
            return new Hold(WaitReason.PAUSED, "once the job is resumed");
        }
        Facts.Owner owner = facts.owner();
        if (owner == null) {
            return new Hold(WaitReason.NO_OWNER, "once an orchestrator has taken the job");
        }
        return owner.isAlive()
                ? new Hold(WaitReason.OWNER, "within seconds")
                : new Hold(WaitReason.DEAD_OWNER, "once an orchestrator has taken the job over");
    }

    /** Whether an orchestrator carries the job on. */
    boolean isAtWork() {
        return reason == WaitReason.OWNER;
    }
}
