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

    /** What an operator's hand may do beside: take a job up again that had ended. */
    private static final Set<JobStatus> TAKEN_UP = EnumSet.of(COMPLETED, FAILED, CANCELLED);

    /** The states that may follow this one. */
    public Set<JobStatus> successors() {
        return Set.copyOf(TABLE.getOrDefault(this, Set.of()));
    }

    public boolean isTerminal() {
        return successors().isEmpty();
    }

    /** Whether an operator may take a job in this state up again. */
    public boolean canBeTakenUp() {
        return TAKEN_UP.contains(this);
    }

    /**
     * @throws IllegalTransition if an operator may not do so
     */
    public JobStatus takeUp() {
        if (!canBeTakenUp()) {
            throw new IllegalTransition("job", name(), RUNNING.name());
        }
        return RUNNING;
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
