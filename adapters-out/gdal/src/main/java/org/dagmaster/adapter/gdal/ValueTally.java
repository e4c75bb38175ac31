package org.dagmaster.adapter.gdal;

import org.dagmaster.domain.raster.BandSample;

/** Counts the values of a band as they come by, in constant memory. */
final class ValueTally {

    private static final int SLOTS = 1024; // a power of two, far above DISTINCT_LIMIT

    private long pixels;
    private long valid;
    private double minimum = Double.NaN;
    private double maximum = Double.NaN;
    private double shift;
    private double sum;
    private double squares;
    private boolean whole = true;
    private int distinct;
    private double last = Double.NaN;
    private final long[] seen = new long[SLOTS];
    private final boolean[] taken = new boolean[SLOTS];

    long valid() {
        return valid;
    }

    void skip() {
        pixels++;
    }

    /**
     * @param value not NaN
     */
    void add(double value) {
        pixels++;
        if (valid++ == 0) {
            shift = value;
            minimum = value;
            maximum = value;
        }
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        // Sums of differences to the first value: no digits lost on values far from zero.
        double difference = value - shift;
        sum += difference;
        squares += difference * difference;
        if (value != last) {
            last = value;
            whole &= value == Math.rint(value);
            note(value);
        }
    }

    BandSample result(boolean exact) {
        double mean = shift + sum / valid;
        double variance = Math.max(0, squares / valid - (sum / valid) * (sum / valid));
        boolean any = valid > 0;
        return new BandSample(
                pixels,
                valid,
                minimum,
                maximum,
                any ? mean : Double.NaN,
                any ? Math.sqrt(variance) : Double.NaN,
                distinct,
                whole,
                exact);
    }

    /** Notes a value among those seen; open addressing. */
    private void note(double value) {
        if (distinct >= BandSample.DISTINCT_LIMIT) {
            return;
        }
        long bits = Double.doubleToLongBits(value + 0.0); // -0.0 is 0.0
        int slot = Long.hashCode(bits * 0x9E3779B97F4A7C15L) & (SLOTS - 1);
        while (taken[slot] && seen[slot] != bits) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (!taken[slot]) {
            taken[slot] = true;
            seen[slot] = bits;
            distinct++;
        }
    }
}
