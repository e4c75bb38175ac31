package org.dagmaster.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.application.catalog.CatalogBrowser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The catalog's own use case behind the API: what the document lists is what it takes. */
final class CatalogSearchTest {

    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[7.5,47.5]}";

    private static final Map<String, String> EXAMPLES =
            Map.of(
                    "collections", "dem",
                    "ids", "dem-0,dem-1",
                    "bbox", "5,45,11,48",
                    "intersects", POINT,
                    "datetime", "2026-01-01T00:00:00Z/..",
                    "limit", "7",
                    "token", "next:dem-0");

    @TempDir private Path folder;
    private final StoredItems store = new StoredItems();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(new CatalogBrowser(store, new FileBlobStore(folder)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_parameter_that_the_document_lists_is_taken() {
        for (String path : List.of("/stac/search", "/stac/collections/{collection_id}/items")) {
            for (String name : listed(path)) {
                String address = path.replace("{collection_id}", "dem") + "?" + name + "=";
                var answer = server.get(address + encode(EXAMPLES.get(name)));
                assertThat(answer.statusCode()).as(address + "\n" + answer.body()).isEqualTo(200);
            }
        }
        assertThat(listed("/stac/search")).isEqualTo(EXAMPLES.keySet());
    }

    @Test
    void a_geometry_of_an_address_is_asked_of_the_store_as_a_geometry() {
        server.get("/stac/search?intersects=" + encode(POINT));
        assertThat(store.searches.getFirst())
                .containsEntry(
                        "intersects", Map.of("type", "Point", "coordinates", List.of(7.5, 47.5)));
    }

    @Test
    void every_member_that_the_document_lists_is_taken_and_the_limits_are_the_same() {
        JsonNode members = document().at("/components/schemas/StacSearch/properties");
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("collections", "[\"dem\"]");
        bodies.put("ids", "[\"dem-0\"]");
        bodies.put("bbox", "[5, 45, 11, 48]");
        bodies.put("datetime", "\"2026-01-01T00:00:00Z\"");
        bodies.put("intersects", POINT);
        bodies.put("limit", members.at("/limit/maximum").asString());
        bodies.put("token", "\"next:dem-0\"");
        assertThat(members.propertyNames()).containsExactlyInAnyOrderElementsOf(bodies.keySet());
        bodies.forEach((name, value) ->
                assertThat(search(name, value).statusCode()).as(name).isEqualTo(200));
        int beyond = members.at("/limit/maximum").asInt() + 1;
        assertThat(search("limit", String.valueOf(beyond)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_parameter_or_member_that_it_does_not_list_is_refused_with_the_nearest_name() {
        var address = server.get("/stac/search?colections=dem");
        var body = search("colections", "[]");
        for (var answer : List.of(address, body)) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("did you mean 'collections'");
        }
        assertThat(server.get("/stac/collections/dem/items?collections=dem").statusCode())
                .isEqualTo(400);
        assertThat(store.searches).isEmpty();
    }

    @Test
    void the_next_link_of_a_page_can_be_followed() {
        var page = server.get("/stac/search?bbox=5,45,11,48&limit=1");
        JsonNode next = null;
        for (JsonNode link : TestServer.at(page, "/links")) {
            next = link.get("rel").asString().equals("next") ? link : next;
        }
        assertThat(next).isNotNull();
        String base = "http://127.0.0.1:" + server.port;
        assertThat(next.get("href").asString()).startsWith(base + "/stac/search?");
        assertThat(server.get(next.get("href").asString().substring(base.length())).statusCode())
                .isEqualTo(200);
        assertThat(store.searches.getLast())
                .containsEntry("token", "next:dem-0")
                .containsEntry("limit", 1);
    }

    private HttpResponse<String> search(String name, String value) {
        return server.postJson("/stac/search", "{\"%s\": %s}".formatted(name, value));
    }

    private Set<String> listed(String path) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : document().get("paths").get(path).get("get").get("parameters")) {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        }
        return names;
    }

    private JsonNode document() {
        return TestServer.json(server.get("/openapi.json"));
    }

    private static String encode(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), UTF_8);
    }
}
