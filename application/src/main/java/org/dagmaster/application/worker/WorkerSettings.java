package org.dagmaster.application.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.workflow.QueueName;

/**
 * How a worker works.
 *
 * @param slots how many tasks of each queue may run at once
 * @param mount the folder under which each job has its own work folder
 * @param lease how long the worker counts as alive after a heartbeat
 * @param heartbeat how often it says that it lives
 * @param startReportAfter a task that runs longer than this is reported as started; shorter ones
 *     tell their start with their result
 * @param slowPoll the safety net under the wake-ups
 * @param limits what all workers together may run at once
 */
public record WorkerSettings(
        Map<QueueName, Integer> slots,
        Path mount,
        Duration lease,
        Duration heartbeat,
        Duration startReportAfter,
        Duration slowPoll,
        Limits limits) {

    public WorkerSettings {
        slots = Map.copyOf(slots);
        slots.forEach((queue, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException("queue " + queue + " has no slot");
            }
        });
    }

    public int allSlots() {
        return slots.values().stream().mapToInt(Integer::intValue).sum();
    }
}
