package org.dagmaster.simulation.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.TaskQueue;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;

/** A queue: passes every call on, for one that changes some. */
public abstract class ForwardingTaskQueue implements TaskQueue {

    private final TaskQueue real;

    protected ForwardingTaskQueue(TaskQueue real) {
        this.real = real;
    }

    @Override
    public void put(List<TaskMessage> messages) {
        real.put(messages);
    }

    @Override
    public List<TaskMessage> take(WorkerId worker, Appetite appetite) {
        return real.take(worker, appetite);
    }

    @Override
    public void hold(JobId job) {
        real.hold(job);
    }

    @Override
    public void release(JobId job) {
        real.release(job);
    }

    @Override
    public Map<QueueName, Integer> lengths(Collection<QueueName> queues) {
        return real.lengths(queues);
    }

    @Override
    public Map<NodeId, Waiting> waiting(JobId job, Collection<NodeId> fanOuts) {
        return real.waiting(job, fanOuts);
    }

    @Override
    public void remove(Collection<TaskId> tasks) {
        real.remove(tasks);
    }
}
