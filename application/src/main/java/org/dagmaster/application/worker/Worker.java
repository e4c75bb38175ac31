package org.dagmaster.application.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.dagmaster.application.engine.Companion;
import org.dagmaster.application.engine.Cycle;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.application.worker.RunningTask.Stop;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks off queues, runs them, and hands in their reports. One transaction does both: what
 * ended goes in, and what the freed slots can take comes out, so that the batch grows by itself
 * under load and a lone result goes at once.
 */
public final class Worker implements Cycle {

    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);

    /**
     * So many reports at most are handed in within the orchestrator's own transaction. With more
     * there is enough to do for both to be at work at the same time.
     */
    private static final int LIGHT = 8;

    private final WorkerId id;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final WorkerSettings settings;
    private final Signals signals;
    private final Executor threads;
    private final TaskRunner runner;
    private final @Nullable Orchestrator beside;

    private final ConcurrentMap<TaskId, RunningTask> running = new ConcurrentHashMap<>();
    private final Queue<TaskReport> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /** Until when this worker counts as alive, by its own clock, which started no later. */
    private Instant aliveUntil = Instant.MIN;

    /** A task that must run alone, and waits until everything else has ended. */
    private @Nullable TaskMessage suspect;

    /**
     * @param threads must run as many attempts at once as the settings have slots
     * @param beside the orchestrator of the same process; null if there is none
     */
    public Worker(
            WorkerId id,
            HandlerRegistry handlers,
            OutputStore outputs,
            UnitOfWork unitOfWork,
            Clock clock,
            WorkerSettings settings,
            Signals signals,
            Executor threads,
            @Nullable Orchestrator beside) {
        this.id = id;
        this.beside = beside;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.settings = settings;
        this.signals = signals;
        this.threads = threads;
        this.runner = new TaskRunner(id, handlers, outputs, clock);
    }

    @Override
    public synchronized Duration run() {
        Exchange exchange = new Exchange(drain(), starts());
        try {
            if (!isDoneBeside(exchange)) {
                unitOfWork.inTransaction(stores -> {
                    exchange.handIn(stores);
                    return exchange.takeOut(stores);
                });
                announce(exchange);
            }
        } catch (RuntimeException e) {
            // Handing in twice is harmless: a report whose lease is gone is not kept.
            finished.addAll(exchange.reports);
            throw e;
        }
        exchange.reports.forEach(report -> running.remove(report.task()));
        exchange.taken.forEach(this::receive);
        beginSuspect();
        signals.jobs().changed(exchange.taken.stream().map(task -> task.id().job()).toList());
        if (isIdle()) {
            notifyAll();
        }
        return rest();
    }

    /** Whether the orchestrator of this process took part, which it does where there is little. */
    private boolean isDoneBeside(Exchange exchange) {
        return beside != null
                && !exchange.isEmpty()
                && exchange.reports.size() <= LIGHT
                && beside.runWith(exchange);
    }

    /** What one transaction hands in and takes out. */
    private final class Exchange implements Companion {

        private final List<TaskReport> reports;
        private final List<TaskReport.Started> starts;
        private Set<TaskId> kept = Set.of();
        private List<TaskMessage> taken = List.of();

        Exchange(List<TaskReport> reports, List<TaskReport.Started> starts) {
            this.reports = reports;
            this.starts = starts;
        }

        boolean isEmpty() {
            return reports.isEmpty() && starts.isEmpty();
        }

        @Override
        public Set<JobId> jobs() {
            Set<JobId> jobs = new HashSet<>();
            reports.forEach(report -> jobs.add(report.task().job()));
            starts.forEach(start -> jobs.add(start.task().job()));
            return jobs;
        }

        /** First what may wait for others, then what holds leases and waits for nobody. */
        @Override
        public void handIn(Stores stores) {
            kept = reports.isEmpty() ? Set.of() : stores.inbox().finish(id, reports);
            if (!starts.isEmpty()) {
                stores.inbox().started(id, starts);
            }
        }

        @Override
        public List<TaskMessage> takeOut(Stores stores) {
            Map<QueueName, Integer> free = mayTake() ? freeSlots(reports) : Map.of();
            taken =
                    free.isEmpty()
                            ? List.of()
                            : stores.queue().take(id, new Appetite(free, settings.limits()));
            return taken;
        }
    }

    /**
     * Waits until no attempt is running and every report is handed in.
     *
     * @return whether that is so; false if {@code patience} ran out before
     */
    public synchronized boolean awaitIdle(Duration patience) throws InterruptedException {
        Instant end = clock.now().plus(patience);
        while (!isIdle()) {
            Duration left = Duration.between(clock.now(), end);
            if (!left.isPositive()) {
                return false;
            }
            wait(Math.max(1, left.toMillis()));
        }
        return true;
    }

    private boolean isIdle() {
        return running.isEmpty() && finished.isEmpty() && suspect == null;
    }

    /** Takes nothing more, and tells what runs to save its state and stop. */
    public void stopTaking() {
        stopping = true;
        running.values().forEach(task -> task.stop(Stop.WORKER_STOPS));
        signals.tasks().ring();
    }

    /** Says goodbye; what is still leased is at once known to be lost. */
    public void leave() {
        unitOfWork.inTransaction(stores -> {
            stores.members().leave(id);
            return id;
        });
    }

    /**
     * What a worker does by the clock: says that it lives, sends progress, and stops attempts that
     * were taken away or are past their timeout.
     */
    public synchronized Duration keepAlive() {
        Instant now = clock.now();
        Map<TaskId, Progress> progress = progress();
        Set<TaskId> held = unitOfWork.inTransaction(stores -> heartbeat(stores, progress));
        aliveUntil = now.plus(settings.lease());
        running.values().forEach(task -> check(task, held, clock.now()));
        if (suspect != null && !held.contains(suspect.id())) {
            suspect = null;
        }
        held.stream().filter(task -> !isKnown(task)).forEach(this::giveBack);
        if (!progress.isEmpty()) {
            signals.jobs().changed(progress.keySet().stream().map(TaskId::job).toList());
        }
        return running.isEmpty() ? settings.heartbeat() : min(settings.heartbeat(), PROGRESS_EVERY);
    }

    private boolean isKnown(TaskId task) {
        return running.containsKey(task) || (suspect != null && suspect.id().equals(task));
    }

    private static void check(RunningTask task, Set<TaskId> held, Instant now) {
        if (!held.contains(task.task())) {
            task.stop(Stop.TAKEN_AWAY);
        } else if (task.isOverdue(now)) {
            task.stop(Stop.TIMED_OUT);
        }
    }

    /** A task was leased to this worker by a commit whose reply was lost: it never began. */
    private void giveBack(TaskId task) {
        Failure failure =
                Failure.transientFailure(
                        ErrorCode.WORKER_STOPPED, "the worker lost the task before it began");
        finished.add(new TaskReport.Failed(task, null, null, clock.now(), failure));
        signals.tasks().ring();
    }

    private List<TaskReport> drain() {
        List<TaskReport> reports = new ArrayList<>();
        for (TaskReport report = finished.poll(); report != null; report = finished.poll()) {
            reports.add(report);
        }
        return reports;
    }

    private List<TaskReport.Started> starts() {
        Instant now = clock.now();
        return running.values().stream()
                .filter(task -> task.takeStartReport(now, settings.startReportAfter()))
                .map(task -> new TaskReport.Started(task.task(), id, task.startedAt()))
                .toList();
    }

    /** Who was silent for too long says that it lives first: what it took would be taken away. */
    private boolean mayTake() {
        return !stopping && !isReserved() && clock.now().isBefore(aliveUntil);
    }

    /** Whether one task has, or waits to have, the worker for itself. */
    private boolean isReserved() {
        return suspect != null
                || running.values().stream().anyMatch(task -> task.message().alone());
    }

    private Map<QueueName, Integer> freeSlots(List<TaskReport> ending) {
        Set<TaskId> over = new HashSet<>();
        ending.forEach(report -> over.add(report.task()));
        Map<QueueName, Integer> free = new HashMap<>(settings.slots());
        running.forEach((task, attempt) -> {
            if (!over.contains(task)) {
                free.merge(attempt.message().queue(), -1, Integer::sum);
            }
        });
        free.values().removeIf(count -> count <= 0);
        return free;
    }

    private void receive(TaskMessage message) {
        if (message.alone()) {
            suspect = message;
        } else {
            begin(message);
        }
    }

    private void beginSuspect() {
        TaskMessage waiting = suspect;
        if (waiting != null && running.isEmpty()) {
            suspect = null;
            begin(waiting);
        }
    }

    private void begin(TaskMessage message) {
        JobId job = message.id().job();
        RunningTask task =
                new RunningTask(
                        id,
                        message,
                        clock.now(),
                        settings.mount().resolve(job.toString()),
                        unitOfWork);
        running.put(message.id(), task);
        if (stopping) {
            task.stop(Stop.WORKER_STOPS);
        }
        threads.execute(() -> {
            finished.add(runner.run(task));
            signals.tasks().ring();
        });
    }

    private void announce(Exchange exchange) {
        if (!exchange.kept.isEmpty() || !exchange.starts.isEmpty()) {
            signals.jobsWait();
        }
    }

    private Duration rest() {
        if (!finished.isEmpty()) {
            return Duration.ZERO;
        }
        boolean startsToReport = running.values().stream().anyMatch(RunningTask::isStartUnreported);
        return startsToReport
                ? min(settings.slowPoll(), settings.startReportAfter())
                : settings.slowPoll();
    }

    private Map<TaskId, Progress> progress() {
        Map<TaskId, Progress> progress = new HashMap<>();
        running.forEach((task, attempt) -> {
            Progress newest = attempt.takeProgress();
            if (newest != null) {
                progress.put(task, newest);
            }
        });
        return progress;
    }

    private Set<TaskId> heartbeat(Stores stores, Map<TaskId, Progress> progress) {
        // One that stops takes nothing more: whoever asks must not count on it.
        Map<QueueName, Integer> slots = stopping ? Map.of() : settings.slots();
        stores.members().heartbeat(id, slots, settings.lease());
        if (!progress.isEmpty()) {
            stores.leases().progress(id, progress);
        }
        if (suspect != null) {
            stores.leases().renew(id, suspect.id());
        }
        return stores.leases().heldBy(id);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
