package org.dagmaster.application.worker;

import java.io.IOException;
import java.util.Map;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one attempt on the calling thread and turns whatever comes of it into a report. */
final class TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final ErrorCode STORAGE_UNAVAILABLE = new ErrorCode("STORAGE_UNAVAILABLE");

    private final WorkerId worker;
    private final HandlerRegistry handlers;
    private final OutputStore outputs;
    private final Clock clock;

    TaskRunner(WorkerId worker, HandlerRegistry handlers, OutputStore outputs, Clock clock) {
        this.worker = worker;
        this.handlers = handlers;
        this.outputs = outputs;
        this.clock = clock;
    }

    TaskReport run(RunningTask task) {
        task.enter(Thread.currentThread());
        try {
            Map<String, @Nullable Object> output = call(task);
            String name = task.task().node() + "/" + task.task().attempt();
            return new TaskReport.Succeeded(
                    task.task(),
                    worker,
                    task.startedAt(),
                    clock.now(),
                    outputs.keep(task.task().job(), name, output));
        } catch (TaskFailure e) {
            LOG.debug("{} failed", task.task(), e);
            return failed(task, e.failure());
        } catch (InterruptedException e) {
            return failed(task, stopped(task));
        } catch (StorageUnavailable | IOException e) {
            if (task.isCancelled()) {
                // An interrupt breaks connections off: that is no fault of the storage.
                return failed(task, stopped(task));
            }
            LOG.warn("{} could not reach storage", task.task(), e);
            return failed(
                    task,
                    Failure.transientFailure(
                            STORAGE_UNAVAILABLE,
                            "storage could not be reached: " + e.getMessage()));
        } catch (RuntimeException | Error e) {
            if (task.isCancelled()) {
                return failed(task, stopped(task));
            }
            LOG.error("{} ({}) failed unexpectedly", task.task(), task.message().handler(), e);
            return failed(task, defect(task, e));
        } finally {
            task.leave();
            // The pool's thread serves other attempts: an interrupt meant for this one ends here.
            Thread.interrupted();
        }
    }

    private Map<String, @Nullable Object> call(RunningTask task)
            throws TaskFailure, InterruptedException, IOException {
        task.checkCancelled();
        return call(handlers.find(task.message().handler()), task);
    }

    private static <P extends Record> Map<String, @Nullable Object> call(
            TaskHandler<P> handler, RunningTask task) throws TaskFailure, InterruptedException {
        P parameters;
        try {
            parameters = RecordMapper.toRecord(task.message().params(), handler.parameters());
        } catch (RecordMapper.Misfit e) {
            String message =
                    "the params do not fit %s: %s".formatted(handler.name(), e.getMessage());
            throw new TaskFailure(Failure.permanent(ErrorCode.INVALID_PARAMS, message));
        }
        Object output = handler.run(parameters, task);
        return switch (output) {
            case Record record -> Values.copyOfMap(RecordMapper.toMap(record));
            case Map<?, ?> map -> Values.copyOfMap(map);
            default -> throw new IllegalStateException(handler.name() + " returned no map");
        };
    }

    private static Failure stopped(RunningTask task) {
        return switch (task.stopReason()) {
            case TIMED_OUT ->
                    Failure.transientFailure(
                            ErrorCode.TIMED_OUT,
                            "the attempt took longer than its timeout of %d s"
                                    .formatted(task.message().timeout().toSeconds()));
            case WORKER_STOPS ->
                    Failure.transientFailure(
                            ErrorCode.WORKER_STOPPED, "the worker was told to stop");
            case TAKEN_AWAY ->
                    Failure.transientFailure(ErrorCode.WORKER_LOST, "the attempt was taken away");
            case null ->
                    Failure.transientFailure(
                            ErrorCode.HANDLER_FAILED, "the handler was interrupted by itself");
        };
    }

    private static Failure defect(RunningTask task, Throwable cause) {
        return Failure.transientFailure(
                ErrorCode.HANDLER_FAILED,
                "handler %s failed unexpectedly (%s: %s); the worker's log has the details"
                        .formatted(
                                task.message().handler(),
                                cause.getClass().getSimpleName(),
                                cause.getMessage()));
    }

    private TaskReport failed(RunningTask task, Failure failure) {
        return new TaskReport.Failed(task.task(), worker, task.startedAt(), clock.now(), failure);
    }
}
