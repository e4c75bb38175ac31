package org.dagmaster.benchmarks.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.simulation.Fault;
import org.dagmaster.simulation.PlantedBug;
import org.dagmaster.simulation.SimulationFailure;
import org.dagmaster.simulation.Tally;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of the seeds.
 *
 * @param failure null if everything held
 * @param seconds that it took
 */
record Summary(
        long from,
        @Nullable PlantedBug bug,
        Tally tally,
        @Nullable SimulationFailure failure,
        double seconds) {

    private static final JsonMapper MAPPER = new JsonMapper();

    List<String> text() {
        List<String> lines = new ArrayList<>();
        if (failure != null) {
            lines.addAll(text(failure));
            lines.add("");
        }
        lines.add(
                "%s: %,d seeds from %d, %,d steps, %,d transactions, %,d jobs, %,d attempts"
                        .formatted(
                                failure == null ? "everything held" : "one seed failed",
                                tally.seeds(),
                                from,
                                tally.steps(),
                                tally.transactions(),
                                tally.jobs(),
                                tally.attempts()));
        for (Fault fault : Fault.values()) {
            lines.add(
                    "  %,9d  %-20s %s"
                            .formatted(tally.faults(fault), name(fault), fault.sentence()));
        }
        lines.add("%.1f s, %.0f seeds a second".formatted(seconds, rate()));
        return lines;
    }

    private List<String> text(SimulationFailure found) {
        List<String> lines = new ArrayList<>();
        lines.add("the last steps of seed %d:".formatted(found.seed()));
        lines.add("");
        lines.addAll(found.trace());
        lines.add("");
        lines.add("seed %d failed after step %d".formatted(found.seed(), found.step()));
        lines.add("what must hold:   " + found.invariant().sentence());
        lines.add("what was found:   " + found.detail());
        if (bug != null) {
            lines.add("what was planted: " + bug.sentence());
        }
        lines.add("to see it again:  " + found.command());
        return lines;
    }

    String json() {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("held", failure == null);
        document.put("from", from);
        document.put("bug", bug == null ? null : bug.name());
        document.put("seeds", tally.seeds());
        document.put("steps", tally.steps());
        document.put("transactions", tally.transactions());
        document.put("jobs", tally.jobs());
        document.put("attempts", tally.attempts());
        ObjectNode faults = document.putObject("faults");
        for (Fault fault : Fault.values()) {
            faults.put(name(fault), tally.faults(fault));
        }
        document.put("seconds", Math.round(seconds * 1000) / 1000.0);
        document.put("seeds_per_second", Math.round(rate() * 10) / 10.0);
        if (failure != null) {
            ObjectNode violation = document.putObject("violation");
            violation.put("seed", failure.seed());
            violation.put("step", failure.step());
            violation.put("invariant", failure.invariant().name().toLowerCase(Locale.ROOT));
            violation.put("sentence", failure.invariant().sentence());
            violation.put("detail", failure.detail());
            failure.trace().forEach(violation.withArray("trace")::add);
            violation.put("command", failure.command());
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private double rate() {
        return tally.seeds() / Math.max(seconds, 0.001);
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }
}
