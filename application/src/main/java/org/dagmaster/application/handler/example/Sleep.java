package org.dagmaster.application.handler.example;

import java.time.Duration;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;

/** Waits for some seconds. */
public final class Sleep implements TaskHandler<Sleep.Params> {

    /** How long to wait. */
    public record Params(double seconds) {
        public Params {
            if (seconds < 0) {
                throw new IllegalArgumentException("seconds must not be negative");
            }
        }
    }

    /** How long it waited. */
    public record Output(double sleptSeconds) {}

    @Override
    public HandlerName name() {
        return new HandlerName("sleep");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Waits for some seconds.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(Math.round(parameters.seconds() * 1000)));
        return new Output(parameters.seconds());
    }
}
