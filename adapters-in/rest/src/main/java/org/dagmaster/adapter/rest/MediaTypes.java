package org.dagmaster.adapter.rest;

import java.util.Locale;
import java.util.Map;

/** The media types of blobs, by the extension of their names. */
final class MediaTypes {

    private static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";

    /** No type here can carry a script: a blob is served from the API's own origin. */
    private static final Map<String, String> BY_EXTENSION =
            Map.ofEntries(
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("jp2", "image/jp2"),
                    Map.entry("json", "application/json"),
                    Map.entry("geojson", "application/geo+json"),
                    Map.entry("parquet", "application/vnd.apache.parquet"),
                    Map.entry("gpkg", "application/geopackage+sqlite3"),
                    Map.entry("pmtiles", "application/vnd.pmtiles"),
                    Map.entry("zip", "application/zip"),
                    Map.entry("gz", "application/gzip"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("yaml", "application/yaml"),
                    Map.entry("yml", "application/yaml"));

    private MediaTypes() {}

    /** Every TIFF of the silver zone was made by us, and is cloud-optimized. */
    static String of(String container, String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
        return type.equals("image/tiff") && container.equals("silver") ? COG : type;
    }
}
