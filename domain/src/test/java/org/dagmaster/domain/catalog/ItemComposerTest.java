package org.dagmaster.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.raster.CogProduct.Band;
import org.dagmaster.domain.raster.CogProduct.Statistics;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemComposerTest {

    private static final Instant PROCESSED = Instant.parse("2026-02-03T04:05:06.123456Z");
    private static final Map<String, @Nullable Object> FOOTPRINT =
            Map.of("type", "Polygon", "coordinates", List.of());
    private static final Band ELEVATION =
            new Band("b1", "int16", -32768, "gray", new Statistics(1, 9, 5, 2, 75));

    @Test
    void aProductBecomesAnItem() {
        assertThat(compose(product(32631, List.of(ELEVATION))))
                .isEqualTo(
                        Map.of(
                                "type",
                                "Feature",
                                "stac_version",
                                "1.1.0",
                                "stac_extensions",
                                extensions(),
                                "id",
                                "n07",
                                "collection",
                                "dem",
                                "geometry",
                                FOOTPRINT,
                                "bbox",
                                List.of(1.0, 2.0, 3.0, 4.0),
                                "properties",
                                properties(),
                                "links",
                                links(),
                                "assets",
                                Map.of("data", dataAsset())));
    }

    @Test
    void aCrsWithoutEpsgCodeIsWrittenOut() {
        assertThat(asset(product(null, List.of(ELEVATION))))
                .containsEntry("proj:wkt2", "the WKT")
                .containsEntry("proj:projjson", Map.of("type", "ProjectedCRS"))
                .doesNotContainKey("proj:code");
    }

    @Test
    void whatJsonCannotSayOfABandIsSaidInWordsOrLeftOut() {
        List<Band> bands =
                List.of(
                        new Band("nan", "float32", Double.NaN, "undefined", null),
                        new Band("inf", "float32", Double.NEGATIVE_INFINITY, "", null),
                        new Band(
                                "odd",
                                "int24",
                                "nan",
                                "red",
                                new Statistics(0, 1, Double.NaN, Double.NaN, 100)));

        assertThat(asset(product(4326, bands)).get("bands"))
                .isEqualTo(
                        List.of(
                                Map.of("name", "nan", "data_type", "float32", "nodata", "nan"),
                                Map.of("name", "inf", "data_type", "float32", "nodata", "-inf"),
                                Map.of(
                                        "name", "odd",
                                        "description", "Color interpretation: red",
                                        "data_type", "other",
                                        "nodata", "nan",
                                        "statistics",
                                                Map.of(
                                                        "minimum", 0.0,
                                                        "maximum", 1.0,
                                                        "valid_percent", 100.0))));
    }

    @Test
    void aBoxAcrossTheAntimeridianStaysAsItIs() {
        CogProduct crossing =
                product(4326, List.of(ELEVATION), List.of(179.0, -18.0, -179.0, -17.0), SIX);

        assertThat(compose(crossing)).containsEntry("bbox", List.of(179.0, -18.0, -179.0, -17.0));
    }

    @Test
    void aProductThatIsNoneIsRefusedByItsPart() {
        List<Double> three = List.of(1.0, 2.0, 3.0);

        assertThatThrownBy(() -> compose(product(4326, List.of(), three, SIX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no box");
        assertThatThrownBy(() -> compose(product(4326, List.of(), BOX, three)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the transform [1.0, 2.0, 3.0] of the product is none");
    }

    private static final List<Double> BOX = List.of(1.0, 2.0, 3.0, 4.0);
    private static final List<Double> SIX = List.of(10.0, 0.0, 500.0, 0.0, -10.0, 900.0);

    private static List<String> extensions() {
        return List.of(
                "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
                "https://stac-extensions.github.io/file/v2.1.0/schema.json",
                "https://stac-extensions.github.io/processing/v1.2.0/schema.json");
    }

    private static Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("title", "North 7"),
                Map.entry("datetime", "2024-05-01T10:00:00Z"),
                Map.entry("dagmaster:datetime_source", "source"),
                Map.entry("created", "2026-02-03T04:05:06.123Z"),
                Map.entry("updated", "2026-02-03T04:05:06.123Z"),
                Map.entry("processing:software", Map.of("GDAL", "3.6.2")),
                Map.entry("processing:datetime", "2026-02-03T04:05:06.123Z"),
                Map.entry(
                        "processing:lineage",
                        "Cloud-Optimized GeoTIFF, made from bronze/n07.tif by GDAL 3.6.2."),
                Map.entry("platform:dataset_id", "d1"),
                Map.entry("dagmaster:raster_type", "dem"));
    }

    private static List<Map<String, String>> links() {
        return List.of(
                Map.of("rel", "collection", "type", "application/json", "href", ".."),
                Map.of("rel", "derived_from", "href", "blob://bronze/n07.tif"));
    }

    private static Map<String, Object> dataAsset() {
        return Map.ofEntries(
                Map.entry("href", "blob://silver/n07.tif"),
                Map.entry("type", "image/tiff; application=geotiff; profile=cloud-optimized"),
                Map.entry("title", "Cloud-Optimized GeoTIFF"),
                Map.entry("roles", List.of("data")),
                Map.entry("file:size", 1234L),
                Map.entry("file:checksum", "1220ab"),
                Map.entry("proj:code", "EPSG:32631"),
                Map.entry("proj:shape", List.of(20, 10)),
                Map.entry("proj:bbox", List.of(500.0, 700.0, 600.0, 900.0)),
                Map.entry(
                        "proj:transform",
                        List.of(10.0, 0.0, 500.0, 0.0, -10.0, 900.0, 0.0, 0.0, 1.0)),
                Map.entry(
                        "bands",
                        List.of(
                                Map.of(
                                        "name", "b1",
                                        "description", "Color interpretation: gray",
                                        "data_type", "int16",
                                        "nodata", -32768,
                                        "statistics",
                                                Map.of(
                                                        "minimum", 1.0,
                                                        "maximum", 9.0,
                                                        "mean", 5.0,
                                                        "stddev", 2.0,
                                                        "valid_percent", 75.0)))));
    }

    private static Map<String, @Nullable Object> compose(CogProduct cog) {
        return ItemComposer.compose(
                new ItemComposer.Facts(
                        new CollectionId("dem"),
                        new ItemId("n07"),
                        "North 7",
                        ItemTime.of(null, cog.acquiredAt(), PROCESSED),
                        "blob://silver/n07.tif",
                        new ItemComposer.Source("bronze/n07.tif", "blob://bronze/n07.tif"),
                        PROCESSED,
                        PROCESSED,
                        PROCESSED,
                        PlatformRefs.of(Map.of("dataset_id", "d1")),
                        Map.of("dagmaster:raster_type", "dem")),
                cog);
    }

    private static Map<String, @Nullable Object> asset(CogProduct cog) {
        if (compose(cog).get("assets") instanceof Map<?, ?> assets
                && assets.get("data") instanceof Map<?, ?> data) {
            return Values.copyOfMap(data);
        }
        throw new AssertionError("the item has no asset 'data'");
    }

    private static CogProduct product(@Nullable Integer epsg, List<Band> bands) {
        return product(epsg, bands, BOX, SIX);
    }

    private static CogProduct product(
            @Nullable Integer epsg, List<Band> bands, List<Double> box, List<Double> transform) {
        return new CogProduct(
                "silver",
                "n07.tif",
                1234,
                "1220ab",
                epsg,
                "the WKT",
                Map.of("type", "ProjectedCRS"),
                List.of(20, 10),
                transform,
                List.of(500.0, 700.0, 600.0, 900.0),
                box,
                FOOTPRINT,
                bands,
                3,
                "2024-05-01T10:00:00Z",
                "GDAL 3.6.2",
                1.5);
    }
}
