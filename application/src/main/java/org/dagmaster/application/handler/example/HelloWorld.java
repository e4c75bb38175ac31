package org.dagmaster.application.handler.example;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Greets someone by name. */
public final class HelloWorld implements TaskHandler<HelloWorld.Params> {

    /** The name to greet; the world if there is none. */
    public record Params(@Nullable String name) {}

    /** The greeting. */
    public record Output(String greeting) {}

    @Override
    public HandlerName name() {
        return new HandlerName("hello_world");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Greets someone by name.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) {
        String name = parameters.name() == null ? "world" : parameters.name();
        return new Output("Hello, " + name + "!");
    }
}
