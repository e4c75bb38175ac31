package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dagmaster.application.engine.OwnedJobs.Owned;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.JobStore.Claimed;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns jobs and carries them on: one cycle claims what nobody owns, reads what workers reported,
 * and writes every consequence in one transaction.
 *
 * <p>The states of owned jobs are kept in memory, so that a step reads nothing but reports and the
 * children that they are about. That is safe because every transaction fences first: if a job was
 * taken over meanwhile, nothing is written and the job is forgotten. Memory follows the database,
 * never the other way round: it changes after the commit.
 */
public final class Orchestrator implements Cycle {

    private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);

    /** The companion of a step that no worker takes part in. */
    private static final Companion NOBODY =
            new Companion() {
                @Override
                public Set<JobId> jobs() {
                    return Set.of();
                }

                @Override
                public void handIn(Stores stores) {}

                @Override
                public List<TaskMessage> takeOut(Stores stores) {
                    return List.of();
                }
            };

    private final OwnerId owner;
    private final UnitOfWork unitOfWork;
    private final StepRunner steps;
    private final Clock clock;
    private final EngineSettings settings;
    private final Signals signals;

    private final OwnedJobs owned = new OwnedJobs();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Memory can no longer be trusted, because a transaction failed that may have been committed
     * all the same: what the database says is ours is to be claimed again.
     */
    private boolean inDoubt;

    public Orchestrator(
            OwnerId owner,
            UnitOfWork unitOfWork,
            StepRunner steps,
            Clock clock,
            EngineSettings settings,
            Signals signals) {
        this.owner = owner;
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.clock = clock;
        this.settings = settings;
        this.signals = signals;
    }

    @Override
    public Duration run() {
        return inTurn(() -> {
            Outcome outcome = carryOn(NOBODY);
            return outcome.isFull() ? Duration.ZERO : owned.rest(clock.now(), settings.slowPoll());
        });
    }

    /**
     * Makes a step in which a worker of this process takes part. Not while another step is under
     * way, and not of jobs that others own: there the worker goes its own way.
     *
     * @return whether it was done; if not, nothing was
     */
    public boolean runWith(Companion companion) {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            if (!owned.ids().containsAll(companion.jobs())) {
                return false;
            }
            Outcome outcome = carryOn(companion);
            Duration rest = owned.rest(clock.now(), settings.slowPoll());
            if (outcome.isFull() || rest.compareTo(settings.slowPoll()) < 0) {
                // The orchestrator's own thread may have planned to rest for longer.
                signals.orchestrator().ring();
            }
            return outcome.lost().isEmpty();
        } finally {
            turn.unlock();
        }
    }

    private Outcome carryOn(Companion companion) {
        Outcome outcome = step(companion);
        remember(outcome);
        announce(outcome);
        return outcome;
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** The jobs this orchestrator holds in memory. */
    public Set<JobId> held() {
        return inTurn(owned::ids);
    }

    /** Forgets jobs that it no longer owns: they were taken over, or an operator acted on them. */
    void forget(Collection<JobId> jobs) {
        inTurn(() -> {
            owned.forget(jobs);
            return owner;
        });
    }

    /**
     * Forgets every job, and claims those that are still its own again: to be called when the
     * orchestrator was silent for longer than its lease, and others may have taken them.
     */
    void forgetAll() {
        inTurn(() -> {
            owned.clear();
            inDoubt = true;
            return owner;
        });
    }

    /** Gives every job back, so that another orchestrator can go on at once. */
    public void handOver() {
        inTurn(() -> {
            owned.clear();
            return unitOfWork.inTransaction(stores -> {
                stores.members().leave(owner);
                return stores.jobs().releaseFrom(List.of(owner));
            });
        });
        signals.jobsWait();
    }

    /**
     * What a transaction has written.
     *
     * @param childDue when the next retry of a child starts, of the jobs of which it was asked
     * @param asked those jobs
     * @param taken the tasks that the companion took out
     */
    private record Outcome(
            Map<JobId, JobStep> steps,
            Map<JobId, Epoch> epochs,
            Map<JobId, Instant> childDue,
            Set<JobId> asked,
            Set<TaskId> taken,
            Set<JobId> lost,
            boolean isFull) {}

    private Outcome step(Companion companion) {
        boolean known = false;
        try {
            Outcome outcome = unitOfWork.inTransaction(stores -> step(stores, companion));
            inDoubt = false;
            known = true;
            return outcome;
        } catch (OwnershipLost e) {
            known = true;
            LOG.info("{} jobs were taken over", e.jobs().size());
            return new Outcome(Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), e.jobs(), true);
        } finally {
            if (!known) {
                forgetAll();
            }
        }
    }

    private Outcome step(Stores stores, Companion companion) {
        if (inDoubt) {
            stores.jobs().releaseFrom(List.of(owner));
        }
        Instant now = clock.now();
        Map<JobId, Job> jobs = new LinkedHashMap<>();
        Map<JobId, Epoch> epochs = new HashMap<>();
        List<Claimed> claimed = claim(stores);
        claimed.forEach(claim -> jobs.put(claim.job().id(), claim.job()));
        claimed.forEach(claim -> epochs.put(claim.job().id(), claim.epoch()));

        // An operator who acts on a job locks it before its leases: so the fence comes before what
        // gives leases back.
        Map<JobId, Epoch> touched = epochs(companion.jobs(), jobs.keySet());
        fence(stores, touched);
        companion.handIn(stores);
        Set<JobId> mine = new HashSet<>(owned.ids());
        mine.addAll(jobs.keySet());
        List<TaskReport> reports =
                mine.isEmpty() ? List.of() : stores.inbox().take(mine, settings.batch());

        Map<JobId, Epoch> others = epochs(concerned(reports, now), jobs.keySet());
        others.keySet().removeAll(touched.keySet());
        fence(stores, others);
        touched.putAll(others);
        touched.keySet().forEach(id -> jobs.put(id, owned.get(id).job()));
        epochs.putAll(touched);

        // Of a job that was just claimed it is not known whether children of it wait.
        Set<JobId> childrenDue = new HashSet<>();
        claimed.forEach(claim -> childrenDue.add(claim.job().id()));
        touched.keySet().stream()
                .filter(id -> owned.get(id).hasChildrenDue(now))
                .forEach(childrenDue::add);
        Map<JobId, JobStep> written = steps.run(stores, jobs.values(), reports, childrenDue, now);
        Map<JobId, Instant> next =
                childrenDue.isEmpty() ? Map.of() : stores.children().nextDue(childrenDue);
        boolean isFull = reports.size() >= settings.batch() || claimed.size() >= settings.batch();
        Set<TaskId> taken =
                companion.takeOut(stores).stream().map(TaskMessage::id).collect(Collectors.toSet());
        return new Outcome(written, epochs, next, childrenDue, taken, Set.of(), isFull);
    }

    private List<Claimed> claim(Stores stores) {
        int free = Math.min(settings.batch(), settings.capacity() - owned.size());
        return free > 0 ? stores.jobs().claim(owner, free) : List.of();
    }

    /** The held jobs that a report or a due retry concerns. */
    private Set<JobId> concerned(List<TaskReport> reports, Instant now) {
        Set<JobId> concerned = new HashSet<>(owned.due(now));
        reports.forEach(report -> concerned.add(report.task().job()));
        return concerned;
    }

    /** The tokens to write these jobs with, but for those just claimed anew. */
    private Map<JobId, Epoch> epochs(Set<JobId> jobs, Set<JobId> claimed) {
        Map<JobId, Epoch> epochs = new HashMap<>();
        for (JobId id : jobs) {
            if (!claimed.contains(id)) {
                epochs.put(id, owned.get(id).epoch());
            }
        }
        return epochs;
    }

    private void fence(Stores stores, Map<JobId, Epoch> touched) {
        if (touched.isEmpty()) {
            return;
        }
        Set<JobId> ours = stores.jobs().fence(owner, touched);
        if (ours.size() < touched.size()) {
            Set<JobId> lost = new HashSet<>(touched.keySet());
            lost.removeAll(ours);
            throw new OwnershipLost(lost);
        }
    }

    private void remember(Outcome outcome) {
        owned.forget(outcome.lost());
        outcome.steps()
                .forEach((id, step) ->
                        owned.remember(
                                step,
                                Objects.requireNonNull(outcome.epochs().get(id)),
                                childDue(outcome, id, step)));
    }

    private @Nullable Instant childDue(Outcome outcome, JobId id, JobStep step) {
        if (outcome.asked().contains(id)) {
            return outcome.childDue().get(id);
        }
        Owned before = owned.find(id);
        Instant known = before == null ? null : before.childDue();
        Instant added = step.childDue();
        if (known == null || added == null) {
            return known == null ? added : known;
        }
        return added.isBefore(known) ? added : known;
    }

    private void announce(Outcome outcome) {
        Collection<JobStep> made = outcome.steps().values();
        signals.tasksWait(
                made.stream()
                        .flatMap(step -> step.dispatched().stream())
                        .filter(message -> !outcome.taken().contains(message.id()))
                        .map(TaskMessage::queue)
                        .collect(Collectors.toSet()));
        signals.jobs()
                .changed(
                        made.stream()
                                .filter(JobStep::changedAnything)
                                .map(step -> step.job().id())
                                .toList());
        made.stream()
                .map(JobStep::job)
                .filter(job -> job.status().isTerminal())
                .forEach(job -> signals.ended().accept(job.id()));
    }

    /** Rolls a transaction back because jobs in it were taken over. */
    private static final class OwnershipLost extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Set<JobId> jobs;

        OwnershipLost(Set<JobId> jobs) {
            this.jobs = jobs;
        }

        Set<JobId> jobs() {
            return jobs;
        }
    }
}
