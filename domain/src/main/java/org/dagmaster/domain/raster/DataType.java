package org.dagmaster.domain.raster;

import java.util.Locale;

/** The type of a pixel's value; the names, in lower case, are STAC's. */
public enum DataType {
    UINT8(8, Kind.UNSIGNED),
    INT8(8, Kind.SIGNED),
    UINT16(16, Kind.UNSIGNED),
    INT16(16, Kind.SIGNED),
    UINT32(32, Kind.UNSIGNED),
    INT32(32, Kind.SIGNED),
    UINT64(64, Kind.UNSIGNED),
    INT64(64, Kind.SIGNED),
    FLOAT32(32, Kind.FLOAT),
    FLOAT64(64, Kind.FLOAT),
    CINT16(32, Kind.COMPLEX),
    CINT32(64, Kind.COMPLEX),
    CFLOAT32(64, Kind.COMPLEX),
    CFLOAT64(128, Kind.COMPLEX);

    private enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT,
        COMPLEX
    }

    private final int bits;
    private final Kind kind;

    DataType(int bits, Kind kind) {
        this.bits = bits;
        this.kind = kind;
    }

    public int bytes() {
        return bits / 8;
    }

    public boolean isInteger() {
        return kind == Kind.UNSIGNED || kind == Kind.SIGNED;
    }

    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /** The smallest value, as near as a double comes. */
    public double minimum() {
        return switch (kind) {
            case UNSIGNED -> 0;
            case SIGNED -> -Math.pow(2, bits - 1);
            case FLOAT, COMPLEX -> -floatLimit();
        };
    }

    /** The largest value, as near as a double comes. */
    public double maximum() {
        return switch (kind) {
            case UNSIGNED -> Math.pow(2, bits) - 1;
            case SIGNED -> Math.pow(2, bits - 1) - 1;
            case FLOAT, COMPLEX -> floatLimit();
        };
    }

    /**
     * Whether a pixel of this type can hold the value; the four digits that a header may cut off
     * from the largest float are forgiven.
     */
    public boolean canHold(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return !isInteger();
        }
        boolean inRange = value >= minimum() * 1.0001 && value <= maximum() * 1.0001;
        return isInteger()
                ? value >= minimum() && value <= maximum() && value == Math.rint(value)
                : inRange;
    }

    private double floatLimit() {
        return this == FLOAT64 || this == CFLOAT64 ? Double.MAX_VALUE : Float.MAX_VALUE;
    }

    /** STAC's word: uint8, int16, float32 ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
