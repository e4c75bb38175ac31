package org.dagmaster.adapter.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.LeaseStore;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;

record MemoryLeaseStore(Tables tables) implements LeaseStore {

    @Override
    public void progress(WorkerId worker, Map<TaskId, Progress> progress) {
        progress.forEach((task, news) ->
                tables.leases
                        .get(task)
                        .filter(lease -> lease.worker().equals(worker))
                        .ifPresent(lease -> tables.leases.put(task, with(lease, news))));
    }

    private static Lease with(Lease lease, Progress progress) {
        return new Lease(
                lease.task(),
                lease.worker(),
                lease.since(),
                lease.timeout(),
                progress,
                lease.alone());
    }

    @Override
    public void renew(WorkerId worker, TaskId task) {
        tables.leases
                .get(task)
                .filter(lease -> lease.worker().equals(worker))
                .ifPresent(lease -> tables.leases.put(task, since(lease, tables.clock.now())));
    }

    private static Lease since(Lease lease, Instant now) {
        return new Lease(
                lease.task(),
                lease.worker(),
                now,
                lease.timeout(),
                lease.progress(),
                lease.alone());
    }

    /** In order: what a simulation does must not depend on how a set is laid out. */
    @Override
    public Set<TaskId> heldBy(WorkerId worker) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(
                        tables.leases.keys((_, lease) -> lease.worker().equals(worker))));
    }

    @Override
    public List<Lease> of(JobId job) {
        return tables.leases.rows((task, _) -> task.job().equals(job));
    }

    @Override
    public void revoke(Collection<TaskId> tasks) {
        tasks.forEach(tables::endLease);
    }

    @Override
    public List<Expired> takeExpired(Collection<JobId> jobs, Duration grace, int limit) {
        List<Expired> expired =
                tables.leases.rows((task, _) -> jobs.contains(task.job())).stream()
                        .map(lease -> new Expired(lease, !tables.isAlive(lease.worker())))
                        .filter(each -> each.workerLost() || isOver(each.lease(), grace))
                        .limit(limit)
                        .toList();
        expired.forEach(each -> tables.endLease(each.lease().task()));
        return expired;
    }

    private boolean isOver(Lease lease, Duration grace) {
        return lease.since().plus(lease.timeout()).plus(grace).isBefore(tables.clock.now());
    }
}
