package org.dagmaster.application.port.in;

import java.util.List;
import org.dagmaster.domain.evaluation.ActionOutcome.Effect;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;

/** Puts a hand on a job: cancel, pause, resume, retry, rerun, skip. */
public interface OperateJob {

    /**
     * @param actor who acts; the event of the action names them
     * @param reason in their words; null if they give none
     * @param dryRun tells what would happen, and changes nothing
     */
    record Request(
            JobId job,
            OperatorAction action,
            String actor,
            @Nullable String reason,
            boolean dryRun) {}

    /**
     * @param job as it is after the action; after a dry run, as it would be
     * @param changed false if there was nothing to do
     * @param sentence what was done, or why there was nothing to do
     * @param effects what the action means for nodes
     */
    record Answer(Job job, boolean changed, String sentence, List<Effect> effects) {
        public Answer {
            effects = List.copyOf(effects);
        }
    }

    /**
     * Does it, in one transaction; doing the same twice changes nothing the second time.
     *
     * @throws Refused (NOT_FOUND) if there is no such job or node, (CONFLICT) if the job or the
     *     node is in no state for it
     */
    Answer act(Request request);
}
