package org.dagmaster.application.port.in;

import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;

/** Asks for another run with the inputs of an earlier one. */
public interface ResubmitJob {

    /**
     * @param version of the workflow; null for the newest
     * @param idempotencyKey the same key for the same job gives the first new job again
     * @param actor who asks
     */
    record Request(
            JobId job, @Nullable Integer version, @Nullable String idempotencyKey, String actor) {}

    /**
     * The new job's {@code job_created} tells which job it repeats.
     *
     * @throws Refused if there is no such job, its workflow is gone, or the inputs do not fit the
     *     wanted version
     */
    SubmitJob.Submitted resubmit(Request request);
}
