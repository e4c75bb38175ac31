package org.dagmaster.domain.ownership;

/**
 * A fencing token: it grows by one whenever a job changes hands, and every write of an owner is
 * conditional on it, so that an owner that slept through a takeover changes nothing.
 */
public record Epoch(long value) implements Comparable<Epoch> {

    /** Of a job that nobody has owned. */
    public static final Epoch NONE = new Epoch(0);

    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("epoch " + value + " is negative");
        }
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
