package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;
import static org.dagmaster.adapter.rest.TestServer.header;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobActionsApiTest {

    private final TestServer server = new TestServer();
    private final JobId id = server.jobs.add(Map.of("name", "Ada")).id();
    private final String job = "/api/v1/jobs/" + id;

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> bare(String path, String... headers) {
        var request = server.request(path).POST(BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    @Test
    void each_route_is_its_action_with_the_node_that_the_body_names() {
        for (String verb : List.of("cancel", "pause", "resume")) {
            server.postJson(job + "/" + verb, "{}");
        }
        server.postJson(job + "/retry", "{\"node_id\": \"split__7\"}");
        server.postJson(job + "/rerun", "{\"node_id\": \"greet\"}");
        server.postJson(job + "/skip", "{\"node_id\": \"greet\"}");
        assertThat(server.hand.actions)
                .extracting(OperateJob.Request::action)
                .containsExactly(
                        new OperatorAction.Cancel(),
                        new OperatorAction.Pause(),
                        new OperatorAction.Resume(),
                        new OperatorAction.Retry(new NodeId("split__7")),
                        new OperatorAction.Rerun(new NodeId("greet")),
                        new OperatorAction.Skip(new NodeId("greet")));
        assertThat(server.hand.actions).allMatch(request -> request.job().equals(id));
    }

    @Test
    void who_acts_and_why_and_whether_it_is_a_trial_reach_the_engine() {
        var answer =
                server.postJson(
                        job + "/retry",
                        """
                        {"reason": "disk was full", "dry_run": true, "actor": "Ada Lovelace"}\
                        """);
        assertThat(server.hand.actions)
                .containsExactly(
                        new OperateJob.Request(
                                id,
                                new OperatorAction.Retry(null),
                                "Ada Lovelace",
                                "disk was full",
                                true));
        assertThat(at(answer, "/dry_run").asBoolean()).isTrue();
    }

    @Test
    void the_answer_tells_what_the_action_means_for_the_job_and_its_nodes() {
        var answer = server.postJson(job + "/retry", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(at(answer, "/job").toString()).isEqualTo(server.get(job).body());
        assertThat(answer.body())
                .endsWith(
                        """
                        ,"changed":true,"sentence":"done","dry_run":false,"effects":[\
                        {"node_id":"greet","before":"failed","effect":"run_again","children":0},\
                        {"node_id":"split","before":"cancelled","effect":"reset","children":7}]}\
                        """);
    }

    @Test
    void where_there_is_nothing_to_do_the_answer_says_so() {
        assertThat(at(bare(job + "/pause"), "/job/status").asString()).isEqualTo("paused");
        var again = bare(job + "/pause");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(at(again, "/changed").asBoolean(true)).isFalse();
        assertThat(at(again, "/sentence").asString()).isEqualTo("the job is so already");
        assertThat(at(again, "/effects").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume", "retry", "resubmit"})
    void a_body_may_be_left_out_where_no_member_is_required(String verb) {
        assertThat(bare(job + "/" + verb).statusCode()).isBetween(200, 201);
        assertThat(bare(job + "/" + verb, "Content-Type", "application/json").statusCode())
                .isBetween(200, 201);
    }

    @Test
    void nobody_is_anonymous() {
        bare(job + "/cancel");
        bare(job + "/resubmit");
        assertThat(server.hand.actions.getFirst().actor()).isEqualTo("anonymous");
        assertThat(server.hand.actions.getFirst().reason()).isNull();
        assertThat(server.hand.resubmissions.getFirst().actor()).isEqualTo("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rerun", "skip"})
    void the_node_must_be_named_where_an_action_is_for_one(String verb) {
        for (var answer :
                List.of(bare(job + "/" + verb), server.postJson(job + "/" + verb, "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(at(answer, "/code").asString()).isEqualTo("FIELD_MISSING");
            assertThat(at(answer, "/errors/0/pointer").asString()).isEqualTo("/node_id");
        }
        assertThat(server.hand.actions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume"})
    void a_node_cannot_be_named_where_an_action_is_for_the_job(String verb) {
        var answer = server.postJson(job + "/" + verb, "{\"node_id\": \"greet\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo("FIELD_UNKNOWN");
        assertThat(server.hand.actions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"node_id\": \"Greet!\"}|FIELD_FORM_WRONG|/node_id",
                "{\"node_id\": \"\"}|FIELD_FORM_WRONG|/node_id",
                "{\"node_id\": 7}|FIELD_TYPE_WRONG|/node_id",
                "{\"dry_run\": \"yes\"}|FIELD_TYPE_WRONG|/dry_run",
                "{\"reason\": [1]}|FIELD_TYPE_WRONG|/reason",
                "{\"actor\": \"\"}|FIELD_FORM_WRONG|/actor",
                "{\"actor\": \" ada\"}|FIELD_FORM_WRONG|/actor",
                "{\"actor\": \"a\\nb\"}|FIELD_FORM_WRONG|/actor",
                "{\"actor\": \"a\\u202eb\"}|FIELD_FORM_WRONG|/actor",
                "{\"actor\": null, \"reson\": \"x\"}|FIELD_UNKNOWN|/reson"
            })
    void a_member_that_is_wrong_is_told_with_its_place(String body, String code, String pointer) {
        var answer = server.postJson(job + "/retry", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(at(answer, "/code").asString()).isEqualTo(code);
        assertThat(at(answer, "/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(server.hand.actions).isEmpty();
    }

    @Test
    void texts_have_a_length_that_is_allowed_and_one_more_is_too_long() {
        String most = body("a".repeat(255), "r".repeat(2000));
        assertThat(server.postJson(job + "/cancel", most).statusCode()).isEqualTo(200);
        String more = body("a".repeat(256), "r".repeat(2001));
        var answer = server.postJson(job + "/cancel", more);
        assertThat(at(answer, "/errors").size()).isEqualTo(2);
        assertThat(at(answer, "/errors/0/code").asString()).isEqualTo("FIELD_TOO_LONG");
        assertThat(server.hand.actions).hasSize(1);
    }

    private static String body(String actor, String reason) {
        return "{\"actor\": \"%s\", \"reason\": \"%s\"}".formatted(actor, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "nul"})
    void a_body_that_is_no_object_is_refused(String body) {
        assertThat(server.postJson(job + "/cancel", body).statusCode()).isEqualTo(400);
        assertThat(server.hand.actions).isEmpty();
    }

    @Test
    void a_page_of_another_site_cannot_act_though_it_sends_no_body() {
        var simple = bare(job + "/cancel", "Origin", "https://evil.example");
        assertThat(simple.statusCode()).isEqualTo(415);
        var sandboxed = bare(job + "/cancel", "Origin", "null");
        assertThat(sandboxed.statusCode()).isEqualTo(415);
        var form = bare(job + "/cancel", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(server.post(job + "/cancel", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(server.hand.actions).isEmpty();
    }

    @Test
    void the_engine_s_refusals_keep_their_kind_and_code() {
        server.hand.refuse(Refused.conflict("NODE_NOT_FAILED", "'greet' is completed"));
        var conflict = server.postJson(job + "/retry", "{\"node_id\": \"greet\"}");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(at(conflict, "/code").asString()).isEqualTo("NODE_NOT_FAILED");
        assertThat(at(conflict, "/detail").asString()).isEqualTo("'greet' is completed");
        server.hand.refuse(Refused.notFound("NODE_NOT_FOUND", "no node 'x'"));
        var missing = server.postJson(job + "/skip", "{\"node_id\": \"x\"}");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(at(missing, "/code").asString()).isEqualTo("NODE_NOT_FOUND");
    }

    @Test
    void a_resubmission_is_a_new_job_at_the_place_that_the_answer_names() {
        var answer =
                server.postJson(
                        job + "/resubmit",
                        """
                        {"workflow_version": 2, "actor": "ada"}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(201);
        String made = at(answer, "/job_id").asString();
        assertThat(made).isNotEqualTo(id.toString());
        assertThat(header(answer, "Location")).isEqualTo("/api/v1/jobs/" + made);
        assertThat(at(answer, "/inputs/name").asString()).isEqualTo("Ada");
        var request = server.hand.resubmissions.getFirst();
        assertThat(request.job()).isEqualTo(id);
        assertThat(request.version()).isEqualTo(2);
        assertThat(request.actor()).isEqualTo("ada");
        assertThat(request.idempotencyKey()).isNull();
    }

    @Test
    void a_resubmission_under_the_same_key_gives_the_first_one_again() {
        var first = bare(job + "/resubmit", "Idempotency-Key", "again-1");
        var second = bare(job + "/resubmit", "Idempotency-Key", "again-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
        var broken = bare(job + "/resubmit", "Idempotency-Key", "a b");
        assertThat(at(broken, "/code").asString()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void a_version_that_is_none_is_refused() {
        for (String body :
                List.of(
                        "{\"workflow_version\": 0}",
                        "{\"workflow_version\": \"2\"}",
                        "{\"v\":1}")) {
            assertThat(server.postJson(job + "/resubmit", body).statusCode()).isEqualTo(400);
        }
        assertThat(server.hand.resubmissions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume", "retry", "rerun", "skip", "resubmit"})
    void an_unknown_job_is_not_found_and_a_malformed_id_is_refused(String verb) {
        String body =
                verb.equals("rerun") || verb.equals("skip") ? "{\"node_id\": \"greet\"}" : "{}";
        var unknown =
                server.postJson("/api/v1/jobs/01900000-0000-7000-8000-00000000000f/" + verb, body);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(at(unknown, "/code").asString()).isEqualTo("JOB_NOT_FOUND");
        var malformed = server.postJson("/api/v1/jobs/7/" + verb, body);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(at(malformed, "/code").asString()).isEqualTo("JOB_ID_INVALID");
    }
}
