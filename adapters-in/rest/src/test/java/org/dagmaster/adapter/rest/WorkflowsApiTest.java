package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkflowsApiTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void workflows_are_listed_with_their_inputs() {
        var answer = server.get("/api/v1/workflows");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"workflows":[{"workflow_id":"greet","version":2,"name":"Grüße",\
                        "description":"Greets someone","node_count":6,"inputs":[\
                        {"name":"name","type":"string","required":true,"default":null,\
                        "description":"whom to greet","enum":null,"pattern":"^[A-Z]","minimum":null,"maximum":null},\
                        {"name":"times","type":"integer","required":false,"default":1,\
                        "description":"","enum":[1,2,9],"pattern":null,"minimum":1,"maximum":9}]}]}\
                        """);
    }

    @Test
    void a_workflow_shows_what_its_nodes_do_and_its_text() {
        var answer = server.get("/api/v1/workflows/greet");
        assertThat(at(answer, "/yaml").asString()).isEqualTo(MemoryWorkflows.YAML);
        assertThat(at(answer, "/nodes/0").toString())
                .isEqualTo("{\"node_id\":\"start\",\"type\":\"start\",\"next\":[\"greet\"]}");
        assertThat(at(answer, "/nodes/1").toString())
                .isEqualTo(
                        """
                        {"node_id":"greet","type":"task","handler":"hello_world","queue":"container-tasks",\
                        "timeout_seconds":1.5,"retry":{"max_attempts":3,"backoff":"exponential",\
                        "initial_delay_seconds":5,"max_delay_seconds":300},"params":{"name":"${inputs.name}"},\
                        "next":["fork"]}\
                        """);
        assertThat(at(answer, "/nodes/2/branches").toString())
                .isEqualTo(
                        """
                        [{"name":"few","condition":"< 5","default":false,"next":["end"]},\
                        {"name":"many","condition":null,"default":true,"next":["split"]}]\
                        """);
        assertThat(at(answer, "/nodes/5/depends_on").toString())
                .isEqualTo("{\"all_of\":[],\"any_of\":[\"fork\",\"join\"]}");
    }

    @Test
    void a_fan_out_shows_what_its_children_run_and_a_fan_in_what_it_makes_of_them() {
        var answer = server.get("/api/v1/workflows/greet");
        assertThat(at(answer, "/nodes/3/source").toString()).isEqualTo("[\"a\",1]");
        assertThat(at(answer, "/nodes/3/task/handler").asString()).isEqualTo("hello_world");
        assertThat(at(answer, "/nodes/3/task/params/name").asString()).isEqualTo("${item}");
        assertThat(at(answer, "/nodes/4").toString())
                .isEqualTo(
                        """
                        {"node_id":"join","type":"fan_in","aggregation":"collect","field":null,\
                        "on_child_failure":"fail","next":["end"]}\
                        """);
    }

    @Test
    void an_older_version_can_be_asked_for_and_an_unknown_one_is_not_found() {
        assertThat(at(server.get("/api/v1/workflows/greet?version=1"), "/version").asInt())
                .isEqualTo(1);
        assertThat(server.get("/api/v1/workflows/greet?version=3").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/workflows/nope").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/workflows/greet?version=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/workflows/greet?version=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_text_is_checked_and_its_problems_have_places() {
        var answer =
                server.post(
                        "/api/v1/workflows/validate?file=greet.yaml",
                        "application/yaml",
                        "name: x \n\tbad");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"valid":false,"problems":[{"severity":"warning","code":"SPACE_AT_END",\
                        "message":"a space ends the line","node":"greet","file":"greet.yaml","line":1,"column":8},\
                        {"severity":"error","code":"YAML_SYNTAX","message":"a tab indents nothing",\
                        "node":null,"file":"greet.yaml","line":2,"column":1}]}\
                        """);
    }

    @Test
    void warnings_alone_leave_a_text_valid() {
        var answer = server.post("/api/v1/workflows/validate", "application/yaml", "name: x ");
        assertThat(at(answer, "/valid").asBoolean()).isTrue();
        assertThat(at(answer, "/problems/0/file").asString()).isEqualTo("workflow.yaml");
    }

    @Test
    void a_text_that_is_no_yaml_type_or_no_utf_8_is_refused() {
        assertThat(server.post("/api/v1/workflows/validate", "text/plain", "a: 1").statusCode())
                .isEqualTo(415);
        var broken =
                server.send(
                        server.request("/api/v1/workflows/validate")
                                .header("Content-Type", "application/yaml")
                                .POST(BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff})));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(at(broken, "/code").asString()).isEqualTo("TEXT_NOT_UTF8");
    }
}
