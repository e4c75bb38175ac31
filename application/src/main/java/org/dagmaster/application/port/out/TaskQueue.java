package org.dagmaster.application.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;

/** Tasks that wait for a worker. */
public interface TaskQueue {

    void put(List<TaskMessage> messages);

    /**
     * Takes tasks, of each queue the oldest first, and gives the worker a lease on each: a task is
     * on a queue or leased, never both. A task that another worker is just taking is passed over,
     * and so is what limits forbid just now.
     *
     * @return at most one of them is to run alone
     */
    List<TaskMessage> take(WorkerId worker, Appetite appetite);

    /** Keeps the tasks of a job that nobody took from being taken. */
    void hold(JobId job);

    /** Lets the tasks of a job be taken again, after those that were put meanwhile. */
    void release(JobId job);

    /** How many tasks wait on these queues, of whatever job; queues without one are left out. */
    Map<QueueName, Integer> lengths(Collection<QueueName> queues);

    /** Tasks of a job that nobody took: those that may be taken, and those that are held. */
    record Waiting(int queued, int held) {}

    /**
     * Where tasks of a job wait, by node; those of all children of a fan_out are counted together.
     *
     * @param fanOuts the fan_outs of the job
     */
    Map<NodeId, Waiting> waiting(JobId job, Collection<NodeId> fanOuts);

    /** Removes tasks that nobody took, held or not; what is not there is passed over. */
    void remove(Collection<TaskId> tasks);
}
