package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.util.Map;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.domain.explanation.Wait;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{job_id}/why}: why a job does not go on, or what it is at. */
final class JobWhyResource {

    private final ExplainJob explainJob;

    JobWhyResource(ExplainJob explainJob) {
        this.explainJob = explainJob;
    }

    void addTo(Routes routes) {
        routes.get(JobRequests.JOB + "/why", this::why);
    }

    private void why(Context ctx) {
        Query.none(ctx);
        ExplainJob.Explanation explanation = explainJob.why(JobRequests.jobId(ctx));
        Map<String, @Nullable Object> json = Json.object();
        json.put("job_id", explanation.job().toString());
        json.put("status", Json.word(explanation.status()));
        json.put("waits", Json.list(explanation.waits(), JobWhyResource::wait));
        Json.answer(ctx, json);
    }

    private static Map<String, @Nullable Object> wait(Wait wait) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("node_id", wait.node() == null ? null : wait.node().value());
        json.put("reason", wait.reason().wireName());
        json.put("sentence", wait.sentence());
        json.put("since", Json.time(wait.since()));
        return json;
    }
}
