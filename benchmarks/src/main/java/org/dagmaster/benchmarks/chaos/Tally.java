package org.dagmaster.benchmarks.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was done and seen, while it goes on; safe for many threads. */
final class Tally {

    private final PrintStream notes;
    private final long begin = System.nanoTime();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<String> violations = new ArrayList<>();
    private int halts;

    /**
     * @param notes where progress is told
     */
    Tally(PrintStream notes) {
        this.notes = notes;
    }

    void note(String text) {
        notes.println(String.format(Locale.ROOT, "chaos: %5.1f s  %s", seconds(), text));
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    synchronized void done(Fault fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    synchronized void endedByItself(int server, int exitCode) {
        if (exitCode == HaltHandler.EXIT_CODE) {
            halts++;
            note("a poison task has taken server %d down".formatted(server));
        } else {
            violated("server %d ended by itself, with exit code %d".formatted(server, exitCode));
        }
    }

    synchronized void violated(String sentence) {
        violations.add(sentence);
        note("VIOLATED: " + sentence);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized Map<Fault, Integer> faults() {
        return new EnumMap<>(faults);
    }

    /** How often a poison task has taken a server down. */
    synchronized int halts() {
        return halts;
    }
}
