package org.dagmaster.simulation;

import java.util.EnumMap;
import java.util.Map;

/** What happened in one simulation or in many, in numbers. */
public final class Tally {

    private long seeds;
    private long steps;
    private long transactions;
    private long jobs;
    private long attempts;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);

    void seed() {
        seeds++;
    }

    void step() {
        steps++;
    }

    void transaction() {
        transactions++;
    }

    void jobs(int count) {
        jobs += count;
    }

    void attempt() {
        attempts++;
    }

    void fault(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    /** Adds what happened elsewhere. */
    public void add(Tally other) {
        seeds += other.seeds;
        steps += other.steps;
        transactions += other.transactions;
        jobs += other.jobs;
        attempts += other.attempts;
        other.faults.forEach((fault, count) -> faults.merge(fault, count, Long::sum));
    }

    public long seeds() {
        return seeds;
    }

    /** After each of them all invariants were checked. */
    public long steps() {
        return steps;
    }

    /** Committed or not; those of the checks are not counted. */
    public long transactions() {
        return transactions;
    }

    public long jobs() {
        return jobs;
    }

    /** Attempts of tasks that were run. */
    public long attempts() {
        return attempts;
    }

    public long faults(Fault kind) {
        return faults.getOrDefault(kind, 0L);
    }
}
