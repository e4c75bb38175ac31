package org.dagmaster.domain.job;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a job, and the table they move along. */
public enum JobStatus {
    PENDING,
    RUNNING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    private static final Map<JobStatus, Set<JobStatus>> TABLE =
            Map.ofEntries(
                    entry(PENDING, EnumSet.of(RUNNING, CANCELLED)),
                    entry(RUNNING, EnumSet.of(COMPLETED, FAILED, CANCELLED, PAUSED)),
                    entry(PAUSED, EnumSet.of(RUNNING, CANCELLED)),
                    entry(COMPLETED, EnumSet.noneOf(JobStatus.class)),
                    entry(FAILED, EnumSet.noneOf(JobStatus.class)),
                    entry(CANCELLED, EnumSet.noneOf(JobStatus.class)));

    /** The states that may follow this one. */
    public Set<JobStatus> successors() {
        return Set.copyOf(TABLE.getOrDefault(this, Set.of()));
    }

    public boolean isTerminal() {
        return successors().isEmpty();
    }

    /**
     * @throws IllegalTransition if the table has no such move
     */
    public JobStatus to(JobStatus next) {
        if (!TABLE.getOrDefault(this, Set.of()).contains(next)) {
            throw new IllegalTransition("job", name(), next.name());
        }
        return next;
    }
}
