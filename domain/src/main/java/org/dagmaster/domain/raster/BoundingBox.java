package org.dagmaster.domain.raster;

import java.util.List;

/** A box in the units of its CRS, edges included. */
public record BoundingBox(double minX, double minY, double maxX, double maxY) {

    public BoundingBox {
        boolean finite =
                Double.isFinite(minX)
                        && Double.isFinite(minY)
                        && Double.isFinite(maxX)
                        && Double.isFinite(maxY);
        if (!finite || minX > maxX || minY > maxY) {
            throw new IllegalArgumentException(
                    "[%s, %s, %s, %s] is no box".formatted(minX, minY, maxX, maxY));
        }
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    /** minx, miny, maxx, maxy. */
    public List<Double> toList() {
        return List.of(minX, minY, maxX, maxY);
    }

    /** Whether no edge is further from the other's than {@code tolerance}. */
    public boolean isNear(BoundingBox other, double tolerance) {
        return Math.abs(minX - other.minX) <= tolerance
                && Math.abs(minY - other.minY) <= tolerance
                && Math.abs(maxX - other.maxX) <= tolerance
                && Math.abs(maxY - other.maxY) <= tolerance;
    }
}
