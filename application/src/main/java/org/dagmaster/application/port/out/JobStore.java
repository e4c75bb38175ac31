package org.dagmaster.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.jspecify.annotations.Nullable;

/** Jobs and the states of their nodes. */
public interface JobStore {

    /** What is kept of a submission beside the job itself. */
    record Submission(
            Job job,
            @Nullable String idempotencyKey,
            String requestHash,
            @Nullable String correlationId,
            String actor) {}

    /** An earlier submission under the same idempotency key. */
    record Earlier(JobId job, String requestHash) {}

    /** A job and the token that its new owner writes with. */
    record Claimed(Job job, Epoch epoch) {}

    /**
     * A page of jobs, newest first.
     *
     * @param next hand it to {@link #list} for the page after; null on the last page
     */
    record JobPage(List<Job> jobs, @Nullable JobId next) {}

    /**
     * Keeps a new job, unowned.
     *
     * @return empty if it is kept; the earlier submission if the idempotency key was used before
     */
    Optional<Earlier> insert(Submission submission);

    Optional<Job> find(JobId id);

    /**
     * Jobs in order of creation, newest first; their nodes are left out.
     *
     * @param status null for all
     * @param after the {@link JobPage#next} of the page before; null for the first
     */
    JobPage list(@Nullable JobStatus status, @Nullable JobId after, int limit);

    /**
     * Makes the owner the owner of up to {@code limit} live jobs that nobody owns, oldest first.
     */
    List<Claimed> claim(OwnerId owner, int limit);

    /**
     * Locks the given jobs until the end of the transaction and tells which of them are still held
     * under the given epoch: every write for a job must follow a fence that returned it.
     */
    Set<JobId> fence(OwnerId owner, Map<JobId, Epoch> held);

    /**
     * Writes jobs as they are now, and those of their nodes that {@code changes} names.
     *
     * <p>Call it for fenced jobs only.
     */
    void save(Collection<JobChange> changes);

    /** The jobs of an owner. */
    Set<JobId> ownedBy(OwnerId owner);

    /**
     * The owner of a job.
     *
     * @param aliveUntil until when it counts as alive, or did; null if it has said goodbye
     */
    record Holder(OwnerId owner, boolean isAlive, @Nullable Instant aliveUntil) {}

    /** Who owns the job; empty if nobody does. */
    Optional<Holder> holder(JobId id);

    /**
     * Takes a job out of its owner's hands, whoever that is, and locks it until the end of the
     * transaction: what its owner would write from then on is fenced off, and another claim reads
     * it anew.
     */
    Optional<Job> seize(JobId id);

    /** Gives up all jobs of owners that are no longer alive. */
    int releaseFrom(Collection<OwnerId> owners);
}
