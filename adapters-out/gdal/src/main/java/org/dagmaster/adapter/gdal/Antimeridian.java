package org.dagmaster.adapter.gdal;

import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.raster.BoundingBox;
import org.dagmaster.domain.raster.Footprint;
import org.gdal.osr.CoordinateTransformation;
import org.gdal.osr.SpatialReference;

/**
 * The extent of a raster that crosses the antimeridian, in a CRS whose x jumps there (longitudes,
 * Mercator): the part behind the antimeridian is moved by the width of the world. Left to itself,
 * GDAL 3.6 would lay such a raster out over the whole globe, in a handful of rows.
 */
final class Antimeridian {

    /** Just before 180 degrees, where a projection still knows which side it is on. */
    private static final double EDGE = 180 - 1e-9;

    private Antimeridian() {}

    /** Empty where nothing jumps, and GDAL's own choice is right. */
    static Optional<BoundingBox> extent(Footprint footprint, SpatialReference target) {
        if (!footprint.isSplit()) {
            return Optional.empty();
        }
        CoordinateTransformation transformation =
                CoordinateTransformation.CreateCoordinateTransformation(Crs.wgs84(), target);
        double latitude = footprint.parts().getFirst().getFirst().y();
        double east = transformation.TransformPoint(EDGE, latitude)[0];
        double west = transformation.TransformPoint(-EDGE, latitude)[0];
        boolean jumps = Math.abs(east - west) > 1e-3 * Math.max(1, Math.abs(east));
        if (!jumps || !Double.isFinite(east - west)) {
            return Optional.empty();
        }
        BoundingBox before = box(footprint.parts().getFirst(), transformation, 0);
        BoundingBox behind = box(footprint.parts().getLast(), transformation, east - west);
        return Optional.of(
                new BoundingBox(
                        Math.min(before.minX(), behind.minX()),
                        Math.min(before.minY(), behind.minY()),
                        Math.max(before.maxX(), behind.maxX()),
                        Math.max(before.maxY(), behind.maxY())));
    }

    private static BoundingBox box(
            List<Footprint.Point> ring, CoordinateTransformation transformation, double shift) {
        double[][] points = new double[ring.size()][];
        for (int i = 0; i < points.length; i++) {
            double longitude = Math.max(-EDGE, Math.min(EDGE, ring.get(i).x()));
            points[i] = new double[] {longitude, ring.get(i).y(), 0};
        }
        transformation.TransformPoints(points);
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (double[] point : points) {
            minX = Math.min(minX, point[0] + shift);
            minY = Math.min(minY, point[1]);
            maxX = Math.max(maxX, point[0] + shift);
            maxY = Math.max(maxY, point[1]);
        }
        return new BoundingBox(minX, minY, maxX, maxY);
    }
}
