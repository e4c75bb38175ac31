package org.dagmaster.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seed under which something that must hold did not, with what led to it. */
public final class SimulationFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final long seed;
    private final transient @Nullable PlantedBug bug;
    private final long step;
    private final Invariant invariant;
    private final String detail;
    private final transient List<String> trace;

    SimulationFailure(
            long seed,
            @Nullable PlantedBug bug,
            long step,
            Violation violation,
            String detail,
            List<String> trace) {
        super(
                "seed %d, step %d: %s %s%n%s%nagain: %s"
                        .formatted(
                                seed,
                                step,
                                violation.invariant().sentence(),
                                detail,
                                String.join(System.lineSeparator(), trace),
                                command(seed, bug)),
                violation);
        this.seed = seed;
        this.bug = bug;
        this.step = step;
        this.invariant = violation.invariant();
        this.detail = detail;
        this.trace = List.copyOf(trace);
    }

    public long seed() {
        return seed;
    }

    /** The number of the step after which it was found. */
    public long step() {
        return step;
    }

    public Invariant invariant() {
        return invariant;
    }

    /** What was found in place of what must hold. */
    public String detail() {
        return detail;
    }

    /** The last steps, oldest first; times are those of the database's clock since the start. */
    public List<String> trace() {
        return trace;
    }

    /** What runs this seed alone. */
    public String command() {
        return command(seed, bug);
    }

    private static String command(long seed, @Nullable PlantedBug bug) {
        String one = "./dagmaster simulate --from %d --seeds 1".formatted(seed);
        return bug == null ? one : one + " --bug " + bug;
    }
}
