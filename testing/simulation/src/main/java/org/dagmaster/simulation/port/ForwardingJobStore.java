package org.dagmaster.simulation.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.jspecify.annotations.Nullable;

/** A store of jobs: passes every call on, for one that changes some. */
public abstract class ForwardingJobStore implements JobStore {

    private final JobStore real;

    protected ForwardingJobStore(JobStore real) {
        this.real = real;
    }

    @Override
    public Optional<Earlier> insert(Submission submission) {
        return real.insert(submission);
    }

    @Override
    public Optional<Job> find(JobId id) {
        return real.find(id);
    }

    @Override
    public JobPage list(@Nullable JobStatus status, @Nullable JobId after, int limit) {
        return real.list(status, after, limit);
    }

    @Override
    public List<Claimed> claim(OwnerId owner, int limit) {
        return real.claim(owner, limit);
    }

    @Override
    public Set<JobId> fence(OwnerId owner, Map<JobId, Epoch> held) {
        return real.fence(owner, held);
    }

    @Override
    public void save(Collection<JobChange> changes) {
        real.save(changes);
    }

    @Override
    public Set<JobId> ownedBy(OwnerId owner) {
        return real.ownedBy(owner);
    }

    @Override
    public Optional<Holder> holder(JobId id) {
        return real.holder(id);
    }

    @Override
    public Optional<Job> seize(JobId id) {
        return real.seize(id);
    }

    @Override
    public int releaseFrom(Collection<OwnerId> owners) {
        return real.releaseFrom(owners);
    }
}
