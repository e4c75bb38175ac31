package org.dagmaster.domain.raster;

import org.jspecify.annotations.Nullable;

/**
 * A coordinate reference system, as a library understands it.
 *
 * @param epsg null where it has no EPSG code
 * @param wkt WKT2
 * @param onEarth false for local (engineering) systems, which no transformation ties to the globe
 */
public record CrsFacts(String name, @Nullable Integer epsg, String wkt, boolean onEarth) {

    /** {@code EPSG:32633}, or the WKT: what a library takes as an input. */
    public String definition() {
        return epsg == null ? wkt : "EPSG:" + epsg;
    }

    /** {@code EPSG:32633 (WGS 84 / UTM zone 33N)}, for a person. */
    public String label() {
        return epsg == null ? "'" + name + "'" : "EPSG:" + epsg + " (" + name + ")";
    }
}
