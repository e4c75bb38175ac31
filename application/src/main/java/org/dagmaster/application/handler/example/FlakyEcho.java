package org.dagmaster.application.handler.example;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Gives back its message, but fails at some share of its attempts. */
public final class FlakyEcho implements TaskHandler<FlakyEcho.Params> {

    /**
     * What to give back, and how often to fail.
     *
     * @param failureRate within 0 and 1
     */
    public record Params(@Nullable Object message, double failureRate) {
        public Params {
            if (failureRate < 0 || failureRate > 1) {
                throw new IllegalArgumentException("failure_rate must lie within 0 and 1");
            }
        }
    }

    /** The message, and the attempt that got through. */
    public record Output(@Nullable Object message, int attempt) {}

    @Override
    public HandlerName name() {
        return new HandlerName("flaky_echo");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Gives back its message, but fails at some share of its attempts.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) throws TaskFailure {
        // Drawn from the attempt itself, so that a run can be told again.
        CRC32 draw = new CRC32();
        draw.update(context.task().toString().getBytes(StandardCharsets.UTF_8));
        if (draw.getValue() / (double) (1L << 32) < parameters.failureRate()) {
            throw TaskFailure.retryable("FLAKY", "this attempt was drawn to fail");
        }
        return new Output(parameters.message(), context.task().attempt());
    }
}
