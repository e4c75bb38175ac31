package org.dagmaster.domain.catalog;

/** The words of STAC that more than one place needs. */
public final class Stac {

    public static final String VERSION = "1.1.0";

    /** The media type of a COG (OGC 21-026, section 9). */
    public static final String COG_MEDIA_TYPE =
            "image/tiff; application=geotiff; profile=cloud-optimized";

    public static final String JSON = "application/json";
    public static final String GEOJSON = "application/geo+json";

    static final String PROJECTION = extension("projection", "2.0.0");
    static final String FILE = extension("file", "2.1.0");
    static final String PROCESSING = extension("processing", "1.2.0");

    private Stac() {}

    private static String extension(String name, String version) {
        return "https://stac-extensions.github.io/" + name + "/v" + version + "/schema.json";
    }
}
