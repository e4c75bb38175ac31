package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.header;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dagmaster.adapter.rest.Routes.Route;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the OpenAPI document against what the server does. */
final class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete");

    private final TestServer server = new TestServer();
    private final String text = server.get("/openapi.json").body();
    private final JsonNode document = Json.MAPPER.readTree(text);
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Map.of("https://dagmaster.org/openapi", text)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_document_says_what_it_is() {
        assertThat(header(server.get("/openapi.json"), "Content-Type"))
                .isEqualTo("application/vnd.oai.openapi+json;version=3.1");
        assertThat(document.get("openapi").asString()).startsWith("3.1.");
    }

    @Test
    void every_route_is_in_the_document_and_every_operation_is_a_route() {
        Set<String> routes = new TreeSet<>();
        Set<String> gets = new TreeSet<>();
        for (Route route : server.api.routes().all()) {
            String method = route.method().name().toLowerCase(Locale.ROOT);
            (method.equals("head") ? gets : routes).add(method + " " + route.template());
        }
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(name -> operations.add(name + " " + path.getKey())));
        assertThat(operations)
                .allSatisfy(
                        name -> assertThat(METHODS).contains(name.substring(0, name.indexOf(' '))));
        Set<String> heads = new TreeSet<>(operations);
        heads.removeIf(name -> !name.startsWith("head "));
        operations.removeAll(heads);
        assertThat(operations).isEqualTo(routes);
        assertThat(gets).containsAll(heads);
        assertThat(gets).hasSize((int) routes.stream().filter(r -> r.startsWith("get ")).count());
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_every_reference_leads_somewhere() {
        List<String> names = document.get("paths").findValuesAsString("operationId");
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        List<String> references = document.findValuesAsString("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void every_operation_takes_the_query_parameters_that_the_document_lists_and_no_others() {
        for (Route route : server.api.routes().all()) {
            if (route.method().name().equals("HEAD")) {
                continue;
            }
            HttpResponse<String> answer =
                    server.send(
                            server.request(example(route.template()) + "?zzzzzzzzzz=1")
                                    .method(route.method().name(), BodyPublishers.ofString("{}"))
                                    .header("Content-Type", "application/json"));
            if (route.template().endsWith("/validate") || route.template().equals("/stac/search")) {
                assertThat(answer.statusCode()).as(route.template()).isEqualTo(400);
            }
            Set<String> listed = new TreeSet<>();
            for (JsonNode parameter : operation(route).path("parameters")) {
                if (parameter.path("in").asString("").equals("query")) {
                    listed.add(parameter.get("name").asString());
                }
            }
            assertThat(known(answer))
                    .as("%s %s", route.method(), route.template())
                    .isEqualTo(listed);
        }
    }

    /** The names that a refusal of an unknown parameter lists. */
    private static Set<String> known(HttpResponse<String> refusal) {
        assertThat(refusal.body()).contains("PARAMETER_UNKNOWN");
        String detail = TestServer.at(refusal, "/errors/0/detail").asString();
        if (detail.contains("(it has none)")) {
            return Set.of();
        }
        String names = detail.substring(detail.indexOf("known: ") + 7, detail.lastIndexOf(')'));
        return new TreeSet<>(List.of(names.split(", ", -1)));
    }

    @Test
    void what_the_server_answers_is_what_the_document_says() {
        JobId id = server.jobs.add(Map.of("name", "Ada")).id();
        server.jobs.report(id, 30);
        JobId done = server.jobs.add(Map.of()).id();
        server.jobs.complete(done);
        JobId failed = server.jobs.add(Map.of()).id();
        server.jobs.failUnnoticed(failed);
        JobId large = server.jobs.add(Map.of()).id();
        server.jobs.completeLargely(large);
        JobId split = server.jobs.add(Map.of()).id();
        server.jobs.split(split, MemoryNodes.children());
        JobId paused = server.jobs.add(Map.of()).id();
        server.jobs.move(paused, JobStatus.PAUSED);
        for (JobId job : List.of(id, done, failed, large, split, paused)) {
            for (String tail : List.of("", "/nodes", "/events", "/progress", "/why")) {
                holds("/api/v1/jobs/{job_id}" + tail, server.get("/api/v1/jobs/" + job + tail));
            }
        }
        String node = "/api/v1/jobs/{job_id}/nodes/{node_id}";
        holds(node, server.get("/api/v1/jobs/" + large + "/nodes/greet"));
        holds(node + "/children", server.get("/api/v1/jobs/" + split + "/nodes/split/children"));
        holds("/api/v1/jobs", server.get("/api/v1/jobs?limit=2"));
        for (String path :
                List.of(
                        "/api/v1/workflows",
                        "/stac",
                        "/stac/conformance",
                        "/stac/collections",
                        "/stac/search",
                        "/livez",
                        "/readyz",
                        "/health")) {
            holds(path, server.get(path));
        }
        holds("/api/v1/workflows/{workflow_id}", server.get("/api/v1/workflows/greet"));
        holds("/stac/collections/{collection_id}", server.get("/stac/collections/dem"));
        holds(
                "/stac/collections/{collection_id}/items",
                server.get("/stac/collections/dem/items?limit=2"));
        holds(
                "/stac/collections/{collection_id}/items/{item_id}",
                server.get("/stac/collections/dem/items/dem-1"));
    }

    @Test
    void what_the_server_answers_to_writes_is_what_the_document_says() {
        String blob = "/api/v1/blobs/{container}/{name}";
        holds(blob, server.put("/api/v1/blobs/bronze/a", "x"));
        holds(blob, server.put("/api/v1/blobs/bronze/a", "y"));
        holds("/api/v1/jobs", server.postJson("/api/v1/jobs", SUBMIT));
        JobId job = server.jobs.add(Map.of("name", "Ada")).id();
        for (String verb : List.of("cancel", "pause", "resume", "retry", "rerun", "skip")) {
            String template = "/api/v1/jobs/{job_id}/" + verb;
            String body = NODE_VERBS.contains(verb) ? NODE : "{}";
            holds(template, server.postJson(template.replace("{job_id}", job.toString()), body));
        }
        String again = "/api/v1/jobs/{job_id}/resubmit";
        holds(again, server.postJson(again.replace("{job_id}", job.toString()), "{}"));
        holds("/stac/search", server.postJson("/stac/search", "{\"limit\": 1}"));
        holds(
                "/api/v1/workflows/validate",
                server.post("/api/v1/workflows/validate", "application/yaml", "a:\t1 \nb: "));
    }

    @Test
    void every_error_is_one_that_the_document_lists() {
        holds("/api/v1/jobs", server.get("/api/v1/jobs?limit=0"));
        holds("/api/v1/jobs", server.postJson("/api/v1/jobs", "{\"x\": 1}"));
        holds("/api/v1/jobs", server.post("/api/v1/jobs", "text/plain", "{}"));
        holds("/api/v1/jobs", server.postJson("/api/v1/jobs", "{\"workflow_id\": \"nope\"}"));
        holds("/api/v1/jobs", server.postJson("/api/v1/jobs", " ".repeat(2 << 20)));
        holds("/api/v1/jobs/{job_id}", server.get("/api/v1/jobs/x"));
        String blob = "/api/v1/blobs/{container}/{name}";
        holds(blob, server.get("/api/v1/blobs/bronze/none"));
        server.put("/api/v1/blobs/bronze/a", "x");
        holds(blob, server.get("/api/v1/blobs/bronze/a", "Range", "bytes=9-"));
        JobId job = server.jobs.add(Map.of()).id();
        String node = "/api/v1/jobs/{job_id}/nodes/{node_id}";
        holds(node, server.get("/api/v1/jobs/" + job + "/nodes/nope"));
        holds(node + "/children", server.get("/api/v1/jobs/" + job + "/nodes/nope/children"));
        String retry = "/api/v1/jobs/{job_id}/retry";
        holds(retry, server.postJson("/api/v1/jobs/" + job + "/retry", "{\"x\": 1}"));
        holds(retry, server.post("/api/v1/jobs/" + job + "/retry", "text/plain", "{}"));
        server.hand.refuse(Refused.conflict("JOB_ENDED", "the job is over"));
        holds(retry, server.postJson("/api/v1/jobs/" + job + "/retry", "{}"));
        server.jobs.failWith(Refused.unavailable("STORAGE_UNAVAILABLE", "away"));
        holds("/api/v1/jobs", server.get("/api/v1/jobs"));
        server.jobs.failWith(new IllegalStateException("a defect, for the test"));
        holds("/api/v1/jobs", server.get("/api/v1/jobs"));
    }

    @Test
    void what_the_document_takes_for_a_submission_the_server_takes_too() {
        Schema schema = schema("#/components/schemas/SubmitJob");
        List<String> bodies =
                List.of(
                        SUBMIT,
                        "{\"inputs\": {}}",
                        "{\"workflow_id\": 3}",
                        "{\"workflow_id\": \"greet\", \"inputs\": {\"name\": \"x\"}, \"version\": 2.5}",
                        "{\"workflow_id\": \"greet\", \"inputs\": {\"name\": \"x\"}, \"version\": 0}",
                        "{\"workflow_id\": \"greet\", \"inputs\": {\"name\": \"x\"}, \"version\": null}",
                        "{\"workflow_id\": \"greet\", \"inputs\": {\"name\": \"x\"}, \"more\": 1}");
        List<String> judged = new ArrayList<>();
        for (String body : bodies) {
            boolean fits = schema.validate(body, InputFormat.JSON).isEmpty();
            boolean taken = server.postJson("/api/v1/jobs", body).statusCode() == 201;
            assertThat(taken).as(body).isEqualTo(fits);
            judged.add(taken ? "+" : "-");
        }
        assertThat(String.join("", judged)).isEqualTo("+----+-");
    }

    @Test
    void what_the_document_takes_for_an_action_the_server_takes_too() {
        JobId job = server.jobs.add(Map.of("name", "Ada")).id();
        Map<String, String> schemas =
                Map.of(
                        "cancel", "JobAction",
                        "retry", "RetryAction",
                        "skip", "NodeAction",
                        "resubmit", "ResubmitJob");
        List<String> bodies =
                List.of(
                        "{}",
                        NODE,
                        "{\"node_id\": \"Greet\"}",
                        "{\"node_id\": null}",
                        "{\"reason\": \"r\", \"dry_run\": true, \"actor\": \"Ada L\"}",
                        "{\"reason\": null, \"dry_run\": null, \"actor\": null}",
                        "{\"dry_run\": 1}",
                        "{\"actor\": \" Ada\"}",
                        "{\"actor\": \"\"}",
                        "{\"workflow_version\": 2}",
                        "{\"workflow_version\": 0}",
                        "{\"more\": 1}");
        Map<String, String> judged = new TreeMap<>();
        schemas.forEach((verb, name) -> {
            Schema schema = schema("#/components/schemas/" + name);
            for (String body : bodies) {
                boolean fits = schema.validate(body, InputFormat.JSON).isEmpty();
                int status = server.postJson("/api/v1/jobs/" + job + "/" + verb, body).statusCode();
                assertThat(status / 100 == 2).as(verb + " " + body).isEqualTo(fits);
                judged.merge(verb, fits ? "+" : "-", String::concat);
            }
        });
        assertThat(judged)
                .isEqualTo(
                        Map.of(
                                "cancel", "+---++------",
                                "retry", "++-+++------",
                                "skip", "-+----------",
                                "resubmit", "+--------+--"));
    }

    private static final Set<String> NODE_VERBS = Set.of("retry", "rerun", "skip");

    private static final String NODE = "{\"node_id\": \"greet\"}";

    private static final String SUBMIT =
            "{\"workflow_id\": \"greet\", \"version\": 2, \"inputs\": {\"name\": \"Ada\"}, \"correlation_id\": \"c\"}";

    /** Status, media type and body of an answer are among those listed for the operation. */
    private void holds(String template, HttpResponse<String> answer) {
        HttpRequest request = answer.request();
        String operation = pointer(template) + "/" + request.method().toLowerCase(Locale.ROOT);
        String responses = "/paths/" + operation + "/responses/" + answer.statusCode();
        String what = request.method() + " " + request.uri() + " " + answer.statusCode();
        assertThat(document.at(responses).isMissingNode()).as(what).isFalse();
        JsonNode reference = document.at(responses).get("$ref");
        String response = reference == null ? responses : reference.asString().substring(1);
        String type = header(answer, "Content-Type");
        String schema = response + "/content/" + pointer(type) + "/schema";
        assertThat(document.at(schema).isMissingNode()).as(what + " " + type).isFalse();
        assertThat(
                        schema("#" + schema.replace("{", "%7B").replace("}", "%7D"))
                                .validate(answer.body(), InputFormat.JSON))
                .as(what + "\n" + answer.body())
                .isEmpty();
    }

    private Schema schema(String fragment) {
        return registry.getSchema(SchemaLocation.of("https://dagmaster.org/openapi" + fragment));
    }

    private JsonNode operation(Route route) {
        String method = route.method().name().toLowerCase(Locale.ROOT);
        return document.at("/paths/" + pointer(route.template()) + "/" + method);
    }

    private static String pointer(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private static String example(String template) {
        return template.replace("{job_id}", "01900000-0000-7000-8000-000000000001")
                .replace("{node_id}", "greet")
                .replace("{workflow_id}", "greet")
                .replace("{container}", "bronze")
                .replace("{name}", "a")
                .replace("{collection_id}", "dem")
                .replace("{item_id}", "dem-1");
    }
}
