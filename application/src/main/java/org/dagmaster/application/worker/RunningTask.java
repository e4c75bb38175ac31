package org.dagmaster.application.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in the hands of this worker: what its handler sees, and what the worker sees of it.
 */
final class RunningTask implements TaskContext {

    /** Why an attempt is told to stop. */
    enum Stop {
        /** The job no longer wants it, or another worker has it. */
        TAKEN_AWAY,
        TIMED_OUT,
        /** The worker goes down. */
        WORKER_STOPS
    }

    private final WorkerId worker;
    private final TaskMessage message;
    private final Instant startedAt;
    private final Path workFolder;
    private final UnitOfWork unitOfWork;

    private volatile @Nullable Stop stop;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Progress progress;
    private @Nullable Progress lastSent;
    private boolean startReported;

    RunningTask(
            WorkerId worker,
            TaskMessage message,
            Instant startedAt,
            Path workFolder,
            UnitOfWork unitOfWork) {
        this.worker = worker;
        this.message = message;
        this.startedAt = startedAt;
        this.workFolder = workFolder;
        this.unitOfWork = unitOfWork;
    }

    TaskMessage message() {
        return message;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Binds the attempt to the thread that runs it, so that it can be interrupted. */
    synchronized void enter(Thread runner) {
        thread = runner;
        if (stop != null) {
            runner.interrupt();
        }
    }

    /** From here on no interrupt reaches the thread, which goes on to other attempts. */
    synchronized void leave() {
        thread = null;
    }

    /** Tells the attempt to stop; the first reason counts. */
    synchronized void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    @Nullable Stop stopReason() {
        return stop;
    }

    boolean isOverdue(Instant now) {
        return Duration.between(startedAt, now).compareTo(message.timeout()) > 0;
    }

    /** Whether the start is to be reported now; true once. */
    synchronized boolean takeStartReport(Instant now, Duration after) {
        boolean due = !startReported && Duration.between(startedAt, now).compareTo(after) >= 0;
        startReported |= due;
        return due;
    }

    synchronized boolean isStartUnreported() {
        return !startReported;
    }

    /** Progress that has not been sent; null if there is none. */
    synchronized @Nullable Progress takeProgress() {
        Progress newest = progress;
        if (newest == null || newest.equals(lastSent)) {
            return null;
        }
        lastSent = newest;
        return newest;
    }

    @Override
    public TaskId task() {
        return message.id();
    }

    @Override
    public Path workFolder() {
        try {
            return Files.createDirectories(workFolder);
        } catch (IOException e) {
            throw new StorageUnavailable(
                    "the work folder %s cannot be made: %s".formatted(workFolder, e.getMessage()),
                    e);
        }
    }

    @Override
    public void progress(long current, long total, String text) {
        progress = new Progress(current, total, text);
    }

    @Override
    public boolean isCancelled() {
        return stop != null;
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return unitOfWork.inTransaction(
                stores -> stores.checkpoints().newest(message.id().job(), message.id().node()));
    }

    @Override
    public void save(Checkpoint checkpoint) {
        boolean isHeld =
                unitOfWork.inTransaction(
                        stores -> stores.checkpoints().save(worker, message.id(), checkpoint));
        if (!isHeld) {
            stop(Stop.TAKEN_AWAY);
        }
    }
}
