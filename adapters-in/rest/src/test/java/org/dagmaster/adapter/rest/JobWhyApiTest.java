package org.dagmaster.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.rest.TestServer.at;

import java.util.Map;
import org.dagmaster.domain.explanation.WaitReason;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobWhyApiTest {

    private final TestServer server = new TestServer();
    private final JobId id = server.jobs.add(Map.of()).id();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_concerns_the_job_as_a_whole_has_no_node() {
        var answer = server.get("/api/v1/jobs/" + id + "/why");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"job_id":"%s","status":"pending","waits":[{"node_id":null,"reason":"no_owner",\
                        "sentence":"nobody has it","since":"2026-03-01T10:15:30.250Z"}]}\
                        """
                                .formatted(id));
    }

    @Test
    void every_reason_has_its_word_and_a_time_that_is_not_known_is_null() {
        server.jobs.move(id, JobStatus.PAUSED);
        var answer = server.get("/api/v1/jobs/" + id + "/why");
        assertThat(at(answer, "/waits").size()).isEqualTo(WaitReason.values().length);
        assertThat(at(answer, "/waits").findValuesAsString("reason"))
                .contains("queue_without_worker", "retry_time")
                .doesNotHaveDuplicates();
        assertThat(at(answer, "/waits/0").toString())
                .isEqualTo(
                        """
                        {"node_id":"greet","reason":"dependency","sentence":"so it is","since":null}\
                        """);
    }

    @Test
    void an_unknown_job_is_not_found_and_nothing_else_is_asked() {
        var unknown = server.get("/api/v1/jobs/01900000-0000-7000-8000-00000000000f/why");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(at(unknown, "/code").asString()).isEqualTo("JOB_NOT_FOUND");
        assertThat(at(server.get("/api/v1/jobs/7/why"), "/code").asString())
                .isEqualTo("JOB_ID_INVALID");
        assertThat(server.get("/api/v1/jobs/" + id + "/why?node=greet").statusCode())
                .isEqualTo(400);
    }
}
