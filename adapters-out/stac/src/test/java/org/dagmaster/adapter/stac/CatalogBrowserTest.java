package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dagmaster.adapter.stac.CatalogFixture.BASE_URL;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dagmaster.application.catalog.CatalogBrowser;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The STAC API on a real catalog. */
class CatalogBrowserTest {

    private final CatalogFixture fixture = new CatalogFixture();
    private final CatalogBrowser browser = fixture.browser;

    @BeforeEach
    void fill() throws TaskFailure {
        fixture.ensure("dem");
        fixture.ensure("flood");
        for (int i = 0; i < 5; i++) {
            fixture.register("dem", Cogs.tile("tile " + i, i, 0));
        }
        fixture.register("flood", Cogs.acrossAntimeridian("fiji"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theLandingPageLinksToEachCollectionAndToTheSearch() {
        Map<String, @Nullable Object> landing = browser.landing(BASE_URL + "/");

        assertThat(hrefs(landing, "child"))
                .containsExactly(
                        BASE_URL + "/stac/collections/dem", BASE_URL + "/stac/collections/flood");
        assertThat(hrefs(landing, "search"))
                .containsExactly(BASE_URL + "/stac/search", BASE_URL + "/stac/search");
        assertThat(hrefs(landing, "self")).containsExactly(BASE_URL + "/stac");
        assertThat(hrefs(landing, "data")).containsExactly(BASE_URL + "/stac/collections");
        assertThat(Look.at(landing, "conformsTo"))
                .isEqualTo(Look.at(browser.conformance(), "conformsTo"));
    }

    @Test
    void theListOfCollectionsHasEachWithItsLinks() {
        Map<String, @Nullable Object> list = browser.collectionList(BASE_URL);

        assertThat(Look.list(list, "collections")).hasSize(2);
        assertThat(Look.at(list, "collections")).isEqualTo(browser.collections(BASE_URL));
        assertThat(hrefs(list, "self")).containsExactly(BASE_URL + "/stac/collections");
        assertThat(hrefs(browser.collection(BASE_URL, "dem"), "items"))
                .containsExactly(BASE_URL + "/stac/collections/dem/items");
    }

    @Test
    void anItemHasOneLinkToItsCollectionAndAddressesThatAClientCanOpen() {
        Map<String, @Nullable Object> item = browser.item(BASE_URL, "dem", "tile 0");

        assertThat(hrefs(item, "self"))
                .containsExactly(BASE_URL + "/stac/collections/dem/items/tile%200");
        assertThat(hrefs(item, "collection")).containsExactly(BASE_URL + "/stac/collections/dem");
        assertThat(hrefs(item, "root")).containsExactly(BASE_URL + "/stac");
        assertThat(hrefs(item, "derived_from"))
                .containsExactly(BASE_URL + "/api/v1/blobs/bronze/up%20load.tif");
        assertThat(Look.at(item, "assets", "data", "href"))
                .isEqualTo(BASE_URL + "/api/v1/blobs/silver/dem/tile%200.tif");
    }

    @Test
    void followingNextWalksAllItemsOfACollection() {
        List<String> walked = new ArrayList<>();
        Map<String, @Nullable Object> query = new LinkedHashMap<>(Map.of("limit", "2"));
        for (int page = 0; page < 3; page++) {
            Map<String, @Nullable Object> items = browser.items(BASE_URL, "dem", query);
            walked.addAll(Look.ids(items));
            Map<?, ?> next = Look.link(items, "next");
            assertThat(next == null).isEqualTo(page == 2);
            if (next != null) {
                String href = Look.at(next, "href").toString();
                assertThat(href)
                        .startsWith(BASE_URL + "/stac/collections/dem/items?limit=2&token=");
                query = parameters(href);
            }
        }

        assertThat(walked)
                .containsExactlyInAnyOrder("tile 0", "tile 1", "tile 2", "tile 3", "tile 4");
    }

    @Test
    void theNextPageOfASearchAsksTheSameQuestion() {
        Map<String, @Nullable Object> query =
                Map.of("collections", List.of("dem"), "bbox", "0.5,0,3.5,1", "limit", 2);
        Map<String, @Nullable Object> first = browser.search(BASE_URL, query);
        Map<?, ?> next = Look.link(first, "next");
        Map<String, @Nullable Object> second =
                browser.search(BASE_URL, parameters(Look.at(next, "href").toString()));

        List<String> both = new ArrayList<>(Look.ids(first));
        both.addAll(Look.ids(second));
        assertThat(both).containsExactlyInAnyOrder("tile 0", "tile 1", "tile 2", "tile 3");
        assertThat(Look.link(second, "next")).isNull();
        assertThat(Look.link(second, "prev")).isNotNull();
    }

    @Test
    void theNextPageOfASearchWithAGeometryIsAPost() {
        Map<String, @Nullable Object> world =
                Map.of("type", "Polygon", "coordinates", List.of(ring(-10, -10, 10, 10)));
        Map<String, @Nullable Object> first =
                browser.search(BASE_URL, Map.of("intersects", world, "limit", 3));
        Map<?, ?> next = Look.link(first, "next");

        assertThat(Look.at(next, "method")).isEqualTo("POST");
        Map<String, @Nullable Object> body = Look.members(next, "body");
        assertThat(Look.ids(browser.search(BASE_URL, body))).hasSize(2);
    }

    @Test
    void aBoxAcrossTheAntimeridianFindsWhatIsThereAndNothingElse() {
        assertThat(Look.ids(browser.search(BASE_URL, Map.of("bbox", "178,-20,-178,5"))))
                .containsExactly("fiji");
        assertThat(Look.ids(browser.search(BASE_URL, Map.of("bbox", "-1,-20,10,5"))))
                .doesNotContain("fiji")
                .hasSize(5);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(refused(() -> browser.collection(BASE_URL, "none")))
                .isEqualTo("NOT_FOUND COLLECTION_NOT_FOUND");
        assertThat(refused(() -> browser.items(BASE_URL, "none", Map.of())))
                .isEqualTo("NOT_FOUND COLLECTION_NOT_FOUND");
        assertThat(refused(() -> browser.item(BASE_URL, "dem", "none")))
                .isEqualTo("NOT_FOUND ITEM_NOT_FOUND");
    }

    @Test
    void aQueryThatIsNoneIsRefusedByItsMember() {
        assertThat(refusedSearch("bbox", "1,2,3")).isEqualTo("INVALID BBOX_INVALID /bbox");
        assertThat(refusedSearch("bbox", "0,5,1,4")).isEqualTo("INVALID BBOX_INVALID /bbox");
        assertThat(refusedSearch("bbox", List.of(0, 0, 1, 91)))
                .isEqualTo("INVALID BBOX_INVALID /bbox");
        assertThat(refusedSearch("datetime", "yesterday"))
                .isEqualTo("INVALID DATETIME_INVALID /datetime");
        assertThat(refusedSearch("datetime", "2025-01-01T00:00:00Z/2024-01-01T00:00:00Z"))
                .isEqualTo("INVALID DATETIME_INVALID /datetime");
        assertThat(refusedSearch("limit", 0)).isEqualTo("INVALID LIMIT_INVALID /limit");
        assertThat(refusedSearch("limit", 1001)).isEqualTo("INVALID LIMIT_INVALID /limit");
        assertThat(refusedSearch("limit", "many")).isEqualTo("INVALID LIMIT_INVALID /limit");
        assertThat(refusedSearch("token", "x")).isEqualTo("INVALID TOKEN_INVALID /token");
        assertThat(refusedSearch("token", "next:dem:none"))
                .isEqualTo("INVALID TOKEN_INVALID /token");
        assertThat(refusedSearch("conf", Map.of())).isEqualTo("INVALID PARAMETER_UNKNOWN /conf");
        assertThat(refusedSearch("intersects", Map.of("type", "Polygon", "coordinates", "x")))
                .isEqualTo("INVALID SEARCH_INVALID /intersects");
        assertThat(refusedSearch("collections", List.of(1)))
                .isEqualTo("INVALID SEARCH_INVALID /collections");
    }

    @Test
    void anOpenIntervalAndAllTimeAreNoFaults() {
        assertThat(Look.ids(browser.search(BASE_URL, Map.of("datetime", "../..")))).hasSize(6);
        assertThat(Look.ids(browser.search(BASE_URL, Map.of("datetime", "/2024-05-01T10:00:00z"))))
                .hasSize(6);
        assertThat(
                        Look.ids(
                                browser.search(
                                        BASE_URL, Map.of("datetime", "2024-05-01T10:00:01Z/.."))))
                .isEmpty();
    }

    @Test
    void aCatalogThatIsAwayIsUnavailable() {
        fixture.close();

        assertThat(refused(() -> browser.landing(BASE_URL)))
                .isEqualTo("UNAVAILABLE STORAGE_UNAVAILABLE");
    }

    private String refusedSearch(String member, Object value) {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> browser.search(BASE_URL, Map.of(member, value)));
        assertThat(refused).as(member + " = " + value).isNotNull();
        assertThat(refused.faults()).hasSize(1);
        return refused.kind() + " " + refused.code() + " " + refused.faults().getFirst().pointer();
    }

    private static String refused(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        return refused.kind() + " " + refused.code();
    }

    private static List<String> hrefs(Map<String, @Nullable Object> object, String rel) {
        return Look.list(object, "links").stream()
                .filter(link -> rel.equals(Look.at(link, "rel")))
                .map(link -> Look.at(link, "href").toString())
                .toList();
    }

    /** The query string of an address, as a server hands it on. */
    private static Map<String, @Nullable Object> parameters(String href) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (String pair : URI.create(href).getRawQuery().split("&", -1)) {
            int at = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, at),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static List<List<Integer>> ring(int west, int south, int east, int north) {
        return List.of(
                List.of(west, south),
                List.of(east, south),
                List.of(east, north),
                List.of(west, north),
                List.of(west, south));
    }
}
