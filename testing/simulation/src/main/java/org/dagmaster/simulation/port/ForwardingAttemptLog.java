package org.dagmaster.simulation.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;

/** A log of attempts: passes every call on, for one that changes some. */
public abstract class ForwardingAttemptLog implements AttemptLog {

    private final AttemptLog real;

    protected ForwardingAttemptLog(AttemptLog real) {
        this.real = real;
    }

    @Override
    public void append(List<Attempt> attempts) {
        real.append(attempts);
    }

    @Override
    public Map<TaskId, Failure> failures(Collection<TaskId> attempts) {
        return real.failures(attempts);
    }

    @Override
    public List<Attempt> of(JobId job, Collection<NodeId> nodes) {
        return real.of(job, nodes);
    }
}
