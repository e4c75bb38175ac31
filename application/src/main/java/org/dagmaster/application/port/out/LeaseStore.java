package org.dagmaster.application.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.jspecify.annotations.Nullable;

/** Which worker holds which task. */
public interface LeaseStore {

    /**
     * A task in the hands of a worker.
     *
     * @param progress null if the handler reported none
     * @param alone whether the worker runs nothing beside it
     */
    record Lease(
            TaskId task,
            WorkerId worker,
            Instant since,
            Duration timeout,
            @Nullable Progress progress,
            boolean alone) {}

    /** Keeps the newest progress of tasks that the worker holds. */
    void progress(WorkerId worker, Map<TaskId, Progress> progress);

    /** Counts the time of a task from now on: its worker holds it, and has not begun it. */
    void renew(WorkerId worker, TaskId task);

    /** The tasks that the worker still holds: whatever else it runs has been taken from it. */
    Set<TaskId> heldBy(WorkerId worker);

    /** The leases on tasks of a job, with progress. */
    List<Lease> of(JobId job);

    /** Takes leases away; what is not there is passed over. */
    void revoke(Collection<TaskId> tasks);

    /**
     * Takes away leases of the given jobs whose worker is not alive, or whose timeout, plus {@code
     * grace}, has passed; at most {@code limit}.
     */
    List<Expired> takeExpired(Collection<JobId> jobs, Duration grace, int limit);

    /** A lease that was taken away, and why. */
    record Expired(Lease lease, boolean workerLost) {}
}
