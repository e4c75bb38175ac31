package org.dagmaster.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.evaluation.ChildrenChange;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/**
 * The children of fan_outs: a row each, of which only those that a step concerns are in memory.
 * What one child costs does not depend on how many there are.
 */
public interface ChildStore {

    /** One child of one job, as it is now. */
    record ChildRow(JobId job, ChildId child, NodeState state) {}

    /** A fan_out of one job. */
    record FanOut(JobId job, NodeId node) {}

    /** The states of these children; those that are not there are left out. */
    Map<JobId, Map<ChildId, NodeState>> find(Map<JobId, ? extends Collection<ChildId>> wanted);

    /** Children of these jobs whose wait for another attempt is over, at most {@code limit}. */
    Map<JobId, Map<ChildId, NodeState.Ready>> due(Collection<JobId> jobs, Instant now, int limit);

    /** When the next wait of a child is over; jobs none of whose children waits are left out. */
    Map<JobId, Instant> nextDue(Collection<JobId> jobs);

    /**
     * Children of a fan_out that wait for another attempt.
     *
     * @param next when the first of them is due; for ever past if one need not wait
     */
    record Retries(int children, Instant next) {}

    /** How many children of a job wait for another attempt, by fan_out. */
    Map<NodeId, Retries> retries(JobId job);

    /** Keeps children as they are now. Call it for fenced jobs only. */
    void save(List<ChildRow> children);

    /**
     * Children in the order of their indexes.
     *
     * @param from the first index that is wanted
     * @param statuses only those in one of these states
     */
    List<ChildRow> page(FanOut fanOut, int from, Set<NodeStatus> statuses, int limit);

    /** How many children stand how. */
    Map<NodeStatus, Integer> count(FanOut fanOut);

    /**
     * Gives up every child that has not ended: it is CANCELLED, and its task is taken off its queue
     * and away from its worker.
     */
    void cancel(Collection<FanOut> fanOuts);

    /** Moves all children in some states together: to PENDING, or to READY with all retries. */
    void change(JobId job, ChildrenChange change);
}
