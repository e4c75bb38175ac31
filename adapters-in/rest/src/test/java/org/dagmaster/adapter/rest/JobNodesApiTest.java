package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.JobId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobNodesApiTest {

    private final TestServer server = new TestServer();
    private final JobId id = server.jobs.add(Map.of()).id();
    private final String job = "/api/v1/jobs/" + id;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void one_node_is_as_in_the_list_of_all() {
        var one = server.get(job + "/nodes/greet");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(at(one, "").toString())
                .isEqualTo(at(server.get(job + "/nodes"), "/nodes/0").toString());
    }

    @Test
    void one_node_has_its_output_whole_though_the_list_has_its_length_only() {
        server.jobs.completeLargely(id);
        var one = server.get(job + "/nodes/greet");
        assertThat(at(one, "/output").toString()).isEqualTo("{\"whole\":true}");
        assertThat(at(one, "").has("output_bytes")).isFalse();
    }

    @Test
    void children_are_shown_each_in_the_way_of_its_state() {
        server.jobs.split(id, MemoryNodes.children());
        var answer = server.get(job + "/nodes/split/children");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"children":[\
                        {"node_id":"split__0","index":0,"status":"completed","attempt":1,\
                        "retry_at":null,"output":{"n":0},"failure":null},\
                        {"node_id":"split__1","index":1,"status":"failed","attempt":4,\
                        "retry_at":null,"output":null,\
                        "failure":{"code":"BLOB_NOT_FOUND","message":"no such blob","retryable":false}},\
                        {"node_id":"split__2","index":2,"status":"ready","attempt":1,\
                        "retry_at":"2026-03-01T10:15:39.250Z","output":null,"failure":null},\
                        {"node_id":"split__3","index":3,"status":"completed","attempt":2,\
                        "retry_at":null,"output":null,"output_bytes":70000,"failure":null},\
                        {"node_id":"split__4","index":4,"status":"dispatched","attempt":1,\
                        "retry_at":null,"output":null,"failure":null}],"next":null}\
                        """);
    }

    @Test
    void children_are_listed_page_by_page() {
        server.jobs.split(id, MemoryNodes.children());
        var first = server.get(job + "/nodes/split/children?limit=2");
        assertThat(at(first, "/children").size()).isEqualTo(2);
        assertThat(at(first, "/next").asInt()).isEqualTo(2);
        var rest = server.get(job + "/nodes/split/children?limit=3&from=2");
        assertThat(at(rest, "/children/0/index").asInt()).isEqualTo(2);
        assertThat(at(rest, "/children").size()).isEqualTo(3);
        assertThat(at(rest, "/next").isNull()).isTrue();
        assertThat(at(server.get(job + "/nodes/split/children?from=9"), "/children").isEmpty())
                .isTrue();
    }

    @Test
    void the_next_page_of_children_of_a_status_begins_at_the_next_of_them() {
        server.jobs.split(id, MemoryNodes.children());
        var first = server.get(job + "/nodes/split/children?status=completed&limit=1");
        assertThat(at(first, "/children/0/index").asInt()).isZero();
        assertThat(at(first, "/next").asInt()).isEqualTo(3);
        var failed = server.get(job + "/nodes/split/children?status=failed");
        assertThat(at(failed, "/children").size()).isEqualTo(1);
        assertThat(at(failed, "/children/0/node_id").asString()).isEqualTo("split__1");
    }

    @Test
    void a_node_that_is_not_there_or_is_no_fan_out_is_not_found() {
        for (String path :
                List.of("/nodes/nope", "/nodes/nope/children", "/nodes/greet/children")) {
            var answer = server.get(job + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(at(answer, "/code").asString()).isEqualTo("NODE_NOT_FOUND");
        }
    }

    @Test
    void wrong_parameters_are_told_all_at_once() {
        var answer =
                server.get(job + "/nodes/split/children?status=faild&from=-1&limit=1001&after=3");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/errors").size()).isEqualTo(4);
        assertThat(answer.body())
                .contains("'faild' is no status of a node, did you mean 'failed'?")
                .contains("'after' is no parameter of this address");
        assertThat(server.get(job + "/nodes/greet?x=1").statusCode()).isEqualTo(400);
    }

    @Test
    void an_unknown_job_is_not_found_and_a_malformed_id_is_refused() {
        for (String tail : List.of("/nodes", "/nodes/greet", "/nodes/split/children")) {
            var unknown = server.get("/api/v1/jobs/01900000-0000-7000-8000-00000000000f" + tail);
            assertThat(at(unknown, "/code").asString()).as(tail).isEqualTo("JOB_NOT_FOUND");
            var malformed = server.get("/api/v1/jobs/7" + tail);
            assertThat(at(malformed, "/code").asString()).as(tail).isEqualTo("JOB_ID_INVALID");
        }
    }
}
