package org.dagmaster.adapter.graph;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the {@code d} of an SVG path. */
final class PathText {

    private final StringBuilder text = new StringBuilder();

    PathText moveTo(double x, double y) {
        return add('M', x, y);
    }

    PathText lineTo(double x, double y) {
        return add('L', x, y);
    }

    /**
     * A quarter of a round.
     *
     * @param cornerX where the corner would be
     */
    PathText curveTo(double cornerX, double cornerY, double x, double y) {
        return add('Q', cornerX, cornerY).add(' ', x, y);
    }

    String close() {
        return text.append('Z').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private PathText add(char command, double x, double y) {
        text.append(command).append(number(x)).append(' ').append(number(y));
        return this;
    }

    /** A tenth of a pixel is fine enough, and the same on every machine. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
