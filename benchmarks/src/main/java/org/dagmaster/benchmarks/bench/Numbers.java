package org.dagmaster.benchmarks.bench;

import java.time.Duration;
import java.util.List;

/** Small sums. */
final class Numbers {

    private Numbers() {}

    /** The middle one; the lower of two. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    static double largest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
