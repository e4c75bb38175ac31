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
 * @param alone whether a worker may run nothing beside it: the two attempts before died with their
 *     workers, and perhaps killed them
 */
public record TaskMessage(
        TaskId id,
        QueueName queue,
        HandlerName handler,
        Map<String, @Nullable Object> params,
        Duration timeout,
        boolean alone) {

    public TaskMessage(
            TaskId id,
            QueueName queue,
            HandlerName handler,
            Map<String, @Nullable Object> params,
            Duration timeout,
            boolean alone) {
        this.id = id;
        this.queue = queue;
        this.handler = handler;
        this.params = Values.copyOfMap(params);
        this.timeout = timeout;
        this.alone = alone;
    }

    /** One that may run beside others. */
    public TaskMessage(
            TaskId id,
            QueueName queue,
            HandlerName handler,
            Map<String, @Nullable Object> params,
            Duration timeout) {
        this(id, queue, handler, params, timeout, false);
    }

    /** The same, to be run with nothing beside it. */
    public TaskMessage onItsOwn() {
        return new TaskMessage(id, queue, handler, params, timeout, true);
    }
}
