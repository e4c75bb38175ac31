package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a raster lies on the globe: an outline in longitude and latitude (degrees, WGS 84), cut at
 * the antimeridian where it crosses it (RFC 7946, 3.1.9), closed over the pole where it holds one.
 */
public final class Footprint {

    /** A longitude this near to 180 is at it: the noise of a projection. */
    private static final double EDGE = 1e-7;

    /** A coordinate pair: x or longitude first. */
    public record Point(double x, double y) {}

    private final List<List<Point>> parts;

    private Footprint(List<List<Point>> parts) {
        this.parts = parts.stream().map(List::copyOf).toList();
    }

    /**
     * @param ring closed, steps shorter than half the globe; longitudes may be in -180..180 or
     *     0..360, and may jump at the antimeridian
     */
    public static Footprint of(List<Point> ring) {
        List<Point> path = unwrapped(ring);
        double turn = path.getLast().x() - path.getFirst().x();
        if (Math.abs(turn) > 180) {
            path = overThePole(path);
        }
        path = shifted(path);
        double east = path.stream().mapToDouble(Point::x).max().orElseThrow();
        double west = path.stream().mapToDouble(Point::x).min().orElseThrow();
        if (east <= 180 + EDGE) {
            return new Footprint(List.of(withinGlobe(path)));
        }
        if (east - west >= 360 - EDGE) {
            return new Footprint(List.of(wholeTurn(path)));
        }
        List<Point> left = clipped(path, 180, true);
        List<Point> right = moved(clipped(path, 180, false), -360);
        return new Footprint(List.of(withinGlobe(left), withinGlobe(right)));
    }

    /** Whether it crosses the antimeridian. */
    public boolean isSplit() {
        return parts.size() > 1;
    }

    /** The closed rings: one, or the one west of the antimeridian and the one east of it. */
    public List<List<Point>> parts() {
        return parts;
    }

    /** West, south, east, north; west is above east where it crosses the antimeridian. */
    public List<Double> bounds() {
        double south = extreme(parts, false, false);
        double north = extreme(parts, false, true);
        double west = extreme(List.of(parts.getFirst()), true, false);
        double east = extreme(List.of(parts.getLast()), true, true);
        return List.of(west, south, east, north);
    }

    /** A GeoJSON Polygon, or a MultiPolygon where it is split. */
    public Map<String, @Nullable Object> toGeoJson() {
        List<List<List<Double>>> rings = parts.stream().map(Footprint::coordinates).toList();
        Map<String, @Nullable Object> geometry = new LinkedHashMap<>();
        geometry.put("type", isSplit() ? "MultiPolygon" : "Polygon");
        geometry.put("coordinates", isSplit() ? rings.stream().map(List::of).toList() : rings);
        return geometry;
    }

    private static List<List<Double>> coordinates(List<Point> ring) {
        // RFC 7946 wants outer rings anticlockwise.
        List<Point> ordered = area(ring) < 0 ? ring.reversed() : ring;
        return ordered.stream().map(p -> List.of(p.x(), p.y())).toList();
    }

    /** The area by the shoelace formula; positive where the ring runs anticlockwise. */
    private static double area(List<Point> ring) {
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            Point p = ring.get(i);
            Point q = ring.get(i + 1);
            twice += p.x() * q.y() - q.x() * p.y();
        }
        return twice / 2;
    }

    private static double extreme(List<List<Point>> parts, boolean ofX, boolean largest) {
        var values = parts.stream().flatMap(List::stream).mapToDouble(p -> ofX ? p.x() : p.y());
        return (largest ? values.max() : values.min()).orElseThrow();
    }

    /** The same path without jumps: each longitude within 180 degrees of the one before. */
    private static List<Point> unwrapped(List<Point> ring) {
        List<Point> path = new ArrayList<>();
        double offset = 0;
        double before = ring.getFirst().x();
        for (Point point : ring) {
            offset -= 360 * Math.rint((point.x() - before) / 360);
            path.add(new Point(point.x() + offset, point.y()));
            before = point.x();
        }
        return path;
    }

    /** A path that goes once around the globe is closed along the pole that it goes around. */
    private static List<Point> overThePole(List<Point> path) {
        double mean = path.stream().mapToDouble(Point::y).average().orElseThrow();
        double pole = mean < 0 ? -90 : 90;
        List<Point> closed = new ArrayList<>(path);
        closed.add(new Point(path.getLast().x(), pole));
        closed.add(new Point(path.getFirst().x(), pole));
        closed.add(path.getFirst());
        return closed;
    }

    /** Moves the path by whole turns so that its west end is within -180 and 180. */
    private static List<Point> shifted(List<Point> path) {
        double west = path.stream().mapToDouble(Point::x).min().orElseThrow();
        return moved(path, -360 * Math.floor((west + 180 + EDGE) / 360));
    }

    private static List<Point> moved(List<Point> path, double by) {
        return by == 0 ? path : path.stream().map(p -> new Point(p.x() + by, p.y())).toList();
    }

    private static List<Point> withinGlobe(List<Point> path) {
        return path.stream().map(p -> new Point(clamp(p.x(), 180), clamp(p.y(), 90))).toList();
    }

    private static double clamp(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    /** All around the globe: longitudes no longer say anything, latitudes do. */
    private static List<Point> wholeTurn(List<Point> path) {
        double south = clamp(path.stream().mapToDouble(Point::y).min().orElseThrow(), 90);
        double north = clamp(path.stream().mapToDouble(Point::y).max().orElseThrow(), 90);
        return List.of(
                new Point(-180, south),
                new Point(180, south),
                new Point(180, north),
                new Point(-180, north),
                new Point(-180, south));
    }

    /** One side of the path, cut at a meridian (Sutherland and Hodgman, 1974, one edge). */
    private static List<Point> clipped(List<Point> path, double meridian, boolean keepWest) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i + 1 < path.size(); i++) {
            Point from = path.get(i);
            Point to = path.get(i + 1);
            if (isKept(from, meridian, keepWest)) {
                kept.add(from);
            }
            if (isKept(from, meridian, keepWest) != isKept(to, meridian, keepWest)) {
                double t = (meridian - from.x()) / (to.x() - from.x());
                kept.add(new Point(meridian, from.y() + t * (to.y() - from.y())));
            }
        }
        kept.add(kept.getFirst());
        return kept;
    }

    private static boolean isKept(Point point, double meridian, boolean keepWest) {
        return keepWest ? point.x() <= meridian : point.x() >= meridian;
    }
}
