package org.dagmaster.domain.job;

import java.util.Map;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;

/**
 * How many tasks may run at once over all workers, by queue and by handler; what is not named is
 * not limited. How many run is told by the leases of workers that are alive, so that no slot can be
 * lost with a worker.
 */
public record Limits(Map<QueueName, Integer> queues, Map<HandlerName, Integer> handlers) {

    public static final Limits NONE = new Limits(Map.of(), Map.of());

    public Limits {
        queues = Map.copyOf(queues);
        handlers = Map.copyOf(handlers);
    }

    public boolean isNone() {
        return queues.isEmpty() && handlers.isEmpty();
    }
}
