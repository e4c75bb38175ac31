package org.dagmaster.domain.raster;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person reads them. */
final class Numbers {

    private static final MathContext SHORT = new MathContext(7);

    private Numbers() {}

    /** Without a fraction where there is none, else seven digits. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole
                ? Long.toString((long) value)
                : new BigDecimal(value).round(SHORT).stripTrailingZeros().toString();
    }

    /** Such as {@code 640.0 GB}; units of 1000. */
    static String bytes(double bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0
                ? "%d bytes".formatted((long) value)
                : "%s %s".formatted(BigDecimal.valueOf(Math.round(value * 10), 1), units[unit]);
    }
}
