package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.stac.CatalogFixture.BASE_URL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.catalog.CollectionComposer;
import org.dagmaster.domain.catalog.CollectionId;
import org.dagmaster.domain.catalog.PlatformRefs;
import org.dagmaster.domain.raster.CogProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we compose and what we serve keeps to the JSON schemas of STAC and of each extension. */
class StacSchemaTest {

    private static final List<CogProduct> PRODUCTS =
            List.of(
                    Cogs.tile("n07e005", 5, 7),
                    Cogs.undated("undated"),
                    Cogs.withoutEpsg("sphere"),
                    Cogs.acrossAntimeridian("fiji"));

    @TempDir private Path folder = Path.of("");

    @Test
    void whatIsComposedIsValid() throws Exception {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        objects.add(
                CollectionComposer.compose(
                        new CollectionComposer.Facts(
                                new CollectionId("dem"),
                                "Elevation",
                                null,
                                "CC-BY-4.0",
                                PlatformRefs.of(Map.of("dataset_id", "d1")))));
        PRODUCTS.forEach(cog -> objects.add(PgStacCatalogTest.item("dem", cog, null)));

        assertThat(new SchemaCheck(folder).faults(objects)).hasSize(5).allMatch(List::isEmpty);
    }

    @Test
    void whatTheCatalogServesIsValid() throws Exception {
        try (CatalogFixture fixture = new CatalogFixture()) {
            fixture.ensure("dem");
            List<Map<String, @Nullable Object>> objects = new ArrayList<>();
            for (CogProduct cog : PRODUCTS) {
                String item = fixture.register("dem", cog).itemId();
                objects.add(fixture.browser.item(BASE_URL, "dem", item));
            }
            objects.add(fixture.browser.collection(BASE_URL, "dem"));
            objects.add(fixture.browser.landing(BASE_URL));

            assertThat(new SchemaCheck(folder).faults(objects)).hasSize(6).allMatch(List::isEmpty);
        }
    }

    @Test
    void aBrokenObjectIsFoundInvalidByTheSchemaThatItBreaks() throws Exception {
        Map<String, @Nullable Object> item =
                PgStacCatalogTest.item("dem", Cogs.tile("t", 5, 7), null);

        List<List<String>> faults =
                new SchemaCheck(folder)
                        .faults(
                                List.of(
                                        with(item, "properties", "datetime", "yesterday"),
                                        withAsset(item, "proj:shape", List.of(1, 2, 3)),
                                        withAsset(item, "file:checksum", "no hexadecimal"),
                                        withAsset(item, "bands", List.of(Map.of("data_type", "x"))),
                                        with(item, "properties", "processing:lineage", 7),
                                        with(item, "properties", "processing:wrong", "x")));

        assertThat(faults.get(0).toString()).contains("core", "/properties/datetime");
        assertThat(faults.get(1).toString()).contains("projection/v2.0.0", "proj:shape");
        assertThat(faults.get(2).toString()).contains("file/v2.1.0", "file:checksum");
        assertThat(faults.get(3).toString()).contains("core", "data_type");
        assertThat(faults.get(4).toString()).contains("processing/v1.2.0", "processing:lineage");
        assertThat(faults.get(5).toString()).contains("processing/v1.2.0", "/properties");
    }

    @Test
    void anExtensionWhoseSchemaIsNotAtHandIsFoundInvalid() throws Exception {
        Map<String, @Nullable Object> item =
                new LinkedHashMap<>(PgStacCatalogTest.item("dem", Cogs.tile("t", 5, 7), null));
        item.put("stac_extensions", List.of("https://stac-extensions.github.io/none/schema.json"));

        assertThat(new SchemaCheck(folder).faults(List.of(item)).getFirst().toString())
                .contains("none/schema.json");
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> object, String member, String key, Object value) {
        Map<String, @Nullable Object> inner = Look.members(object, member);
        inner.put(key, value);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(object);
        changed.put(member, inner);
        return changed;
    }

    private static Map<String, @Nullable Object> withAsset(
            Map<String, @Nullable Object> item, String key, Object value) {
        Map<String, @Nullable Object> data = Look.members(item, "assets", "data");
        data.put(key, value);
        return with(item, "assets", "data", data);
    }
}
