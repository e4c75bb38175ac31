package org.dagmaster.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionComposerTest {

    @Test
    void aCollectionBeginsWithTheWorldAndAllTime() {
        Map<String, @Nullable Object> collection = compose(null, null, null);

        assertThat(collection)
                .containsEntry("type", "Collection")
                .containsEntry("stac_version", "1.1.0")
                .containsEntry("id", "dem_2024")
                .containsEntry(
                        "extent",
                        Map.of(
                                "spatial",
                                        Map.of(
                                                "bbox",
                                                List.of(List.of(-180.0, -90.0, 180.0, 90.0))),
                                "temporal", Map.of("interval", List.of(Arrays.asList(null, null)))))
                .containsEntry("platform:dataset_id", "d1");
        assertThat(CollectionExtent.of(collection.get("extent")))
                .isEqualTo(CollectionExtent.UNKNOWN);
    }

    @Test
    void whatIsNotToldHasADefault() {
        assertThat(compose(null, " ", null))
                .containsEntry("title", "dem_2024")
                .containsEntry("description", "The rasters of dem_2024.")
                .containsEntry("license", "other");
        assertThat(compose("Elevation", "Metres.", "CC-BY-4.0"))
                .containsEntry("title", "Elevation")
                .containsEntry("description", "Metres.")
                .containsEntry("license", "CC-BY-4.0");
    }

    @Test
    void anExtentIsWidenedOverItemsAndReadBackAsItWasWritten() {
        CollectionExtent one = CollectionExtent.UNKNOWN.over(item(0, "2024-05-01T00:00:00Z"));
        CollectionExtent two = one.over(item(5, "2023-05-01T02:00:00+02:00"));

        assertThat(one.bounds()).isEqualTo(new GeoBounds(0, 0, 1, 1));
        assertThat(two.bounds()).isEqualTo(new GeoBounds(0, 0, 6, 1));
        assertThat(two.start()).isEqualTo(Instant.parse("2023-05-01T00:00:00Z"));
        assertThat(two.end()).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
        assertThat(CollectionExtent.of(two.toMap())).isEqualTo(two);
    }

    @Test
    void anItemWithoutBoxOrTimeCannotWidenAnExtent() {
        assertThatThrownBy(() -> CollectionExtent.UNKNOWN.over(Map.of("id", "t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item 't' has no bbox");
        assertThatThrownBy(() ->
                        CollectionExtent.UNKNOWN.over(
                                Map.of("id", "t", "bbox", List.of(0, 0, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item 't' has no datetime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_a", "A", "a b", "a/b", "a:b", "-a"})
    void aTextThatIsNoCollectionIdIsRefused(String text) {
        assertThatThrownBy(() -> new CollectionId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no collection id");
    }

    @Test
    void aCollectionIdHasAtMost64Characters() {
        assertThat(new CollectionId("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new CollectionId("a".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a/b", "a:b", "a?b", "a#b", "a%b", ".", "..", "a\nb"})
    void aTextThatIsNoItemIdIsRefused(String text) {
        assertThatThrownBy(() -> new ItemId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no item id");
    }

    @Test
    void theDefaultItemIdIsTheStemOfTheFileName() {
        assertThat(ItemId.ofBlob("a/b/n07 (1).v2.tif").value()).isEqualTo("n07 (1).v2");
        assertThat(ItemId.ofBlob("n07").value()).isEqualTo("n07");
        assertThat(ItemId.ofBlob("a/.tif").value()).isEqualTo(".tif");
    }

    @Test
    void aPlatformReferenceHasAKeyAndAPlainValue() {
        assertThat(PlatformRefs.of(Map.of("layer_index", 3)).members())
                .isEqualTo(Map.of("platform:layer_index", 3));
        assertThatThrownBy(() -> PlatformRefs.of(Map.of("Layer", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Layer'");
        assertThatThrownBy(() -> PlatformRefs.of(Map.of("layers", List.of(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'layers'");
    }

    private static Map<String, @Nullable Object> compose(
            @Nullable String title, @Nullable String description, @Nullable String license) {
        return CollectionComposer.compose(
                new CollectionComposer.Facts(
                        new CollectionId("dem_2024"),
                        title,
                        description,
                        license,
                        PlatformRefs.of(Map.of("dataset_id", "d1"))));
    }

    private static Map<String, @Nullable Object> item(int west, String datetime) {
        return Map.of(
                "id", "t",
                "bbox", List.of(west, 0, west + 1, 1),
                "properties", Map.of("datetime", datetime));
    }
}
