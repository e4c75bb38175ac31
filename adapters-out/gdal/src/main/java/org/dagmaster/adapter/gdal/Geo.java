package org.dagmaster.adapter.gdal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.raster.Footprint;
import org.dagmaster.domain.raster.GeoTransform;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.dagmaster.domain.raster.RasterProfile.Tie;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.osr.CoordinateTransformation;
import org.gdal.osr.SpatialReference;
import org.jspecify.annotations.Nullable;

/** Where the pixels of a raster lie. */
final class Geo {

    /** Enough that a curved edge is off by less than a pixel on scenes of usual size. */
    private static final int OUTLINE_STEPS = 32;

    private Geo() {}

    /** What the file itself says of its CRS, for the transform or for the control points. */
    static Optional<SpatialReference> ownCrs(OpenRaster raster) {
        Dataset dataset = raster.dataset();
        SpatialReference crs = dataset.GetSpatialRef();
        if (crs == null && dataset.GetGCPCount() > 0) {
            crs = dataset.GetGCPSpatialRef();
        }
        if (crs == null && tie(raster) == Tie.RATIONAL_POLYNOMIALS) {
            return Optional.of(Crs.wgs84()); // by the definition of RPCs
        }
        return Optional.ofNullable(crs).map(Crs::traditional);
    }

    /** How pixels are tied to places; null if they are not. */
    static @Nullable Tie tie(OpenRaster raster) {
        if (transformOf(raster.dataset()).filter(t -> !t.isIdentity()).isPresent()) {
            return Tie.TRANSFORM;
        }
        if (raster.dataset().GetGCPCount() > 2) {
            return Tie.CONTROL_POINTS;
        }
        var rpc = raster.dataset().GetMetadata_Dict("RPC");
        return rpc != null && !rpc.isEmpty() ? Tie.RATIONAL_POLYNOMIALS : null;
    }

    static Optional<Georeference> georeference(OpenRaster raster) {
        Tie tie = tie(raster);
        return switch (tie) {
            case null -> Optional.empty();
            case TRANSFORM ->
                    transformOf(raster.dataset())
                            .map(t ->
                                    new Georeference(
                                            tie, t, t.bounds(raster.width(), raster.height())));
            case CONTROL_POINTS, RATIONAL_POLYNOMIALS -> resampled(raster, tie);
        };
    }

    /** The outline on the globe; empty where the projection gives no place for a part of it. */
    static Optional<Footprint> footprint(List<Footprint.Point> outline, SpatialReference crs) {
        double[][] points = new double[outline.size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {outline.get(i).x(), outline.get(i).y(), 0};
        }
        gdal.ErrorReset();
        try {
            CoordinateTransformation.CreateCoordinateTransformation(crs, Crs.wgs84())
                    .TransformPoints(points);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        List<Footprint.Point> ring = new ArrayList<>();
        for (double[] point : points) {
            if (!Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
                return Optional.empty();
            }
            ring.add(new Footprint.Point(point[0], point[1]));
        }
        return Optional.of(Footprint.of(ring));
    }

    static List<Footprint.Point> outline(OpenRaster raster, Georeference georeference) {
        GeoTransform transform = georeference.transform();
        return switch (georeference.tie()) {
            case TRANSFORM -> transform.outline(raster.width(), raster.height(), OUTLINE_STEPS);
            case CONTROL_POINTS, RATIONAL_POLYNOMIALS -> {
                double width = georeference.bounds().width() / transform.pixelWidth();
                double height = georeference.bounds().height() / transform.pixelHeight();
                yield transform.outline(
                        (int) Math.round(width), (int) Math.round(height), OUTLINE_STEPS);
            }
        };
    }

    private static Optional<GeoTransform> transformOf(Dataset dataset) {
        double[] g = dataset.GetGeoTransform();
        try {
            return Optional.of(new GeoTransform(g[1], g[2], g[0], g[4], g[5], g[3]));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // maps all pixels to one line: as good as none
        }
    }

    /** The north-up raster that control points or polynomials lead to, not computed. */
    private static Optional<Georeference> resampled(OpenRaster raster, Tie tie) {
        String wkt = ownCrs(raster).map(SpatialReference::ExportToWkt).orElse("");
        Dataset warped;
        try {
            warped = gdal.AutoCreateWarpedVRT(raster.dataset(), wkt, wkt);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        if (warped == null) {
            return Optional.empty();
        }
        try (OpenRaster north = new OpenRaster(warped)) {
            return transformOf(warped)
                    .map(t -> new Georeference(tie, t, t.bounds(north.width(), north.height())));
        }
    }
}
