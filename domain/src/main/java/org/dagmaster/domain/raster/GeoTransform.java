package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The affine transform from (column, row), counted from the outer corner of the first pixel, to CRS
 * coordinates: x = a col + b row + c, y = d col + e row + f. This is the order of the STAC
 * projection extension and of the ESRI world file's letters, not GDAL's.
 */
public record GeoTransform(double a, double b, double c, double d, double e, double f) {

    /** Below this share of a pixel over the whole raster, a rotation is the noise of a header. */
    private static final double NEGLIGIBLE = 1e-6;

    public GeoTransform {
        if (a * e - b * d == 0 || !Double.isFinite(a * e - b * d + c + f)) {
            throw new IllegalArgumentException(
                    "[%s, %s, %s, %s, %s, %s] maps no pixel to a place"
                            .formatted(a, b, c, d, e, f));
        }
    }

    public double x(double column, double row) {
        return a * column + b * row + c;
    }

    public double y(double column, double row) {
        return d * column + e * row + f;
    }

    /** What a library reports when the file says nothing: pixels as coordinates. */
    public boolean isIdentity() {
        return a == 1 && b == 0 && c == 0 && d == 0 && Math.abs(e) == 1 && f == 0;
    }

    public boolean isRotated() {
        return Math.abs(b) > NEGLIGIBLE * Math.abs(a) || Math.abs(d) > NEGLIGIBLE * Math.abs(e);
    }

    /** Whether rows run to the north. */
    public boolean isSouthUp() {
        return !isRotated() && e > 0;
    }

    /** Whether rows run south and columns east: what a COG's readers expect. */
    public boolean isNorthUp() {
        return !isRotated() && e < 0 && a > 0;
    }

    /** The size of a pixel along its rows, in units of the CRS. */
    public double pixelWidth() {
        return Math.hypot(a, d);
    }

    /** The size of a pixel along its columns, in units of the CRS. */
    public double pixelHeight() {
        return Math.hypot(b, e);
    }

    public BoundingBox bounds(int width, int height) {
        double[] xs = {x(0, 0), x(width, 0), x(0, height), x(width, height)};
        double[] ys = {y(0, 0), y(width, 0), y(0, height), y(width, height)};
        Arrays.sort(xs);
        Arrays.sort(ys);
        return new BoundingBox(xs[0], ys[0], xs[3], ys[3]);
    }

    /**
     * The outline of the raster in CRS coordinates, closed, each side in {@code steps} steps:
     * straight lines of one CRS are curves in another.
     */
    public List<Footprint.Point> outline(int width, int height, int steps) {
        List<Footprint.Point> ring = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
            for (int step = 0; step < steps; step++) {
                double t = (double) step / steps;
                double column = side == 0 ? t : side == 1 ? 1 : side == 2 ? 1 - t : 0;
                double row = side == 0 ? 0 : side == 1 ? t : side == 2 ? 1 : 1 - t;
                ring.add(
                        new Footprint.Point(
                                x(column * width, row * height), y(column * width, row * height)));
            }
        }
        ring.add(ring.getFirst());
        return List.copyOf(ring);
    }

    public List<Double> toList() {
        return List.of(a, b, c, d, e, f);
    }
}
