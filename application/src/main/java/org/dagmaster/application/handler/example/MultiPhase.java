package org.dagmaster.application.handler.example;

import java.time.Duration;
import java.util.Map;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Works in steps, saves a checkpoint after each, and goes on there in a later attempt. */
public final class MultiPhase implements TaskHandler<MultiPhase.Params> {

    /** How many steps, and how long each takes; no time if not given. */
    public record Params(int steps, @Nullable Double stepDelaySeconds) {
        public Params {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1");
            }
            if (stepDelaySeconds != null && stepDelaySeconds < 0) {
                throw new IllegalArgumentException("step_delay_seconds must not be negative");
            }
        }
    }

    /** How many steps there were, and after which one this attempt went on. */
    public record Output(int steps, int resumedAfter) {}

    @Override
    public HandlerName name() {
        return new HandlerName("multi_phase");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Works in steps, saves a checkpoint after each, and goes on there in a later attempt.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) throws InterruptedException {
        int done = context.checkpoint().map(Checkpoint::index).orElse(0);
        double delay = parameters.stepDelaySeconds() == null ? 0 : parameters.stepDelaySeconds();
        for (int step = done + 1; step <= parameters.steps(); step++) {
            context.checkCancelled();
            Thread.sleep(Duration.ofMillis(Math.round(delay * 1000)));
            context.save(new Checkpoint("step", step, Map.of()));
            context.progress(step, parameters.steps(), "step " + step);
        }
        return new Output(parameters.steps(), done);
    }
}
