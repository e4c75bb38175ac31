package org.dagmaster.domain.job;

import java.time.Duration;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a queue: one attempt of a node, with all that a worker needs to run it.
 *
 * @param params rendered, JSON-shaped
 */
public record TaskMessage(
        TaskId id,
        QueueName queue,
        HandlerName handler,
        Map<String, @Nullable Object> params,
        Duration timeout) {

    public TaskMessage(
            TaskId id,
            QueueName queue,
            HandlerName handler,
            Map<String, @Nullable Object> params,
            Duration timeout) {
        this.id = id;
        this.queue = queue;
        this.handler = handler;
        this.params = Values.copyOfMap(params);
        this.timeout = timeout;
    }
}
