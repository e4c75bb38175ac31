package org.dagmaster.domain.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.raster.CogProduct;
import org.jspecify.annotations.Nullable;

/** A product's grid as members of the STAC projection extension, version 2. */
final class ProjectionComposer {

    private ProjectionComposer() {}

    static Map<String, @Nullable Object> compose(CogProduct cog) {
        require(cog.shape().size() == 2, "shape", cog.shape(), "rows, columns");
        require(cog.bounds().size() == 4, "bounds", cog.bounds(), "minx, miny, maxx, maxy");
        require(cog.transform().size() == 6, "transform", cog.transform(), "six numbers");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (cog.epsg() != null) {
            members.put("proj:code", "EPSG:" + cog.epsg());
        } else {
            members.put("proj:wkt2", cog.crsWkt());
            if (cog.crsProjjson() != null) {
                members.put("proj:projjson", cog.crsProjjson());
            }
        }
        members.put("proj:shape", cog.shape());
        members.put("proj:bbox", cog.bounds());
        members.put("proj:transform", matrix(cog.transform()));
        return members;
    }

    /** The 3 x 3 matrix, row by row. */
    private static List<Double> matrix(List<Double> transform) {
        List<Double> matrix = new ArrayList<>(transform);
        matrix.addAll(List.of(0.0, 0.0, 1.0));
        return matrix;
    }

    private static void require(boolean holds, String name, List<?> value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "the %s %s of the product is none: %s are wanted"
                            .formatted(name, value, wanted));
        }
    }
}
