package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.ownership.Epoch;
import org.jspecify.annotations.Nullable;

/** The jobs that an orchestrator holds in memory, as they were when they were last committed. */
final class OwnedJobs {

    private final Map<JobId, Owned> jobs = new HashMap<>();

    /**
     * A job in memory.
     *
     * @param epoch the token to write it with
     * @param due when the next retry of a node starts; null if none waits
     * @param childDue when the next retry of a child starts; null if none waits
     * @param isUnfinished whether it can go on at once
     */
    record Owned(
            Job job,
            Epoch epoch,
            @Nullable Instant due,
            @Nullable Instant childDue,
            boolean isUnfinished) {

        boolean isDue(Instant now) {
            return isUnfinished || isPast(due, now) || hasChildrenDue(now);
        }

        boolean hasChildrenDue(Instant now) {
            return isPast(childDue, now);
        }

        private static boolean isPast(@Nullable Instant time, Instant now) {
            return time != null && !now.isBefore(time);
        }
    }

    int size() {
        return jobs.size();
    }

    Set<JobId> ids() {
        return Set.copyOf(jobs.keySet());
    }

    @Nullable Owned find(JobId id) {
        return jobs.get(id);
    }

    Owned get(JobId id) {
        return Objects.requireNonNull(jobs.get(id));
    }

    void forget(Collection<JobId> ids) {
        ids.forEach(jobs::remove);
    }

    void clear() {
        jobs.clear();
    }

    /**
     * Takes over what was committed.
     *
     * @param childDue when the next retry of a child starts; null if none waits
     */
    void remember(JobStep step, Epoch epoch, @Nullable Instant childDue) {
        Job job = step.job();
        if (job.status().isTerminal()) {
            jobs.remove(job.id());
        } else {
            Instant due = JobStep.nextDue(job);
            jobs.put(job.id(), new Owned(job, epoch, due, childDue, step.isUnfinished()));
        }
    }

    /** The jobs that can go on though nobody reports anything. */
    Set<JobId> due(Instant now) {
        Set<JobId> due = new HashSet<>();
        jobs.forEach((id, owned) -> {
            if (owned.isDue(now)) {
                due.add(id);
            }
        });
        return due;
    }

    /** How long nothing is due, at most {@code longest}. */
    Duration rest(Instant now, Duration longest) {
        Duration rest = longest;
        for (Owned owned : jobs.values()) {
            if (owned.isUnfinished()) {
                return Duration.ZERO;
            }
            rest = earlier(now, owned.due(), earlier(now, owned.childDue(), rest));
        }
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private static Duration earlier(Instant now, @Nullable Instant due, Duration rest) {
        if (due == null) {
            return rest;
        }
        Duration wait = Duration.between(now, due);
        return wait.compareTo(rest) < 0 ? wait : rest;
    }
}
