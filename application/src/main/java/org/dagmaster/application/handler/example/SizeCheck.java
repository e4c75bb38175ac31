package org.dagmaster.application.handler.example;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;

/** Tells whether a size is within a limit, and which class it is of. */
public final class SizeCheck implements TaskHandler<SizeCheck.Params> {

    /** A size and its limit, both in megabytes. */
    public record Params(double sizeMb, double limitMb) {}

    /**
     * The verdict.
     *
     * @param sizeClass small up to the limit, medium up to ten times the limit, else large
     */
    public record Output(double sizeMb, boolean withinLimit, String sizeClass) {}

    @Override
    public HandlerName name() {
        return new HandlerName("size_check");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Tells whether a size is within a limit, and which class it is of.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) {
        boolean within = parameters.sizeMb() <= parameters.limitMb();
        boolean medium = parameters.sizeMb() <= 10 * parameters.limitMb();
        String sizeClass = within ? "small" : medium ? "medium" : "large";
        return new Output(parameters.sizeMb(), within, sizeClass);
    }
}
