package org.dagmaster.application.handler.example;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Gives back its message, but fails at some share of its attempts. */
public final class FlakyEcho implements TaskHandler<FlakyEcho.Params> {

    /**
     * What to give back, and how often to fail.
     *
     * @param failureRate within 0 and 1
     * @param failures if given, the rate is that of nodes, each of which fails at its first so many
     *     attempts; else it is that of attempts
     */
    public record Params(@Nullable Object message, double failureRate, @Nullable Integer failures) {
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
        if (isToFail(parameters, context.task())) {
            throw TaskFailure.retryable(
                    "FLAKY", "attempt %d was drawn to fail".formatted(context.task().attempt()));
        }
        return new Output(parameters.message(), context.task().attempt());
    }

    private static boolean isToFail(Params parameters, TaskId task) {
        Integer failures = parameters.failures();
        if (failures == null) {
            return draw(task.toString()) < parameters.failureRate();
        }
        String node = task.job() + ":" + task.node();
        return draw(node) < parameters.failureRate() && task.attempt() <= failures;
    }

    /**
     * A number from 0 up to 1, drawn from the attempt itself, so that a run can be told again.
     *
     * <p>From a cryptographic hash, since attempts differ in one digit: by a checksum, the second
     * would follow from the first.
     */
    private static double draw(String task) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(task.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
