package org.dagmaster.simulation.port;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.LeaseStore;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;

/** A store of leases: passes every call on, for one that changes some. */
public abstract class ForwardingLeaseStore implements LeaseStore {

    private final LeaseStore real;

    protected ForwardingLeaseStore(LeaseStore real) {
        this.real = real;
    }

    @Override
    public void progress(WorkerId worker, Map<TaskId, Progress> progress) {
        real.progress(worker, progress);
    }

    @Override
    public void renew(WorkerId worker, TaskId task) {
        real.renew(worker, task);
    }

    @Override
    public Set<TaskId> heldBy(WorkerId worker) {
        return real.heldBy(worker);
    }

    @Override
    public List<Lease> of(JobId job) {
        return real.of(job);
    }

    @Override
    public void revoke(Collection<TaskId> tasks) {
        real.revoke(tasks);
    }

    @Override
    public List<Expired> takeExpired(Collection<JobId> jobs, Duration grace, int limit) {
        return real.takeExpired(jobs, grace, limit);
    }
}
