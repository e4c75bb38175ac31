package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
            assertThat(at(behindProxy.get("/stac/search?limit=1"), "/links/0/href").asString())
                    .isEqualTo("https://example.org/dm/stac/search");
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
    void a_query_reaches_the_catalog_as_it_was_sent() {
        var answer = server.get("/stac/search?collections=a,b&bbox=0,0,1,1&limit=7");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/geo+json");
        assertThat(server.catalog.searches)
                .containsExactly(Map.of("collections", "a,b", "bbox", "0,0,1,1", "limit", "7"));
    }

    @Test
    void the_items_of_a_collection_are_asked_with_their_query() {
        var answer = server.get("/stac/collections/dem/items?limit=2&token=x");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/geo+json");
        assertThat(at(answer, "/features").size()).isEqualTo(5);
        assertThat(server.catalog.searches).containsExactly(Map.of("limit", "2", "token", "x"));
    }

    @Test
    void a_search_by_body_reaches_the_catalog_as_it_was_sent() {
        var answer = server.postJson("/stac/search", "{\"limit\": 4, \"collections\": [\"dem\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.catalog.searches)
                .containsExactly(Map.of("limit", 4, "collections", List.of("dem")));
    }

    @Test
    void a_search_by_a_broken_body_is_refused_before_the_catalog() {
        assertThat(server.postJson("/stac/search", "{\"a\": 1, \"a\": 2}").statusCode())
                .isEqualTo(400);
        assertThat(server.postJson("/stac/search", "[]").statusCode()).isEqualTo(400);
        assertThat(server.catalog.searches).isEmpty();
    }

    @Test
    void what_the_catalog_refuses_is_a_400() {
        var answer = server.get("/stac/search?datetime=nonsense");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("DATETIME_INVALID");
    }
}
