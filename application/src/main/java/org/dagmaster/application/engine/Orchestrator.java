package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.JobStore.Claimed;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
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
 * <p>The states of owned jobs are kept in memory, so that a step reads nothing but reports. That is
 * safe because every transaction fences first: if a job was taken over meanwhile, nothing is
 * written and the job is forgotten. Memory follows the database, never the other way round: it
 * changes after the commit.
 */
public final class Orchestrator implements Cycle {

    private static final ErrorCode ENGINE_DEFECT = new ErrorCode("ENGINE_DEFECT");
    private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);

    private final OwnerId owner;
    private final UnitOfWork unitOfWork;
    private final PinnedWorkflows workflows;
    private final DagEvaluator evaluator;
    private final Clock clock;
    private final EngineSettings settings;
    private final Signals signals;

    private final Map<JobId, Owned> owned = new HashMap<>();

    /**
     * Memory can no longer be trusted, because a transaction failed that may have been committed
     * all the same: what the database says is ours is to be claimed again.
     */
    private boolean inDoubt;

    /**
     * A job in memory.
     *
     * @param epoch the token to write it with
     * @param due when its next retry starts; null if none waits
     */
    private record Owned(Job job, Epoch epoch, @Nullable Instant due) {

        boolean isDue(Instant now) {
            return due != null && !now.isBefore(due);
        }
    }

    public Orchestrator(
            OwnerId owner,
            UnitOfWork unitOfWork,
            PinnedWorkflows workflows,
            DagEvaluator evaluator,
            Clock clock,
            EngineSettings settings,
            Signals signals) {
        this.owner = owner;
        this.unitOfWork = unitOfWork;
        this.workflows = workflows;
        this.evaluator = evaluator;
        this.clock = clock;
        this.settings = settings;
        this.signals = signals;
    }

    @Override
    public synchronized Duration run() {
        Outcome outcome = step();
        remember(outcome);
        announce(outcome);
        return outcome.isFull() ? Duration.ZERO : rest();
    }

    /** The jobs this orchestrator holds in memory. */
    public synchronized Set<JobId> held() {
        return Set.copyOf(owned.keySet());
    }

    /**
     * Forgets every job, and claims those that are still its own again: to be called when the
     * orchestrator was silent for longer than its lease, and others may have taken them.
     */
    synchronized void forgetAll() {
        owned.clear();
        inDoubt = true;
    }

    /** Gives every job back, so that another orchestrator can go on at once. */
    public synchronized void handOver() {
        owned.clear();
        unitOfWork.inTransaction(stores -> {
            stores.members().leave(owner);
            return stores.jobs().releaseFrom(List.of(owner));
        });
    }

    /** What a transaction has written. */
    private record Outcome(
            Map<JobId, JobStep> steps, Map<JobId, Epoch> epochs, Set<JobId> lost, boolean isFull) {}

    private Outcome step() {
        boolean known = false;
        try {
            Outcome outcome = unitOfWork.inTransaction(this::step);
            inDoubt = false;
            known = true;
            return outcome;
        } catch (OwnershipLost e) {
            known = true;
            LOG.info("{} jobs were taken over by another orchestrator", e.jobs().size());
            return new Outcome(Map.of(), Map.of(), e.jobs(), true);
        } finally {
            if (!known) {
                forgetAll();
            }
        }
    }

    private Outcome step(Stores stores) {
        if (inDoubt) {
            stores.jobs().releaseFrom(List.of(owner));
        }
        Instant now = clock.now();
        Map<JobId, Job> jobs = new LinkedHashMap<>();
        Map<JobId, Epoch> epochs = new HashMap<>();
        List<Claimed> claimed = claim(stores);
        claimed.forEach(claim -> jobs.put(claim.job().id(), claim.job()));
        claimed.forEach(claim -> epochs.put(claim.job().id(), claim.epoch()));

        List<JobId> mine = new ArrayList<>(owned.keySet());
        mine.addAll(jobs.keySet());
        List<TaskReport> reports =
                mine.isEmpty() ? List.of() : stores.inbox().take(mine, settings.batch());

        Map<JobId, Epoch> touched = touched(reports, now);
        fence(stores, touched);
        touched.keySet().forEach(id -> jobs.put(id, held(id).job()));
        epochs.putAll(touched);

        Map<JobId, List<TaskReport>> byJob = new HashMap<>();
        reports.forEach(r -> byJob.computeIfAbsent(r.task().job(), _ -> new ArrayList<>()).add(r));
        Map<JobId, JobStep> steps = new LinkedHashMap<>();
        jobs.forEach((id, job) ->
                steps.put(id, advance(stores, job, byJob.getOrDefault(id, List.of()), now)));
        StepWriter.write(stores, steps.values());
        boolean isFull = reports.size() >= settings.batch() || claimed.size() >= settings.batch();
        return new Outcome(steps, epochs, Set.of(), isFull);
    }

    private List<Claimed> claim(Stores stores) {
        int free = Math.min(settings.batch(), settings.capacity() - owned.size());
        return free > 0 ? stores.jobs().claim(owner, free) : List.of();
    }

    /** The held jobs that a report or a due retry concerns. */
    private Map<JobId, Epoch> touched(List<TaskReport> reports, Instant now) {
        Map<JobId, Epoch> touched = new HashMap<>();
        for (TaskReport report : reports) {
            Owned held = owned.get(report.task().job());
            if (held != null) {
                touched.put(report.task().job(), held.epoch());
            }
        }
        owned.forEach((id, held) -> {
            if (held.isDue(now)) {
                touched.put(id, held.epoch());
            }
        });
        return touched;
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

    private Owned held(JobId id) {
        return Objects.requireNonNull(owned.get(id));
    }

    /** One job's step; a defect that shows in one job ends that job and harms no other. */
    private JobStep advance(Stores stores, Job job, List<TaskReport> reports, Instant now) {
        try {
            WorkflowGraph graph = workflows.graph(stores, job.workflow());
            JobStep step = new JobStep(graph, job, now).start();
            reports.forEach(report -> step.report(report, SparedRetries.of(stores, graph, report)));
            return step.advance(evaluator);
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("job {} cannot go on", job.id(), e);
            String message = "the engine could not go on with this job: " + e.getMessage();
            return JobStep.abandon(job, Failure.permanent(ENGINE_DEFECT, message), now);
        }
    }

    private void remember(Outcome outcome) {
        outcome.lost().forEach(owned::remove);
        outcome.steps()
                .forEach((id, step) -> {
                    Job job = step.job();
                    if (job.status().isTerminal()) {
                        owned.remove(id);
                    } else {
                        Epoch epoch = Objects.requireNonNull(outcome.epochs().get(id));
                        owned.put(id, new Owned(job, epoch, JobStep.nextDue(job)));
                    }
                });
    }

    private void announce(Outcome outcome) {
        Collection<JobStep> steps = outcome.steps().values();
        if (steps.stream().anyMatch(step -> !step.dispatched().isEmpty())) {
            signals.tasks().ring();
        }
        signals.jobs()
                .changed(
                        steps.stream()
                                .filter(JobStep::changedAnything)
                                .map(step -> step.job().id())
                                .toList());
        steps.stream()
                .map(JobStep::job)
                .filter(job -> job.status().isTerminal())
                .forEach(job -> signals.ended().accept(job.id()));
    }

    private Duration rest() {
        Instant now = clock.now();
        Duration rest = settings.slowPoll();
        for (Owned held : owned.values()) {
            if (held.due() != null) {
                Duration wait = Duration.between(now, held.due());
                rest = wait.compareTo(rest) < 0 ? wait : rest;
            }
        }
        return rest.isNegative() ? Duration.ZERO : rest;
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
