package org.dagmaster.domain.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box in EPSG:4326, degrees. {@code west > east} means that it crosses the antimeridian (RFC
 * 7946, section 5.2).
 */
public record GeoBounds(double west, double south, double east, double north) {

    public static final GeoBounds WORLD = new GeoBounds(-180, -90, 180, 90);

    public GeoBounds {
        boolean finite =
                Double.isFinite(west)
                        && Double.isFinite(south)
                        && Double.isFinite(east)
                        && Double.isFinite(north);
        if (!finite || south > north) {
            throw new IllegalArgumentException(
                    "[%s, %s, %s, %s] is no box: west, south, east, north in degrees"
                            .formatted(west, south, east, north));
        }
    }

    /**
     * @param bbox four numbers, or six with heights, which are left out
     * @throws IllegalArgumentException if it is none
     */
    public static GeoBounds of(List<?> bbox) {
        if (bbox.size() != 4 && bbox.size() != 6) {
            throw new IllegalArgumentException(
                    bbox + " is no box: it has " + bbox.size() + " numbers instead of 4 or 6");
        }
        List<Double> numbers = new ArrayList<>();
        for (Object value : bbox) {
            numbers.add(number(value, bbox));
        }
        int second = bbox.size() / 2;
        return new GeoBounds(
                numbers.get(0), numbers.get(1), numbers.get(second), numbers.get(second + 1));
    }

    private static double number(@Nullable Object value, List<?> bbox) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(bbox + " is no box: '" + value + "' is no number");
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /**
     * The smallest box over both. It crosses the antimeridian only where one of the two does:
     * neighbours on either side of it are joined the long way, as everybody expects of boxes.
     */
    public GeoBounds union(GeoBounds other) {
        double minSouth = Math.min(south, other.south);
        double maxNorth = Math.max(north, other.north);
        if (!crossesAntimeridian() && !other.crossesAntimeridian()) {
            return new GeoBounds(
                    Math.min(west, other.west), minSouth, Math.max(east, other.east), maxNorth);
        }
        GeoBounds crossing = crossesAntimeridian() ? this : other;
        GeoBounds rest = crossesAntimeridian() ? other : this;
        return crossing.joined(rest, minSouth, maxNorth);
    }

    /** Tries the other box where it is and a turn to the east, and takes the narrower union. */
    private GeoBounds joined(GeoBounds other, double minSouth, double maxNorth) {
        double end = east + 360;
        double otherEnd = other.crossesAntimeridian() ? other.east + 360 : other.east;
        double start = Math.min(west, other.west);
        double stop = Math.max(end, otherEnd);
        double turnedStart = Math.min(west, other.west + 360);
        double turnedStop = Math.max(end, otherEnd + 360);
        if (turnedStop - turnedStart < stop - start) {
            start = turnedStart;
            stop = turnedStop;
        }
        return stop - start >= 360
                ? new GeoBounds(-180, minSouth, 180, maxNorth)
                : new GeoBounds(start, minSouth, stop > 180 ? stop - 360 : stop, maxNorth);
    }

    public List<Double> toList() {
        return List.of(west, south, east, north);
    }
}
