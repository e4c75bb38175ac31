package org.dagmaster.simulation.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.out.TaskInbox;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;

/** An inbox: passes every call on, for one that changes some. */
public abstract class ForwardingTaskInbox implements TaskInbox {

    private final TaskInbox real;

    protected ForwardingTaskInbox(TaskInbox real) {
        this.real = real;
    }

    @Override
    public Set<TaskId> finish(WorkerId worker, List<TaskReport> reports) {
        return real.finish(worker, reports);
    }

    @Override
    public void started(WorkerId worker, List<TaskReport.Started> reports) {
        real.started(worker, reports);
    }

    @Override
    public void fail(List<TaskReport.Failed> reports) {
        real.fail(reports);
    }

    @Override
    public void discard(Collection<TaskId> tasks) {
        real.discard(tasks);
    }

    @Override
    public List<TaskReport> take(Collection<JobId> jobs, int limit) {
        return real.take(jobs, limit);
    }
}
