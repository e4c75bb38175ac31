package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class StacApiTest {

    private final TestServer server = new TestServer();
    private final String base = "http://127.0.0.1:" + server.port;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_landing_page_has_links_below_the_address_it_was_asked_at() {
        var answer = server.get("/stac");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(at(answer, "/links/0/href").asString()).isEqualTo(base + "/stac");
    }

    @Test
    void a_public_base_url_takes_the_place_of_the_host() {
        try (TestServer behindProxy =
                new TestServer(
                        options -> options.withPublicBaseUrl(URI.create("https://example.org/dm")),
                        TestServer.QUICK)) {
            var answer = behindProxy.get("/stac/search?limit=1");
            assertThat(at(answer, "/links/0/href").asString())
                    .isEqualTo("https://example.org/dm/stac/search?limit=1");
            assertThat(at(behindProxy.get("/stac"), "/links/0/href").asString())
                    .isEqualTo("https://example.org/dm/stac");
        }
    }

    @Test
    void conformance_is_what_the_catalog_declares() {
        assertThat(server.get("/stac/conformance").body())
                .isEqualTo("{\"conformsTo\":[\"https://api.stacspec.org/v1.0.0/core\"]}");
    }

    @Test
    void collections_and_a_collection_are_shown_and_an_unknown_one_is_not_found() {
        var all = server.get("/stac/collections");
        assertThat(at(all, "/collections/0/id").asString()).isEqualTo("dem");
        assertThat(at(all, "/links/0/href").asString()).isEqualTo(base + "/stac/collections");
        assertThat(at(server.get("/stac/collections/dem"), "/type").asString())
                .isEqualTo("Collection");
        for (String path : List.of("/nope", "/nope/items", "/nope/items/x")) {
            assertThat(server.get("/stac/collections" + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void an_item_is_geojson() {
        var answer = server.get("/stac/collections/dem/items/dem-3");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/geo+json");
        assertThat(at(answer, "/id").asString()).isEqualTo("dem-3");
        assertThat(server.get("/stac/collections/dem/items/dem-9").statusCode()).isEqualTo(404);
    }

    @Test
    void the_next_links_of_a_collection_s_items_lead_through_all_of_them() {
        List<String> ids = new ArrayList<>();
        String path = "/stac/collections/dem/items?limit=2&bbox=0,0,10,50";
        while (path != null) {
            var page = server.get(path);
            assertThat(header(page, "Content-Type")).isEqualTo("application/geo+json");
            at(page, "/features").forEach(item -> ids.add(item.get("id").asString()));
            JsonNode next = link(page, "next");
            path = next == null ? null : next.get("href").asString().substring(base.length());
            assertThat(path == null || path.startsWith("/stac/collections/dem/items?")).isTrue();
        }
        assertThat(ids).containsExactly("dem-0", "dem-1", "dem-2", "dem-3", "dem-4");
        assertThat(server.catalog.searches)
                .allSatisfy(search ->
                        assertThat(search)
                                .containsEntry("collections", List.of("dem"))
                                .containsEntry("bbox", List.of(0.0, 0.0, 10.0, 50.0)));
    }

    @Test
    void a_page_has_the_links_of_its_own_address_and_keeps_the_catalog_s_others() {
        var page = server.get("/stac/search?limit=2&token=2");
        assertThat(must(page, "self").get("href").asString())
                .isEqualTo(base + "/stac/search?limit=2&token=2");
        assertThat(must(page, "root").get("href").asString()).isEqualTo(base + "/stac");
        assertThat(must(page, "prev").get("href").asString())
                .isEqualTo(base + "/stac/search?limit=2&token=0");
        assertThat(must(page, "license").get("href").asString())
                .isEqualTo("https://example.org/license");
        assertThat(page.body()).doesNotContain("/elsewhere");
    }

    @Test
    void the_parameters_of_a_search_become_the_body_of_one() {
        String point = "{\"type\":\"Point\",\"coordinates\":[1,2.5]}";
        var answer =
                server.get(
                        "/stac/search?collections=a,b&ids=x&datetime=2026-01-01T00:00:00Z/.."
                                + "&sortby=%2Bid,-properties.datetime&fields=id,-assets&limit=7&intersects="
                                + URLEncoder.encode(point, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.catalog.searches.getFirst())
                .containsEntry("collections", List.of("a", "b"))
                .containsEntry("ids", List.of("x"))
                .containsEntry("datetime", "2026-01-01T00:00:00Z/..")
                .containsEntry("limit", 7)
                .containsEntry(
                        "intersects", Map.of("type", "Point", "coordinates", List.of(1, 2.5)))
                .containsEntry(
                        "sortby",
                        List.of(
                                Map.of("field", "id", "direction", "asc"),
                                Map.of("field", "properties.datetime", "direction", "desc")))
                .containsEntry(
                        "fields", Map.of("include", List.of("id"), "exclude", List.of("assets")));
    }

    @Test
    void a_search_by_body_pages_by_body() {
        var page = server.postJson("/stac/search", "{\"limit\": 4, \"collections\": [\"dem\"]}");
        assertThat(page.statusCode()).isEqualTo(200);
        JsonNode next = must(page, "next");
        assertThat(next.get("method").asString()).isEqualTo("POST");
        var rest = server.postJson("/stac/search", next.get("body").toString());
        assertThat(at(rest, "/features").size()).isEqualTo(1);
        assertThat(at(rest, "/features/0/id").asString()).isEqualTo("dem-4");
        assertThat(link(rest, "next")).isNull();
    }

    @Test
    void without_a_limit_a_page_has_ten_items_at_most() {
        server.get("/stac/search");
        server.postJson("/stac/search", "{}");
        assertThat(server.catalog.searches)
                .hasSize(2)
                .allSatisfy(search -> assertThat(search).containsEntry("limit", 10));
    }

    @Test
    void faults_of_a_search_by_address_are_told_all_at_once() {
        var answer = server.get("/stac/search?bbox=1,2,3&limit=0&colections=a&intersects=%7B");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors").size()).isEqualTo(4);
        assertThat(answer.body())
                .contains("BBOX_INVALID")
                .contains("did you mean 'collections'?")
                .contains("'intersects' must be a GeoJSON geometry");
        assertThat(server.catalog.searches).isEmpty();
    }

    @Test
    void faults_of_a_search_by_body_are_told_all_at_once() {
        var answer =
                server.postJson(
                        "/stac/search",
                        """
                        {"bbox": [1, 2, "3"], "intersects": {}, "limit": 10001, "ids": [7],
                         "conf": {"nohydrate": true}}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors").findValuesAsString("pointer"))
                .containsExactly("/ids/0", "/bbox/2", "/bbox", "/limit", "/intersects", "/conf");
        assertThat(server.catalog.searches).isEmpty();
    }

    @Test
    void what_the_catalog_refuses_is_a_400() {
        var answer = server.get("/stac/search?datetime=nonsense");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("DATETIME_INVALID");
    }

    private static JsonNode must(HttpResponse<String> page, String rel) {
        return Objects.requireNonNull(link(page, rel), rel);
    }

    private static @Nullable JsonNode link(HttpResponse<String> page, String rel) {
        for (JsonNode link : at(page, "/links")) {
            if (link.get("rel").asString().equals(rel)) {
                return link;
            }
        }
        return null;
    }
}
