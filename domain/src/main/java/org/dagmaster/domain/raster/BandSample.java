package org.dagmaster.domain.raster;

/**
 * Statistics of a band's valid pixels, or of a sample of them.
 *
 * @param pixels how many were looked at, valid or not
 * @param valid how many of these are valid: neither nodata, nor masked out, nor NaN
 * @param minimum NaN if none is valid; so are the other values
 * @param stddev of the population
 * @param distinct how many different values there are; no more are counted than {@link
 *     #DISTINCT_LIMIT}
 * @param whole whether every value is a whole number
 * @param exact whether every pixel was looked at
 */
public record BandSample(
        long pixels,
        long valid,
        double minimum,
        double maximum,
        double mean,
        double stddev,
        int distinct,
        boolean whole,
        boolean exact) {

    /** One more than a byte can hold: beyond it, values are no classes. */
    public static final int DISTINCT_LIMIT = 257;

    public boolean isEmpty() {
        return valid == 0;
    }

    public boolean isFlat() {
        return valid > 0 && minimum == maximum;
    }

    /** Within 0 and 100. */
    public double validPercent() {
        return pixels == 0 ? 0 : 100.0 * valid / pixels;
    }
}
