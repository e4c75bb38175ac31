package org.dagmaster.application.engine;

import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.domain.job.Job;

/** Submits a job again, with the inputs as they were checked and completed the first time. */
public final class ResubmitJobs implements ResubmitJob {

    private final ViewJobs jobs;
    private final SubmitJob submissions;

    public ResubmitJobs(ViewJobs jobs, SubmitJob submissions) {
        this.jobs = jobs;
        this.submissions = submissions;
    }

    @Override
    public SubmitJob.Submitted resubmit(Request request) {
        Job earlier = jobs.get(request.job());
        return submissions.submit(
                new SubmitJob.Request(
                        earlier.workflow().id().value(),
                        request.version(),
                        earlier.inputs(),
                        request.idempotencyKey(),
                        null,
                        request.actor(),
                        earlier.id()));
    }
}
