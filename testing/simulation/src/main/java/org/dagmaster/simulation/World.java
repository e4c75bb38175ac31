package org.dagmaster.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What all processes of one simulation share. */
final class World {

    private final Parts parts;
    private final Luck luck;
    private final Weather weather;
    private final Tally tally = new Tally();
    private final Findings findings = new Findings();
    private final Trace trace;
    private boolean calm;
    private @Nullable Actor running;

    World(long seed, Path mount, Trace trace) {
        this.parts = new Parts(mount);
        this.luck = new Luck(seed);
        this.weather = Weather.of(luck);
        this.trace = trace;
    }

    Parts parts() {
        return parts;
    }

    Luck luck() {
        return luck;
    }

    Weather weather() {
        return weather;
    }

    Tally tally() {
        return tally;
    }

    Findings findings() {
        return findings;
    }

    Trace trace() {
        return trace;
    }

    /** From now on nothing fails any more. */
    void calmDown() {
        calm = true;
        trace.line("", () -> "the weather calms down: nothing fails from here on");
    }

    boolean isCalm() {
        return calm;
    }

    /** Whose handler runs just now, or ran last. */
    @Nullable Actor running() {
        return running;
    }

    void runs(Actor actor) {
        running = actor;
    }

    void happened(Fault fault, String process) {
        tally.fault(fault);
        trace.line(process, () -> "! " + fault.sentence());
    }
}
