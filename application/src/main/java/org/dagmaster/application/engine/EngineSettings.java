package org.dagmaster.application.engine;

import java.time.Duration;

/**
 * How the orchestrator works.
 *
 * @param lease how long an orchestrator or worker counts as alive after a heartbeat
 * @param heartbeat how often it says that it lives; well below the lease
 * @param slowPoll the safety net under the wake-ups: a lost one costs this much, never a job
 * @param timeoutGrace how long past its timeout a task may stay silent before its lease is taken
 * @param batch how many reports, and how many new jobs, one transaction takes at most
 * @param capacity how many live jobs one orchestrator owns at most
 */
public record EngineSettings(
        Duration lease,
        Duration heartbeat,
        Duration slowPoll,
        Duration timeoutGrace,
        int batch,
        int capacity) {

    public static final EngineSettings DEFAULT =
            new EngineSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    500,
                    10_000);

    public EngineSettings {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("the lease must last two heartbeats or more");
        }
    }
}
