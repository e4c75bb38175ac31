package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.value.Nearest;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}: submit, list, look at, and watch jobs. */
final class JobsResource {

    private static final String JOBS = "/api/v1/jobs";
    private static final String JOB = JOBS + "/{job_id}";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern UUID_FORM =
            Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Who asks, as long as the API does not ask who that is. */
    private static final String ACTOR = "anonymous";

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
                .get(JOB + "/nodes", this::nodes)
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
        fields.done();
        SubmitJob.Submitted submitted =
                submitJob.submit(
                        new SubmitJob.Request(
                                workflowId,
                                version,
                                inputs == null ? Map.of() : inputs,
                                idempotencyKey(ctx),
                                correlationId,
                                ACTOR));
        ctx.status(submitted.created() ? 201 : 200);
        ctx.header("Location", JOBS + "/" + submitted.job().id());
        Json.answer(ctx, JobJson.job(submitted.job()));
    }

    private void list(Context ctx) {
        Query query = new Query(ctx);
        JobStatus status = status(query);
        String after = query.text("after");
        int limit = query.limit(50, 1000);
        if (after != null && !UUID_FORM.matcher(after).matches()) {
            query.fault("JOB_ID_INVALID", notAnId(after));
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
        Json.answer(ctx, JobJson.job(viewJobs.get(jobId(ctx))));
    }

    private void nodes(Context ctx) {
        Query.none(ctx);
        Map<String, @Nullable Object> json = Json.object();
        json.put("nodes", Json.list(viewJobs.nodes(jobId(ctx)), JobJson::node));
        Json.answer(ctx, json);
    }

    private void events(Context ctx) {
        Query query = new Query(ctx);
        long after = query.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = query.limit(500, 5000);
        query.done();
        List<JobEvent> events = viewJobs.events(jobId(ctx), after, limit);
        Map<String, @Nullable Object> json = Json.object();
        json.put("events", Json.list(events, JobJson::event));
        json.put("last", events.isEmpty() ? after : events.getLast().seq());
        Json.answer(ctx, json);
    }

    private void progress(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, JobJson.jobProgress(viewJobs.progress(jobId(ctx))));
    }

    private void stream(Context ctx) throws IOException {
        Query.none(ctx);
        streams.serve(ctx, jobId(ctx));
    }

    private static @Nullable JobStatus status(Query query) {
        String word = query.text("status");
        if (word == null) {
            return null;
        }
        Map<String, JobStatus> known = new LinkedHashMap<>();
        for (JobStatus status : JobStatus.values()) {
            known.put(Json.word(status), status);
        }
        if (!known.containsKey(word)) {
            query.fault(
                    "PARAMETER_INVALID",
                    "'%s' is no status of a job%s (known: %s)"
                            .formatted(
                                    word,
                                    Nearest.hint(word, known.keySet()),
                                    String.join(", ", known.keySet())));
        }
        return known.get(word);
    }

    private static @Nullable String idempotencyKey(Context ctx) {
        String key = ctx.header("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw Refused.invalid(
                    "IDEMPOTENCY_KEY_INVALID",
                    "the header Idempotency-Key must be 1 to 255 visible ASCII characters",
                    List.of());
        }
        return key;
    }

    private static JobId jobId(Context ctx) {
        String text = ctx.pathParam("job_id");
        if (!UUID_FORM.matcher(text).matches()) {
            throw Refused.invalid("JOB_ID_INVALID", notAnId(text), List.of());
        }
        return new JobId(UUID.fromString(text));
    }

    private static String notAnId(String text) {
        return "'%s' is no job id: it must be a UUID".formatted(text);
    }
}
