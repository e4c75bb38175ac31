package org.dagmaster.simulation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.simulation.Sabotaged.Aside;
import org.dagmaster.simulation.port.ForwardingJobStore;
import org.dagmaster.simulation.port.Ports;

/** Bugs about who may write a job. */
final class OwnershipBugs {

    private OwnershipBugs() {}

    static Ports epochUnchecked(Ports real, Aside aside) {
        return real.with(
                new ForwardingJobStore(real.jobs()) {
                    @Override
                    public Set<JobId> fence(OwnerId owner, Map<JobId, Epoch> held) {
                        return Set.copyOf(held.keySet());
                    }
                });
    }

    static Ports seizedJobStaysOwned(Ports real, Aside aside) {
        return real.with(
                new ForwardingJobStore(real.jobs()) {
                    @Override
                    public Optional<Job> seize(JobId id) {
                        return find(id);
                    }
                });
    }

    static Ports deadOwnerKeepsJobs(Ports real, Aside aside) {
        return real.with(
                new ForwardingJobStore(real.jobs()) {
                    @Override
                    public int releaseFrom(Collection<OwnerId> owners) {
                        return 0;
                    }
                });
    }

    static Ports idempotencyKeyIgnored(Ports real, Aside aside) {
        return real.with(
                new ForwardingJobStore(real.jobs()) {
                    @Override
                    public Optional<Earlier> insert(Submission submission) {
                        return super.insert(
                                new Submission(
                                        submission.job(),
                                        null,
                                        submission.requestHash(),
                                        submission.correlationId(),
                                        submission.actor()));
                    }
                });
    }
}
