package org.dagmaster.application.handler.raster;

import org.jspecify.annotations.Nullable;

/** Numbers that JSON has no form for, in STAC's words. */
final class JsonNumbers {

    private JsonNumbers() {}

    /** The number, or {@code nan}, {@code inf} and {@code -inf} as texts. */
    static @Nullable Object of(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        if (value.isNaN()) {
            return "nan";
        }
        if (value.isInfinite()) {
            return value > 0 ? "inf" : "-inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? (Object) value.longValue() : value;
    }
}
