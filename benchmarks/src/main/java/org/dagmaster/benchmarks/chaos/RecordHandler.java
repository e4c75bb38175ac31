package org.dagmaster.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Adds, slowly, and leaves a trace of each execution that the engine knows nothing of. */
public final class RecordHandler implements TaskHandler<RecordHandler.Params> {

    private static final int STEP_MILLIS = 40;

    /**
     * What to do.
     *
     * @param value what it adds {@code plus} to
     * @param millis how long it takes; 0 if not given
     * @param failures so many attempts fail
     * @param steps so many checkpoints are saved on the way
     * @param items the length of the list that it gives
     * @param broken whether it fails for good
     */
    public record Params(
            int value,
            int plus,
            @Nullable Integer millis,
            @Nullable Integer failures,
            @Nullable Integer steps,
            @Nullable Integer items,
            @Nullable Boolean broken) {}

    /**
     * The sum, and by whom.
     *
     * @param token of the execution, as it is in the log
     */
    public record Output(int value, String token, List<Integer> items) {}

    @Override
    public HandlerName name() {
        return new HandlerName("chaos.record");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Adds, slowly, and leaves a trace of each execution.";
    }

    @Override
    public Output run(Params parameters, TaskContext context)
            throws TaskFailure, InterruptedException {
        String token = UUID.randomUUID().toString();
        ExecutionLog log = ExecutionLog.own();
        log.begin(context.task(), token);
        Thread.sleep(orZero(parameters.millis()));
        int done = context.checkpoint().map(Checkpoint::index).orElse(0);
        for (int step = done + 1; step <= orZero(parameters.steps()); step++) {
            Thread.sleep(STEP_MILLIS);
            context.save(new Checkpoint("step", step, Map.of()));
        }
        if (Boolean.TRUE.equals(parameters.broken())) {
            throw TaskFailure.permanent("CHAOS_BROKEN", "this is to fail");
        }
        if (context.task().attempt() <= orZero(parameters.failures())) {
            throw TaskFailure.retryable("CHAOS_FLAKY", "this is to fail, and to be tried again");
        }
        List<Integer> items = new ArrayList<>();
        for (int item = 0; item < orZero(parameters.items()); item++) {
            items.add(item);
        }
        log.end(context.task(), token);
        return new Output(parameters.value() + parameters.plus(), token, items);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
