package org.dagmaster.application.handler.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** An attempt as a worker would run it, that keeps what the handler says. */
final class Attempt implements TaskContext {

    private static final JobId JOB = new JobId(new UUID(0x0190_0000_0000_7000L, 42));

    private final TaskId task;
    private final @Nullable Checkpoint before;
    private final List<Checkpoint> saved = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private boolean cancelled;

    private Attempt(TaskId task, @Nullable Checkpoint before) {
        this.task = task;
        this.before = before;
    }

    static Attempt first() {
        return number(1, "node");
    }

    static Attempt number(int attempt, String node) {
        return new Attempt(new TaskId(JOB, new NodeId(node), attempt), null);
    }

    /** The attempt after this one, with the checkpoint that this one saved last. */
    Attempt next() {
        TaskId after = new TaskId(task.job(), task.node(), task.attempt() + 1);
        return new Attempt(after, saved.isEmpty() ? before : saved.getLast());
    }

    Attempt cancelled() {
        cancelled = true;
        return this;
    }

    /** Runs the handler on params as a workflow gives them, and gives the output's map. */
    <P extends Record> Map<String, @Nullable Object> run(
            TaskHandler<P> handler, Map<String, ?> params)
            throws RecordMapper.Misfit, TaskFailure, InterruptedException {
        P parameters = RecordMapper.toRecord(params, handler.parameters());
        return RecordMapper.toMap((Record) handler.run(parameters, this));
    }

    List<Checkpoint> saved() {
        return saved;
    }

    List<String> progress() {
        return progress;
    }

    @Override
    public TaskId task() {
        return task;
    }

    @Override
    public Path workFolder() {
        throw new UnsupportedOperationException("the example handlers write no files");
    }

    @Override
    public void progress(long current, long total, String message) {
        progress.add(current + "/" + total + " " + message);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(before);
    }

    @Override
    public void save(Checkpoint checkpoint) {
        saved.add(checkpoint);
    }
}
