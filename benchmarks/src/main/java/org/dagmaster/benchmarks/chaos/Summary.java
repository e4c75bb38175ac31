package org.dagmaster.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a trial came to.
 *
 * @param lives how often a server began its work
 * @param seconds the trial took
 */
record Summary(
        ChaosSettings settings, Tally tally, Verdict.Counts counts, int lives, double seconds) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, "seed", String.valueOf(settings.seed()));
        add(lines, "servers", String.join(" ", settings.servers()) + ", begun " + lives + " times");
        add(lines, "jobs", String.valueOf(counts.jobs()));
        add(lines, "results accepted", String.valueOf(counts.results()));
        add(lines, "executions", String.valueOf(counts.executions()));
        add(lines, "takeovers of jobs", String.valueOf(counts.takeovers()));
        tally.faults()
                .forEach((fault, count) -> add(lines, fault.description(), String.valueOf(count)));
        if (settings.poison() > 0) {
            add(lines, "servers taken down by poison", String.valueOf(tally.halts()));
        }
        add(lines, "took", String.format(Locale.ROOT, "%.1f s", seconds));
        List<String> violations = tally.violations();
        lines.add("");
        if (violations.isEmpty()) {
            lines.add("nothing was lost, and nothing was doubled");
        } else {
            lines.add(violations.size() + " violations:");
            violations.forEach(violation -> lines.add("  " + violation));
        }
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-48s %s", name, value));
    }
}
