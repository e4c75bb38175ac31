package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.dagmaster.adapter.rest.ActionBody.Aim;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.domain.evaluation.ActionOutcome.Effect;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{job_id}/cancel} and the like: an operator's hand on a job. */
final class JobActionsResource {

    private final OperateJob operateJob;
    private final ResubmitJob resubmitJob;
    private final RequestReader reader;

    JobActionsResource(OperateJob operateJob, ResubmitJob resubmitJob, RequestReader reader) {
        this.operateJob = operateJob;
        this.resubmitJob = resubmitJob;
        this.reader = reader;
    }

    void addTo(Routes routes) {
        add(routes, "cancel", Aim.JOB, _ -> new OperatorAction.Cancel());
        add(routes, "pause", Aim.JOB, _ -> new OperatorAction.Pause());
        add(routes, "resume", Aim.JOB, _ -> new OperatorAction.Resume());
        add(routes, "retry", Aim.NODE_OR_ALL, body -> new OperatorAction.Retry(body.node()));
        add(routes, "rerun", Aim.NODE, body -> new OperatorAction.Rerun(body.theNode()));
        add(routes, "skip", Aim.NODE, body -> new OperatorAction.Skip(body.theNode()));
        routes.post(JobRequests.JOB + "/resubmit", this::resubmit);
    }

    private void add(
            Routes routes, String verb, Aim aim, Function<ActionBody, OperatorAction> action) {
        routes.post(JobRequests.JOB + "/" + verb, ctx -> act(ctx, aim, action));
    }

    private void act(Context ctx, Aim aim, Function<ActionBody, OperatorAction> action)
            throws IOException {
        Query.none(ctx);
        JobId job = JobRequests.jobId(ctx);
        ActionBody body = ActionBody.read(reader.optionalJsonObject(ctx), aim);
        OperateJob.Answer answer =
                operateJob.act(
                        new OperateJob.Request(
                                job,
                                action.apply(body),
                                body.actor(),
                                body.reason(),
                                body.dryRun()));
        Json.answer(ctx, json(answer, body.dryRun()));
    }

    private static Map<String, @Nullable Object> json(OperateJob.Answer answer, boolean dryRun) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("job", JobJson.job(answer.job()));
        json.put("changed", answer.changed());
        json.put("sentence", answer.sentence());
        json.put("dry_run", dryRun);
        json.put("effects", Json.list(answer.effects(), JobActionsResource::effect));
        return json;
    }

    private static Map<String, @Nullable Object> effect(Effect effect) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("node_id", effect.node().value());
        json.put("before", Json.word(effect.before()));
        json.put("effect", Json.word(effect.kind()));
        json.put("children", effect.children());
        return json;
    }

    private void resubmit(Context ctx) throws IOException {
        Query.none(ctx);
        JobId job = JobRequests.jobId(ctx);
        Fields fields = reader.optionalJsonObject(ctx);
        Integer version = fields.integer("workflow_version", 1, Integer.MAX_VALUE);
        String actor = JobRequests.actor(fields);
        fields.done();
        JobsResource.answer(
                ctx,
                resubmitJob.resubmit(
                        new ResubmitJob.Request(
                                job, version, JobRequests.idempotencyKey(ctx), actor)));
    }
}
