package org.dagmaster.benchmarks.bench;

import org.jspecify.annotations.Nullable;

/**
 * A measured figure.
 *
 * @param goal null for what is told besides
 * @param ceiling what the database alone does at the same work on the same machine; null where that
 *     was not measured
 */
record Figure(
        String name, double value, String unit, @Nullable Goal goal, @Nullable Double ceiling) {

    static Figure of(String name, double value, String unit, Goal goal) {
        return new Figure(name, value, unit, goal, null);
    }

    /** A figure that has no goal and explains others. */
    static Figure aside(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    Figure under(double newCeiling) {
        return new Figure(name, value, unit, goal, newCeiling);
    }
}
