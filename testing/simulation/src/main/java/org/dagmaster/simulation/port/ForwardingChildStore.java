package org.dagmaster.simulation.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.domain.evaluation.ChildrenChange;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/** A store of children: passes every call on, for one that changes some. */
public abstract class ForwardingChildStore implements ChildStore {

    private final ChildStore real;

    protected ForwardingChildStore(ChildStore real) {
        this.real = real;
    }

    @Override
    public Map<JobId, Map<ChildId, NodeState>> find(
            Map<JobId, ? extends Collection<ChildId>> wanted) {
        return real.find(wanted);
    }

    @Override
    public Map<JobId, Map<ChildId, NodeState.Ready>> due(
            Collection<JobId> jobs, Instant now, int limit) {
        return real.due(jobs, now, limit);
    }

    @Override
    public Map<JobId, Instant> nextDue(Collection<JobId> jobs) {
        return real.nextDue(jobs);
    }

    @Override
    public Map<NodeId, Retries> retries(JobId job) {
        return real.retries(job);
    }

    @Override
    public void save(List<ChildRow> children) {
        real.save(children);
    }

    @Override
    public List<ChildRow> page(FanOut fanOut, int from, Set<NodeStatus> statuses, int limit) {
        return real.page(fanOut, from, statuses, limit);
    }

    @Override
    public Map<NodeStatus, Integer> count(FanOut fanOut) {
        return real.count(fanOut);
    }

    @Override
    public void cancel(Collection<FanOut> fanOuts) {
        real.cancel(fanOuts);
    }

    @Override
    public void change(JobId job, ChildrenChange change) {
        real.change(job, change);
    }
}
