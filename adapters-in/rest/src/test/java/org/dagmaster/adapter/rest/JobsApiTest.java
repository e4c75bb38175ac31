package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.JobId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobsApiTest {

    private static final String ADA =
            """
            {"workflow_id": "greet", "inputs": {"name": "Ada"}}\
            """;

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_submitted_job_is_created_and_can_be_fetched_where_the_location_says() {
        HttpResponse<String> made = server.postJson("/api/v1/jobs", ADA);
        assertThat(made.statusCode()).isEqualTo(201);
        HttpResponse<String> fetched = server.get(header(made, "Location"));
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(header(fetched, "Content-Type")).isEqualTo("application/json");
        assertThat(fetched.body()).isEqualTo(made.body());
        assertThat(fetched.body())
                .isEqualTo(
                        """
                        {"job_id":"%s","workflow_id":"greet","workflow_version":2,"status":"pending",\
                        "inputs":{"name":"Ada"},"created_at":"2026-03-01T10:15:30.250Z","started_at":null,\
                        "ended_at":null,"result":null,"failure":null}\
                        """
                                .formatted(at(made, "/job_id").asString()));
    }

    @Test
    void all_members_of_a_submission_reach_the_engine() {
        server.send(
                server.request("/api/v1/jobs")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Idempotency-Key", "k-1")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"workflow_id": "greet", "version": 2, "correlation_id": "c", "actor": "ada",
                                         "inputs": {"name": "Ada", "big": 12345678901234567890,
                                                    "exact": 0.1, "fine": 0.12345678901234567890,
                                                    "list": [true, null, {"a": 1e2}]}}\
                                        """)));
        var request = server.jobs.requests.getFirst();
        assertThat(request.version()).isEqualTo(2);
        assertThat(request.idempotencyKey()).isEqualTo("k-1");
        assertThat(request.correlationId()).isEqualTo("c");
        assertThat(request.actor()).isEqualTo("ada");
        assertThat(request.inputs())
                .containsEntry("big", new java.math.BigInteger("12345678901234567890"))
                .containsEntry("exact", 0.1)
                .containsEntry("fine", new java.math.BigDecimal("0.12345678901234567890"));
        assertThat(request.inputs().get("list"))
                .isEqualTo(java.util.Arrays.asList(true, null, Map.of("a", 100.0)));
    }

    @Test
    void the_same_idempotency_key_gives_the_first_job_and_another_request_under_it_conflicts() {
        var request =
                server.request("/api/v1/jobs")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "abc");
        var first = server.send(request.copy().POST(BodyPublishers.ofString(ADA)));
        var again = server.send(request.copy().POST(BodyPublishers.ofString(ADA)));
        var other =
                server.send(
                        request.copy().POST(BodyPublishers.ofString(ADA.replace("Ada", "Bob"))));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(at(other, "/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void an_idempotency_key_that_is_none_is_refused() {
        var answer =
                server.send(
                        server.request("/api/v1/jobs")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "a b")
                                .POST(BodyPublishers.ofString(ADA)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(server.jobs.requests).isEmpty();
    }

    @Test
    void the_engine_s_faults_are_told_all_at_once_with_their_pointers() {
        var answer =
                server.postJson(
                        "/api/v1/jobs",
                        """
                        {"workflow_id": "greet", "inputs": {"times": 10}}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"type":"https://dagmaster.org/problems/input-invalid","title":"Input invalid",\
                        "status":400,"code":"INPUT_INVALID","detail":"the inputs do not fit 'greet'",\
                        "errors":[{"code":"INPUT_MISSING","detail":"'name' is missing","pointer":"/inputs/name"},\
                        {"code":"INPUT_TOO_LARGE","detail":"'times' is over 9","pointer":"/inputs/times"}]}\
                        """);
    }

    @Test
    void an_unknown_workflow_is_not_found() {
        var answer = server.postJson("/api/v1/jobs", "{\"workflow_id\": \"nope\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(at(answer, "/code").asString()).isEqualTo("WORKFLOW_NOT_FOUND");
    }

    @Test
    void jobs_are_listed_newest_first_page_by_page() {
        List<String> ids =
                List.of(
                        server.jobs.add(Map.of()).id().toString(),
                        server.jobs.add(Map.of()).id().toString(),
                        server.jobs.add(Map.of()).id().toString());
        var first = server.get("/api/v1/jobs?limit=2");
        assertThat(at(first, "/jobs/0/job_id").asString()).isEqualTo(ids.get(2));
        assertThat(at(first, "/jobs/1/job_id").asString()).isEqualTo(ids.get(1));
        var second = server.get("/api/v1/jobs?limit=2&after=" + at(first, "/next").asString());
        assertThat(at(second, "/jobs").size()).isEqualTo(1);
        assertThat(at(second, "/jobs/0/job_id").asString()).isEqualTo(ids.get(0));
        assertThat(at(second, "/next").isNull()).isTrue();
    }

    @Test
    void jobs_are_filtered_by_status() {
        server.jobs.add(Map.of());
        JobId done = server.jobs.add(Map.of()).id();
        server.jobs.complete(done);
        var answer = server.get("/api/v1/jobs?status=completed");
        assertThat(at(answer, "/jobs").size()).isEqualTo(1);
        assertThat(at(answer, "/jobs/0/job_id").asString()).isEqualTo(done.toString());
        assertThat(at(answer, "/jobs/0/result/greeting").asString()).isEqualTo("hello");
        assertThat(at(answer, "/jobs/0/ended_at").asString()).isEqualTo("2026-03-01T10:16:31.250Z");
    }

    @Test
    void wrong_parameters_are_told_all_at_once_with_the_nearest_names() {
        var answer = server.get("/api/v1/jobs?status=runing&limit=1001&after=7&limt=3");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("REQUEST_INVALID");
        assertThat(answer.body())
                .contains("'runing' is no status of a job, did you mean 'running'?")
                .contains("'1001' is no value for 'limit': it must be a whole number within 1 and")
                .contains("'7' is no job id: it must be a UUID")
                .contains("'limt' is no parameter of this address, did you mean 'limit'?");
        assertThat(at(answer, "/errors").size()).isEqualTo(4);
    }

    @Test
    void a_parameter_given_twice_is_refused() {
        var answer = server.get("/api/v1/jobs?limit=1&limit=2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("PARAMETER_DOUBLED");
    }

    @Test
    void a_failed_job_shows_its_failure_and_its_node_the_attempts() {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.failUnnoticed(id);
        var job = server.get("/api/v1/jobs/" + id);
        assertThat(at(job, "/status").asString()).isEqualTo("failed");
        assertThat(at(job, "/failure").toString())
                .isEqualTo(
                        """
                        {"code":"BLOB_NOT_FOUND","message":"no such blob","retryable":false}\
                        """);
        var nodes = server.get("/api/v1/jobs/" + id + "/nodes");
        assertThat(nodes.body())
                .isEqualTo(
                        """
                        {"nodes":[{"node_id":"greet","type":"task","status":"failed","handler":"hello_world",\
                        "queue":"container-tasks","attempt":2,"max_attempts":4,\
                        "started_at":"2026-03-01T10:15:31.250Z","ended_at":"2026-03-01T10:15:32.250Z",\
                        "retry_at":null,"worker":"worker-1","progress":null,"children":null,"output":null,\
                        "failure":{"code":"BLOB_NOT_FOUND","message":"no such blob","retryable":false}}]}\
                        """);
    }

    @Test
    void an_output_that_is_kept_apart_shows_its_length_instead() {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.completeLargely(id);
        var nodes = server.get("/api/v1/jobs/" + id + "/nodes");
        assertThat(at(nodes, "/nodes/0/output").isNull()).isTrue();
        assertThat(at(nodes, "/nodes/0/output_bytes").asLong()).isEqualTo(1_300_000);
        var list = server.get("/api/v1/jobs");
        assertThat(at(list, "/jobs/0/result").isNull()).isTrue();
        assertThat(at(list, "/jobs/0/result_bytes").asLong()).isEqualTo(1_300_000);
    }

    @Test
    void a_fan_out_shows_how_its_children_stand() {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.split(id, MemoryNodes.children());
        for (String tail : List.of("/nodes", "/progress")) {
            var answer = server.get("/api/v1/jobs/" + id + tail);
            assertThat(at(answer, "/nodes/1/type").asString()).isEqualTo("fan_out");
            assertThat(at(answer, "/nodes/1/children").toString())
                    .isEqualTo("{\"total\":5,\"created\":5,\"completed\":2,\"failed\":1}");
        }
    }

    @Test
    void the_timeline_is_read_on_from_a_sequence_number() {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.complete(id);
        var all = server.get("/api/v1/jobs/" + id + "/events");
        assertThat(at(all, "/events").size()).isEqualTo(3);
        assertThat(at(all, "/last").asInt()).isEqualTo(3);
        var rest = server.get("/api/v1/jobs/" + id + "/events?after=1&limit=1");
        assertThat(rest.body())
                .isEqualTo(
                        """
                        {"events":[{"seq":2,"at":"2026-03-01T10:15:31.250Z","type":"node_completed",\
                        "node_id":"greet","detail":{"attempt":1}}],"last":2}\
                        """);
        var none = server.get("/api/v1/jobs/" + id + "/events?after=9");
        assertThat(none.body()).isEqualTo("{\"events\":[],\"last\":9}");
        assertThat(server.get("/api/v1/jobs/" + id + "/events?limit=5001").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/v1/jobs/" + id + "/events?after=-1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void progress_has_counts_and_nodes_without_outputs() {
        JobId id = server.jobs.add(Map.of()).id();
        server.jobs.report(id, 40);
        var answer = server.get("/api/v1/jobs/" + id + "/progress");
        assertThat(at(answer, "/counts").toString()).isEqualTo("{\"running\":1}");
        assertThat(at(answer, "/fraction").asDouble()).isEqualTo(0.4);
        assertThat(at(answer, "/nodes/0/progress").toString())
                .isEqualTo("{\"current\":40,\"total\":100,\"message\":\"at 40\"}");
        assertThat(at(answer, "/nodes/0").has("output")).isFalse();
    }

    @Test
    void an_unknown_job_is_not_found_and_a_malformed_id_is_refused_on_every_route() {
        for (String tail : List.of("", "/nodes", "/events", "/progress", "/stream")) {
            var unknown = server.get("/api/v1/jobs/01900000-0000-7000-8000-00000000000f" + tail);
            assertThat(unknown.statusCode()).as(tail).isEqualTo(404);
            assertThat(at(unknown, "/code").asString()).isEqualTo("JOB_NOT_FOUND");
            var malformed = server.get("/api/v1/jobs/1-1-1-1-1" + tail);
            assertThat(malformed.statusCode()).as(tail).isEqualTo(400);
            assertThat(at(malformed, "/code").asString()).isEqualTo("JOB_ID_INVALID");
        }
    }

    @Test
    void while_the_store_is_away_answers_are_503_with_a_time_to_come_back() {
        server.jobs.failWith(Refused.unavailable("STORAGE_UNAVAILABLE", "the database is away"));
        var answer = server.get("/api/v1/jobs");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).matches("[1-9][0-9]*");
        assertThat(at(answer, "/code").asString()).isEqualTo("STORAGE_UNAVAILABLE");
    }
}
