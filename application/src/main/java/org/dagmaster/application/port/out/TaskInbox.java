package org.dagmaster.application.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;

/** Reports of workers that no orchestrator has read yet. */
public interface TaskInbox {

    /**
     * Hands in final reports: for each, in one step, gives back the worker's lease and keeps the
     * report. A report whose lease the worker no longer holds comes too late and is not kept.
     *
     * @return the tasks whose reports were kept
     */
    Set<TaskId> finish(WorkerId worker, List<TaskReport> reports);

    /** Hands in reports of a start; one whose lease the worker no longer holds is not kept. */
    void started(WorkerId worker, List<TaskReport.Started> reports);

    /** Hands in failures that an orchestrator itself found (lost workers, timeouts). */
    void fail(List<TaskReport.Failed> reports);

    /**
     * Throws away what was reported of attempts that are given up. Call it when their leases are
     * revoked: from then on nothing more is let in.
     */
    void discard(Collection<TaskId> tasks);

    /** Takes out the reports of the given jobs, in order of arrival, at most {@code limit}. */
    List<TaskReport> take(Collection<JobId> jobs, int limit);
}
