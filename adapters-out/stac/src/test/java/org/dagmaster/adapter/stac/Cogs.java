package org.dagmaster.adapter.stac;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.raster.CogProduct.Band;
import org.dagmaster.domain.raster.CogProduct.Statistics;
import org.jspecify.annotations.Nullable;

/** Products to register. */
final class Cogs {

    static final String CHECKSUM =
            "12209f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final List<Band> ELEVATION =
            List.of(
                    new Band(
                            "b1",
                            "float32",
                            -9999.0,
                            "gray",
                            new Statistics(-3.5, 812.25, 204.0, 31.5, 97.5)));

    private Cogs() {}

    /** One degree of elevations whose lower-left corner is there. */
    static CogProduct tile(String name, double west, double south) {
        List<Double> bounds = List.of(west, south, west + 1, south + 1);
        return cog(name, 4326, null, bounds, bounds, box(bounds), "2024-05-01T10:00:00Z");
    }

    /** The same without an acquisition time. */
    static CogProduct undated(String name) {
        List<Double> bounds = List.of(5.0, 7.0, 6.0, 8.0);
        return cog(name, 4326, null, bounds, bounds, box(bounds), null);
    }

    /** In a CRS that has no EPSG code. */
    static CogProduct withoutEpsg(String name) {
        Map<String, @Nullable Object> projjson =
                Map.of(
                        "$schema", "https://proj.org/schemas/v0.7/projjson.schema.json",
                        "type", "GeographicCRS",
                        "name", "A sphere of our own",
                        "datum",
                                Map.of(
                                        "type", "GeodeticReferenceFrame",
                                        "name", "A sphere",
                                        "ellipsoid", Map.of("name", "sphere", "radius", 6371000)),
                        "coordinate_system",
                                Map.of(
                                        "subtype",
                                        "ellipsoidal",
                                        "axis",
                                        List.of(
                                                axis("Longitude", "lon", "east"),
                                                axis("Latitude", "lat", "north"))));
        List<Double> bounds = List.of(5.0, 7.0, 6.0, 8.0);
        return cog(name, null, projjson, bounds, bounds, box(bounds), "2024-05-01T10:00:00Z");
    }

    /** From 179 degrees east to 179 degrees west. */
    static CogProduct acrossAntimeridian(String name) {
        Map<String, @Nullable Object> footprint =
                Map.of(
                        "type",
                        "MultiPolygon",
                        "coordinates",
                        List.of(
                                List.of(ring(List.of(179.0, -18.0, 180.0, -17.0))),
                                List.of(ring(List.of(-180.0, -18.0, -179.0, -17.0)))));
        return cog(
                name,
                3832,
                null,
                List.of(3228000.0, -2027000.0, 3451000.0, -1910000.0),
                List.of(179.0, -18.0, -179.0, -17.0),
                footprint,
                "2024-05-01T10:00:00Z");
    }

    private static CogProduct cog(
            String name,
            @Nullable Integer epsg,
            @Nullable Map<String, @Nullable Object> projjson,
            List<Double> bounds,
            List<Double> bounds4326,
            Map<String, @Nullable Object> footprint,
            @Nullable String acquiredAt) {
        double resolution = (bounds.get(2) - bounds.get(0)) / 100;
        return new CogProduct(
                "silver",
                "dem/" + name + ".tif",
                1234,
                CHECKSUM,
                epsg,
                "GEOGCRS[\"of the test\"]",
                projjson,
                List.of(100, 100),
                List.of(resolution, 0.0, bounds.get(0), 0.0, -resolution, bounds.get(3)),
                bounds,
                bounds4326,
                footprint,
                ELEVATION,
                2,
                acquiredAt,
                "GDAL 3.6.2",
                1.5);
    }

    private static Map<String, @Nullable Object> axis(String name, String abbr, String direction) {
        return Map.of("name", name, "abbreviation", abbr, "direction", direction, "unit", "degree");
    }

    private static Map<String, @Nullable Object> box(List<Double> bounds) {
        return Map.of("type", "Polygon", "coordinates", List.of(ring(bounds)));
    }

    private static List<List<Double>> ring(List<Double> b) {
        List<List<Double>> ring = new ArrayList<>();
        ring.add(List.of(b.get(0), b.get(1)));
        ring.add(List.of(b.get(2), b.get(1)));
        ring.add(List.of(b.get(2), b.get(3)));
        ring.add(List.of(b.get(0), b.get(3)));
        ring.add(List.of(b.get(0), b.get(1)));
        return ring;
    }
}
