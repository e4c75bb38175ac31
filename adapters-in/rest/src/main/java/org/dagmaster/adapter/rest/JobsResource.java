package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}: submit, list, look at, and watch jobs. */
final class JobsResource {

    private static final String JOB = JobRequests.JOB;
    private static final String JOBS = JobRequests.JOBS;

    private final SubmitJob submitJob;
    private final ViewJobs viewJobs;
    private final RequestReader reader;
    private final ProgressStreams streams;

    JobsResource(
            SubmitJob submitJob, ViewJobs viewJobs, RequestReader reader, ProgressStreams streams) {
        this.submitJob = submitJob;
        this.viewJobs = viewJobs;
        this.reader = reader;
        this.streams = streams;
    }

    void addTo(Routes routes) {
        routes.get(JOBS, this::list)
                .post(JOBS, this::submit)
                .get(JOB, this::get)
                .get(JOB + "/events", this::events)
                .get(JOB + "/progress", this::progress)
                .get(JOB + "/stream", this::stream);
    }

    private void submit(Context ctx) throws IOException {
        Query.none(ctx);
        Fields fields = reader.jsonObject(ctx);
        String workflowId = fields.requiredText("workflow_id");
        Integer version = fields.integer("version", 1, Integer.MAX_VALUE);
        Map<String, @Nullable Object> inputs = fields.object("inputs");
        String correlationId = fields.text("correlation_id", 255);
        String actor = JobRequests.actor(fields);
        fields.done();
        SubmitJob.Submitted submitted =
                submitJob.submit(
                        new SubmitJob.Request(
                                workflowId,
                                version,
                                inputs == null ? Map.of() : inputs,
                                JobRequests.idempotencyKey(ctx),
                                correlationId,
                                actor));
        answer(ctx, submitted);
    }

    /** 200 for a job that was there already. */
    static void answer(Context ctx, SubmitJob.Submitted submitted) {
        ctx.status(submitted.created() ? 201 : 200);
        ctx.header("Location", JOBS + "/" + submitted.job().id());
        Json.answer(ctx, JobJson.job(submitted.job()));
    }

    private void list(Context ctx) {
        Query query = new Query(ctx);
        JobStatus status = query.status("a job", JobStatus.values());
        String after = query.text("after");
        int limit = query.limit(50, 1000);
        if (after != null && !JobRequests.isJobId(after)) {
            query.fault("JOB_ID_INVALID", JobRequests.notAnId(after));
            after = null;
        }
        query.done();
        ViewJobs.Page page =
                viewJobs.list(status, after == null ? null : JobId.parse(after), limit);
        Map<String, @Nullable Object> json = Json.object();
        json.put("jobs", Json.list(page.jobs(), JobJson::job));
        json.put("next", page.next() == null ? null : page.next().toString());
        Json.answer(ctx, json);
    }

    private void get(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, JobJson.job(viewJobs.get(JobRequests.jobId(ctx))));
    }

    private void events(Context ctx) {
        Query query = new Query(ctx);
        long after = query.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = query.limit(500, 5000);
        query.done();
        List<JobEvent> events = viewJobs.events(JobRequests.jobId(ctx), after, limit);
        Map<String, @Nullable Object> json = Json.object();
        json.put("events", Json.list(events, JobJson::event));
        json.put("last", events.isEmpty() ? after : events.getLast().seq());
        Json.answer(ctx, json);
    }

    private void progress(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, JobJson.jobProgress(viewJobs.progress(JobRequests.jobId(ctx))));
    }

    private void stream(Context ctx) throws IOException {
        Query.none(ctx);
        streams.serve(ctx, JobRequests.jobId(ctx));
    }
}
