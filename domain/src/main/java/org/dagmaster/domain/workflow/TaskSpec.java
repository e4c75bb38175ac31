package org.dagmaster.domain.workflow;

import java.time.Duration;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * What a task node asks of a worker.
 *
 * @param queue always explicit: there is no queue to fall back to
 * @param params templates as written; they are rendered when the node is dispatched
 * @param timeout how long one attempt may take
 */
public record TaskSpec(
        HandlerName handler,
        QueueName queue,
        Map<String, @Nullable Object> params,
        Duration timeout,
        RetryPolicy retry) {

    /** What a task that names no timeout gets. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    public TaskSpec(
            HandlerName handler,
            QueueName queue,
            Map<String, @Nullable Object> params,
            Duration timeout,
            RetryPolicy retry) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout_seconds must be above 0");
        }
        this.handler = handler;
        this.queue = queue;
        this.params = Values.copyOfMap(params);
        this.timeout = timeout;
        this.retry = retry;
    }
}
