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
                    .startsWith("https://example.org/dm/stac/search?limit=1");
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
                .allSatisfy(search -> assertThat(search).containsEntry("limit", "2"));
        assertThat(server.catalog.searches.getFirst()).containsEntry("bbox", "0,0,10,50");
    }

    @Test
    void the_parameters_of_a_search_reach_the_catalog_as_texts_and_a_geometry_as_one() {
        String point = "{\"type\":\"Point\",\"coordinates\":[1,2.5]}";
        var answer =
                server.get(
                        "/stac/search?collections=a,b&ids=x&datetime=2026-01-01T00:00:00Z/..&limit=7&intersects="
                                + URLEncoder.encode(point, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.catalog.searches.getFirst())
                .containsOnly(
                        Map.entry("collections", "a,b"),
                        Map.entry("ids", "x"),
                        Map.entry("datetime", "2026-01-01T00:00:00Z/.."),
                        Map.entry("limit", "7"),
                        Map.entry(
                                "intersects",
                                Map.of("type", "Point", "coordinates", List.of(1, 2.5))));
    }

    @Test
    void the_body_of_a_search_reaches_the_catalog_as_it_is() {
        var page = server.postJson("/stac/search", "{\"limit\": 4, \"collections\": [\"dem\"]}");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(at(page, "/features").size()).isEqualTo(4);
        assertThat(server.catalog.searches)
                .containsExactly(Map.of("limit", 4, "collections", List.of("dem")));
    }

    @Test
    void a_body_with_a_doubled_member_never_reaches_the_catalog() {
        var answer = server.postJson("/stac/search", "{\"limit\": 4, \"limit\": 5}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors/0/pointer").asString()).isEqualTo("/limit");
        assertThat(server.catalog.searches).isEmpty();
    }

    @Test
    void faults_of_an_address_that_are_no_matter_of_the_catalog_are_told_all_at_once() {
        var answer = server.get("/stac/search?limit=1&limit=2&intersects=%7B");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("PARAMETER_DOUBLED", "PARAMETER_INVALID");
        assertThat(server.catalog.searches).isEmpty();
    }

    @Test
    void what_the_catalog_refuses_is_a_400_with_a_pointer_only_where_there_is_a_body() {
        var byAddress = server.get("/stac/search?datetime=nonsense");
        assertThat(byAddress.statusCode()).isEqualTo(400);
        assertThat(at(byAddress, "/code").asString()).isEqualTo("SEARCH_INVALID");
        assertThat(at(byAddress, "/errors/0").has("pointer")).isFalse();
        var byBody = server.postJson("/stac/search", "{\"datetime\": \"nonsense\"}");
        assertThat(byBody.statusCode()).isEqualTo(400);
        assertThat(at(byBody, "/errors/0/pointer").asString()).isEqualTo("/datetime");
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
