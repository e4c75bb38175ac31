package org.dagmaster.adapter.gdal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import org.dagmaster.application.port.out.RasterEngine.UnknownCrs;
import org.dagmaster.domain.raster.CrsFacts;
import org.dagmaster.domain.value.Values;
import org.gdal.osr.SpatialReference;
import org.gdal.osr.osrConstants;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Coordinate reference systems: from texts, as facts, and compared by meaning. */
final class Crs {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Crs() {}

    /**
     * @throws UnknownCrs if the text is no CRS
     */
    static SpatialReference parse(String text) throws UnknownCrs {
        return tryParse(text).orElseThrow(() -> new UnknownCrs(text));
    }

    /** A code, WKT, PROJJSON or a PROJ text; files and addresses are not followed. */
    static Optional<SpatialReference> tryParse(String text) {
        String trimmed = text.strip();
        boolean plain =
                trimmed.matches(
                        "(?s)[A-Za-z0-9_]+:[A-Za-z0-9:+]+|[A-Z0-9_]+\\s*\\[.*|\\+(proj|init)=.*|\\{.*|WGS84|OGC:CRS84");
        if (!plain || trimmed.contains("://")) {
            return Optional.empty();
        }
        SpatialReference crs = new SpatialReference();
        if (Gdal.check(() -> crs.SetFromUserInput(trimmed)) != null) {
            return Optional.empty();
        }
        return Optional.of(traditional(crs));
    }

    /** With x or longitude first, whatever the authority says: the order of pixels. */
    static SpatialReference traditional(SpatialReference crs) {
        crs.SetAxisMappingStrategy(osrConstants.OAMS_TRADITIONAL_GIS_ORDER);
        return crs;
    }

    static SpatialReference wgs84() {
        SpatialReference crs = new SpatialReference();
        crs.ImportFromEPSG(4326);
        return traditional(crs);
    }

    /** Whether both mean the same, however they are written. */
    static boolean same(SpatialReference a, SpatialReference b) {
        // The order of axes is no matter of pixels, whose x always comes first.
        Vector<String> options =
                Gdal.vector(
                        List.of(
                                "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS"));
        return a.IsSame(b, options) == 1;
    }

    static CrsFacts facts(SpatialReference crs) {
        boolean onEarth = crs.IsProjected() == 1 || crs.IsGeographic() == 1;
        return new CrsFacts(nameOf(crs), epsgOf(crs), wkt2(crs), onEarth);
    }

    /** PROJJSON; null where PROJ gives none. */
    static @Nullable Map<String, @Nullable Object> projjson(SpatialReference crs) {
        String[] text = new String[1];
        if (Gdal.check(() -> crs.ExportToPROJJSON(text)) != null) {
            return null;
        }
        Map<?, ?> json = JSON.readValue(text[0], Map.class);
        return Values.copyOfMap(json);
    }

    private static String nameOf(SpatialReference crs) {
        String name = crs.GetName();
        return name == null || name.isBlank() ? "unnamed" : name;
    }

    private static @Nullable Integer epsgOf(SpatialReference crs) {
        String code = "EPSG".equals(crs.GetAuthorityName(null)) ? crs.GetAuthorityCode(null) : null;
        return code != null && code.matches("[0-9]{1,9}") ? Integer.valueOf(code) : null;
    }

    private static String wkt2(SpatialReference crs) {
        String[] text = new String[1];
        String fault =
                Gdal.check(() -> crs.ExportToWkt(text, Gdal.vector(List.of("FORMAT=WKT2_2019"))));
        return fault == null ? text[0] : crs.ExportToWkt();
    }
}
