package org.dagmaster.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dagmaster.domain.job.JobId;

/**
 * Makes room: jobs that ended long ago go, with everything that is kept about them. What an
 * operator or an orchestrator has in hand is passed over and never waited for.
 */
public interface RetentionStore {

    /** How many jobs ended before that time. */
    long countEnded(Instant before);

    /**
     * Deletes up to {@code limit} jobs that ended before that time, those that ended first: with
     * their nodes, children, attempts, checkpoints, events, and their idempotency keys. What is
     * kept of them in the {@link OutputStore} is noted down as {@link #outputsLeft}.
     *
     * @return which; fewer than the limit where jobs are large, none if there is none to be had
     */
    List<JobId> deleteEnded(Instant before, int limit);

    /** Deleted jobs whose outputs are still to be forgotten. */
    List<JobId> outputsLeft(int limit);

    /** Says that the outputs of these jobs are forgotten. */
    void outputsForgotten(Collection<JobId> jobs);

    /**
     * Gives back the room of one day of events, if there is one that ended before that time and in
     * which no job that is kept can have events.
     *
     * @return whether there was
     */
    boolean dropDay(Instant before);
}
