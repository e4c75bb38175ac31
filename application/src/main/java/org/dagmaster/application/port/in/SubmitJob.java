package org.dagmaster.application.port.in;

import java.util.Map;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;

/** Asks for a run of a workflow. */
public interface SubmitJob {

    /**
     * @param version null for the newest
     * @param inputs JSON-shaped; checked, and completed by defaults, before there is a job
     * @param idempotencyKey the same key with the same request gives the first job again
     * @param correlationId the caller's own name for what the job is part of
     * @param actor who asks
     * @param repeats the job whose inputs these are; null if this is none of an earlier job
     */
    record Request(
            String workflowId,
            @Nullable Integer version,
            Map<String, @Nullable Object> inputs,
            @Nullable String idempotencyKey,
            @Nullable String correlationId,
            String actor,
            @Nullable JobId repeats) {

        /** A request that repeats no earlier job. */
        public Request(
                String workflowId,
                @Nullable Integer version,
                Map<String, @Nullable Object> inputs,
                @Nullable String idempotencyKey,
                @Nullable String correlationId,
                String actor) {
            this(workflowId, version, inputs, idempotencyKey, correlationId, actor, null);
        }
    }

    /**
     * @param created false if the idempotency key led to a job that was there already
     */
    record Submitted(Job job, boolean created) {}

    /**
     * @throws Refused if the workflow is unknown, the inputs do not fit (all faults at once,
     *     pointers below {@code /inputs}), or the idempotency key was used for another request
     */
    Submitted submit(Request request);
}
