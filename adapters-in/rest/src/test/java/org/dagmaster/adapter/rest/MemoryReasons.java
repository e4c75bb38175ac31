package org.dagmaster.adapter.rest;

import java.util.Arrays;
import java.util.List;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.explanation.WaitReason;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.NodeId;

/** Why {@link MemoryJobs} do not go on: a paused one for every reason there is. */
final class MemoryReasons implements ExplainJob {

    private final MemoryJobs jobs;

    MemoryReasons(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Explanation why(JobId id) {
        Job job = jobs.get(id);
        return new Explanation(
                id, job.status(), job.status() == JobStatus.PAUSED ? every() : unowned());
    }

    private static List<Wait> unowned() {
        return List.of(new Wait(null, WaitReason.NO_OWNER, "nobody has it", MemoryJobs.CREATED));
    }

    private static List<Wait> every() {
        return Arrays.stream(WaitReason.values())
                .map(reason -> new Wait(new NodeId("greet"), reason, "so it is", null))
                .toList();
    }
}
