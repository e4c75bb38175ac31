package org.dagmaster.benchmarks.chaos;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;

/** Takes its whole process down, as code does that runs out of native memory. */
public final class HaltHandler implements TaskHandler<HaltHandler.Params> {

    static final int EXIT_CODE = 99;

    /** There is nothing to choose. */
    public record Params() {}

    @Override
    public HandlerName name() {
        return new HandlerName("chaos.halt");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Takes its whole process down.";
    }

    @Override
    public Params run(Params parameters, TaskContext context) {
        ExecutionLog.own().begin(context.task(), "halt");
        Runtime.getRuntime().halt(EXIT_CODE);
        return parameters;
    }
}
