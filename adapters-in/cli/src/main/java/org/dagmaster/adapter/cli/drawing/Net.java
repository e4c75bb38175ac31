package org.dagmaster.adapter.cli.drawing;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Pieces of lines between two layers that are drawn as one, with a level part in one row unless
 * they go straight down.
 */
final class Net {

    private final LineStyle style;
    private final NavigableSet<Integer> above = new TreeSet<>();
    private final NavigableSet<Integer> below = new TreeSet<>();
    private int row;

    Net(LineStyle style) {
        this.style = style;
    }

    void add(int upper, int lower) {
        above.add(upper);
        below.add(lower);
    }

    LineStyle style() {
        return style;
    }

    /** The columns in which it comes from above. */
    NavigableSet<Integer> above() {
        return above;
    }

    NavigableSet<Integer> below() {
        return below;
    }

    int left() {
        return Math.min(above.first(), below.first());
    }

    int right() {
        return Math.max(above.last(), below.last());
    }

    boolean isStraight() {
        return left() == right();
    }

    /** Of the level part, from 0 on. */
    int row() {
        return row;
    }

    void putInto(int number) {
        row = number;
    }

    /** With a blank between the two. */
    boolean isBeside(Net other) {
        return right() + 1 < other.left() || other.right() + 1 < left();
    }

    /**
     * Whether it must lie above another: in some column it comes from above, and the other goes
     * down.
     */
    boolean mustBeAbove(Net other) {
        return other != this && above.stream().anyMatch(other.below::contains);
    }
}
