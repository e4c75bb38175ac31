package org.dagmaster.benchmarks.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a figure is to reach.
 *
 * @param stretch null where there is none
 * @param isLeast whether the figure must reach the bounds, rather than stay within them
 */
record Goal(double must, @Nullable Double stretch, boolean isLeast) {

    static Goal atLeast(double must, double stretch) {
        return new Goal(must, stretch, true);
    }

    static Goal atMost(double must, double stretch) {
        return new Goal(must, stretch, false);
    }

    static Goal atMost(double must) {
        return new Goal(must, null, false);
    }

    boolean isMetBy(double value) {
        return reaches(value, must);
    }

    boolean isStretchMetBy(double value) {
        return stretch != null && reaches(value, stretch);
    }

    private boolean reaches(double value, double bound) {
        return isLeast ? value >= bound : value <= bound;
    }
}
