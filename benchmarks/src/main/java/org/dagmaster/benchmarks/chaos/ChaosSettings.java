package org.dagmaster.benchmarks.chaos;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be done.
 *
 * @param jobs how many are submitted, evenly over most of {@code time}
 * @param time how long things are broken
 * @param faults what is done; nothing if empty
 * @param servers the roles of each process, as {@code serve --roles} takes them
 * @param poison how many jobs that take their process down are among them
 * @param retries of each task that is not meant to fail
 */
record ChaosSettings(
        int jobs,
        Duration time,
        Set<Fault> faults,
        long seed,
        List<String> servers,
        int poison,
        int retries) {

    /** A process counts as dead after so long without a heartbeat. */
    static final Duration LEASE = Duration.ofSeconds(4);

    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final List<Workflow> USUAL =
            List.copyOf(EnumSet.complementOf(EnumSet.of(Workflow.POISON)));

    ChaosSettings {
        faults = Set.copyOf(faults);
        servers = List.copyOf(servers);
        if (jobs < 1 || time.isNegative() || poison < 0 || retries < 0 || retries > 1000) {
            throw new IllegalArgumentException(
                    "there must be a job at least, and nothing below 0; retries are 1000 at most");
        }
        for (String role : List.of("gateway", "orchestrator", "worker")) {
            if (servers.stream().noneMatch(has -> has.equals("all") || has.contains(role))) {
                throw new IllegalArgumentException("no server has the role " + role);
            }
        }
    }

    Workflow workflow(int job) {
        if (job < poison) {
            return Workflow.POISON;
        }
        return USUAL.get(job % USUAL.size());
    }

    /** By which a job is found again. */
    String key(int job) {
        return "chaos-" + seed + "-" + job;
    }
}
