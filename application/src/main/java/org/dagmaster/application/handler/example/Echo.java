package org.dagmaster.application.handler.example;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Gives back its message. */
public final class Echo implements TaskHandler<Echo.Params> {

    /** Any value. */
    public record Params(@Nullable Object message) {}

    /** The same value. */
    public record Output(@Nullable Object message) {}

    @Override
    public HandlerName name() {
        return new HandlerName("echo");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Gives back its message.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) {
        return new Output(parameters.message());
    }
}
