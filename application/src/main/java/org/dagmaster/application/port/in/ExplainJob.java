package org.dagmaster.application.port.in;

import java.util.List;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;

/** Tells why a job does not go on, or what it is at. */
public interface ExplainJob {

    /**
     * @param waits what each live part waits for: the job as a whole first, then nodes in the order
     *     of the workflow
     */
    record Explanation(JobId job, JobStatus status, List<Wait> waits) {
        public Explanation {
            waits = List.copyOf(waits);
        }
    }

    /**
     * @throws Refused (NOT_FOUND) if there is no such job
     */
    Explanation why(JobId id);
}
