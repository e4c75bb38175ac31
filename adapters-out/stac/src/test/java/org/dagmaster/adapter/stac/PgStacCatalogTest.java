package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.catalog.CollectionComposer;
import org.dagmaster.domain.catalog.CollectionId;
import org.dagmaster.domain.catalog.ItemComposer;
import org.dagmaster.domain.catalog.ItemId;
import org.dagmaster.domain.catalog.ItemTime;
import org.dagmaster.domain.catalog.PlatformRefs;
import org.dagmaster.domain.raster.CogProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PgStacCatalogTest {

    private final CatalogFixture fixture = new CatalogFixture();
    private final PgStacCatalog catalog = fixture.catalog;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCollectionIsCreatedOnceAndThenLeftAsItIs() {
        assertThat(catalog.ensureCollection(collection("dem", "First"))).isTrue();
        assertThat(catalog.ensureCollection(collection("dem", "Second"))).isFalse();

        assertThat(catalog.collection("dem").orElseThrow()).containsEntry("title", "First");
    }

    @Test
    void aStoredCollectionAndItemComeBackAsTheyWere() {
        Map<String, @Nullable Object> collection = collection("dem", "Elevation");
        Map<String, @Nullable Object> item = item("dem", Cogs.tile("n07e005", 5, 7));
        catalog.ensureCollection(collection);

        assertThat(catalog.collection("dem").orElseThrow()).isEqualTo(collection);
        catalog.upsertItems("dem", List.of(item));
        assertThat(plain(catalog.item("dem", "n07e005").orElseThrow())).isEqualTo(plain(item));
    }

    @Test
    void collectionsAreListedById() {
        catalog.ensureCollection(collection("b", "B"));
        catalog.ensureCollection(collection("a", "A"));

        assertThat(catalog.collections()).extracting(c -> c.get("id")).containsExactly("a", "b");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        catalog.ensureCollection(collection("dem", "Elevation"));

        assertThat(catalog.collection("none")).isEmpty();
        assertThat(catalog.item("dem", "none")).isEmpty();
    }

    @Test
    void anItemUpsertedTwiceIsOneItemWithItsLastContent() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        catalog.upsertItems("dem", List.of(item("dem", Cogs.tile("t", 5, 7))));
        catalog.upsertItems("dem", List.of(item("dem", Cogs.tile("t", 8, 7))));

        assertThat(Look.ids(catalog.search(Map.of()))).containsExactly("t");
        assertThat(catalog.item("dem", "t").orElseThrow())
                .containsEntry("bbox", List.of(8.0, 7.0, 9.0, 8.0));
    }

    @Test
    void ofTwoItemsWithTheSameIdTheLastOneCounts() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        catalog.upsertItems(
                "dem",
                List.of(item("dem", Cogs.tile("t", 5, 7)), item("dem", Cogs.tile("t", 8, 7))));

        assertThat(catalog.item("dem", "t").orElseThrow())
                .containsEntry("bbox", List.of(8.0, 7.0, 9.0, 8.0));
    }

    @Test
    void aSearchFindsByBoxAndByTime() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        catalog.upsertItems(
                "dem",
                List.of(
                        item("dem", Cogs.tile("near", 5, 7)),
                        item("dem", Cogs.tile("far", 50, 7))));

        assertThat(Look.ids(catalog.search(Map.of("bbox", List.of(5.2, 7.2, 5.3, 7.3)))))
                .containsExactly("near");
        assertThat(Look.ids(catalog.search(Map.of("datetime", "2024-05-01T00:00:00Z/.."))))
                .containsExactlyInAnyOrder("near", "far");
        assertThat(Look.ids(catalog.search(Map.of("datetime", "2024-05-02T00:00:00Z/.."))))
                .isEmpty();
    }

    @Test
    void pagingForthWalksAllItemsOnceAndBackReturnsToTheFirst() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        catalog.upsertItems("dem", tiles(25));

        List<String> walked = new ArrayList<>();
        Map<String, @Nullable Object> page = catalog.search(Map.of("limit", 10));
        List<String> first = Look.ids(page);
        walked.addAll(first);
        assertThat(token(page, "prev")).isNull();
        Map<String, @Nullable Object> second = page;
        for (String next = token(page, "next"); next != null; next = token(page, "next")) {
            page = catalog.search(Map.of("limit", 10, "token", next));
            second = walked.size() == 10 ? page : second;
            walked.addAll(Look.ids(page));
        }

        assertThat(walked).hasSize(25);
        assertThat(Set.copyOf(walked)).hasSize(25);
        String back = token(second, "prev");
        assertThat(back).startsWith("prev:");
        assertThat(Look.ids(catalog.search(Map.of("limit", 10, "token", "" + back))))
                .isEqualTo(first);
    }

    @Test
    void theExtentIsWidenedOverWhatIsNewAndNeverNarrowed() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        assertThat(extent("dem")).isEqualTo("[-180.0, -90.0, 180.0, 90.0] [null, null]");

        catalog.upsertItems("dem", List.of(item("dem", Cogs.tile("a", 5, 7))));
        assertThat(extent("dem"))
                .isEqualTo("[5.0, 7.0, 6.0, 8.0] [2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z]");

        catalog.upsertItems(
                "dem",
                List.of(
                        item("dem", Cogs.tile("b", 9, 9), "2023-01-01T00:00:00Z"),
                        item("dem", Cogs.tile("c", 8, 8), "2025-01-01T00:00:00Z")));
        catalog.upsertItems("dem", List.of(item("dem", Cogs.tile("b", 5, 7))));
        assertThat(extent("dem"))
                .isEqualTo("[5.0, 7.0, 10.0, 10.0] [2023-01-01T00:00:00Z, 2025-01-01T00:00:00Z]");
    }

    @Test
    void anItemAcrossTheAntimeridianIsFoundOnBothSidesAndNowhereElse() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        catalog.upsertItems("dem", List.of(item("dem", Cogs.acrossAntimeridian("fiji"))));

        assertThat(Look.ids(catalog.search(Map.of("bbox", List.of(179.5, -18, 179.6, -17)))))
                .containsExactly("fiji");
        assertThat(Look.ids(catalog.search(Map.of("bbox", List.of(-179.6, -18, -179.5, -17)))))
                .containsExactly("fiji");
        assertThat(Look.ids(catalog.search(Map.of("bbox", List.of(0, -18, 1, -17))))).isEmpty();
        assertThat(catalog.item("dem", "fiji").orElseThrow())
                .containsEntry("bbox", List.of(179.0, -18.0, -179.0, -17.0));
        assertThat(extent("dem")).startsWith("[179.0, -18.0, -179.0, -17.0]");
    }

    @Test
    void anItemWithoutEpsgCodeKeepsItsCrs() {
        catalog.ensureCollection(collection("dem", "Elevation"));
        Map<String, @Nullable Object> item = item("dem", Cogs.withoutEpsg("sphere"));
        catalog.upsertItems("dem", List.of(item));

        assertThat(plain(Look.at(catalog.item("dem", "sphere").orElseThrow(), "assets")))
                .isEqualTo(plain(Look.at(item, "assets")))
                .asString()
                .contains("proj:projjson", "proj:wkt2")
                .doesNotContain("proj:code");
    }

    @Test
    void itemsOfNoCollectionAreRefusedAndNothingIsKept() {
        catalog.ensureCollection(collection("dem", "Elevation"));

        assertThatThrownBy(() ->
                        catalog.upsertItems("none", List.of(item("none", Cogs.tile("t", 5, 7)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no collection 'none'");
        assertThatThrownBy(() ->
                        catalog.upsertItems(
                                "dem",
                                List.of(
                                        item("dem", Cogs.tile("t", 5, 7)),
                                        item("other", Cogs.tile("u", 5, 7)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'u' is no item of the collection 'dem'");
        assertThat(Look.ids(catalog.search(Map.of()))).isEmpty();
    }

    @Test
    void aTokenOfNoSearchIsRefused() {
        assertThatThrownBy(() -> catalog.search(Map.of("token", "next:dem:none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("next:dem:none");
    }

    @Test
    void writersOfOneCollectionAtOnceLoseNothing() throws Exception {
        catalog.ensureCollection(collection("dem", "Elevation"));
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Map<String, @Nullable Object> item : tiles(12)) {
            Thread writer =
                    Thread.ofPlatform().unstarted(() -> catalog.upsertItems("dem", List.of(item)));
            writer.setUncaughtExceptionHandler((_, failure) -> {
                synchronized (failures) {
                    failures.add(failure);
                }
            });
            writers.add(writer);
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(new HashSet<>(Look.ids(catalog.search(Map.of("limit", 100))))).hasSize(12);
        assertThat(extent("dem")).startsWith("[0.0, 0.0, 12.0, 1.0]");
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsSuch() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> new PgStacCatalog(nowhere).collections())
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("cannot be used just now");
    }

    private static Map<String, @Nullable Object> collection(String id, String title) {
        return CollectionComposer.compose(
                new CollectionComposer.Facts(
                        new CollectionId(id), title, null, null, PlatformRefs.NONE));
    }

    private static List<Map<String, @Nullable Object>> tiles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("dem", Cogs.tile("tile-%05d".formatted(i), i % 170, 0)))
                .toList();
    }

    private static Map<String, @Nullable Object> item(String collection, CogProduct cog) {
        return item(collection, cog, null);
    }

    static Map<String, @Nullable Object> item(
            String collection, CogProduct cog, @Nullable String datetime) {
        Instant now = Instant.parse("2026-02-03T04:05:06Z");
        return ItemComposer.compose(
                new ItemComposer.Facts(
                        new CollectionId(collection),
                        ItemId.ofBlob(cog.cogBlob()),
                        null,
                        ItemTime.of(datetime, cog.acquiredAt(), now),
                        "blob://silver/" + cog.cogBlob(),
                        null,
                        now,
                        now,
                        now,
                        PlatformRefs.NONE,
                        Map.of()),
                cog);
    }

    private String extent(String collection) {
        Map<String, @Nullable Object> stored = catalog.collection(collection).orElseThrow();
        return Look.at(stored, "extent", "spatial", "bbox", 0)
                + " "
                + Look.at(stored, "extent", "temporal", "interval", 0);
    }

    private static @Nullable String token(Map<String, @Nullable Object> found, String rel) {
        Map<?, ?> link = Look.link(found, rel);
        return link == null ? null : (String) link.get("token");
    }

    /** Numbers by their value: PostGIS writes 5 where 5.0 was read. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new HashMap<>();
                map.forEach((key, member) -> copy.put(key, plain(member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(PgStacCatalogTest::plain).toList();
            case Number number -> number.doubleValue();
            default -> value;
        };
    }
}
