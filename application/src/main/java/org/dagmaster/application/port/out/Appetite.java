package org.dagmaster.application.port.out;

import java.util.Map;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.workflow.QueueName;

/**
 * What a worker can take.
 *
 * @param free how many tasks of each queue
 * @param limits what all workers together may run at once
 */
public record Appetite(Map<QueueName, Integer> free, Limits limits) {

    public Appetite {
        free = Map.copyOf(free);
    }

    /** Up to so many tasks of a queue, without limits. */
    public static Appetite of(QueueName queue, int most) {
        return new Appetite(Map.of(queue, most), Limits.NONE);
    }
}
