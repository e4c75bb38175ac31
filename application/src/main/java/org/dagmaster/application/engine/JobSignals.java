package org.dagmaster.application.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dagmaster.domain.job.JobId;

/** Tells those who watch a job that it may have changed. */
public final class JobSignals {

    private final ConcurrentMap<JobId, List<Doorbell>> watchers = new ConcurrentHashMap<>();

    /** From now on the bell rings whenever the job may have changed. */
    public void add(JobId job, Doorbell bell) {
        watchers.compute(
                job,
                (_, bells) -> {
                    List<Doorbell> all = bells == null ? new CopyOnWriteArrayList<>() : bells;
                    all.add(bell);
                    return all;
                });
    }

    public void remove(JobId job, Doorbell bell) {
        watchers.computeIfPresent(
                job,
                (_, bells) -> {
                    bells.remove(bell);
                    return bells.isEmpty() ? null : bells;
                });
    }

    public void changed(Collection<JobId> jobs) {
        jobs.forEach(job -> watchers.getOrDefault(job, List.of()).forEach(Doorbell::ring));
    }
}
