package org.dagmaster.adapter.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;

/** What a worker still has room for while it takes one task after the other. */
final class Rooms {

    private final Map<QueueName, Integer> queues;
    private final Map<QueueName, Integer> limitedQueues;
    private final Map<HandlerName, Integer> limitedHandlers;
    private boolean hasSuspect;

    /**
     * @param running the tasks in the hands of all workers that are alive
     */
    Rooms(Appetite appetite, Collection<TaskMessage> running) {
        queues = new HashMap<>(appetite.free());
        limitedQueues = new HashMap<>(appetite.limits().queues());
        limitedHandlers = new HashMap<>(appetite.limits().handlers());
        running.forEach(this::useLimits);
    }

    boolean admit(TaskMessage task) {
        boolean admitted =
                queues.getOrDefault(task.queue(), 0) > 0
                        && limitedQueues.getOrDefault(task.queue(), 1) > 0
                        && limitedHandlers.getOrDefault(task.handler(), 1) > 0
                        && !(task.alone() && hasSuspect);
        if (admitted) {
            queues.merge(task.queue(), -1, Integer::sum);
            useLimits(task);
            hasSuspect |= task.alone();
        }
        return admitted;
    }

    private void useLimits(TaskMessage task) {
        limitedQueues.computeIfPresent(task.queue(), (_, room) -> room - 1);
        limitedHandlers.computeIfPresent(task.handler(), (_, room) -> room - 1);
    }
}
