package org.dagmaster.adapter.cli.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.Console;
import org.dagmaster.adapter.cli.text.Table;
import org.dagmaster.adapter.cli.text.Words;
import tools.jackson.databind.JsonNode;

/** Jobs, nodes and timelines for people. */
public final class JobReport {

    private final Console console;

    public JobReport(Console console) {
        this.console = console;
    }

    public List<String> list(JsonNode jobs) {
        Table table = Table.of("JOB", "WORKFLOW", "STATUS", "CREATED", "TOOK");
        for (JsonNode job : jobs.path("jobs").values()) {
            table.row(
                    Json.text(job, "job_id"),
                    workflow(job),
                    Json.text(job, "status"),
                    console.dateTime(job, "created_at"),
                    took(job));
        }
        return table.lines();
    }

    /**
     * @param job with a member {@code nodes}
     */
    public List<String> details(JsonNode job) {
        Table head =
                Table.of()
                        .row("job", Json.text(job, "job_id"))
                        .row("workflow", workflow(job))
                        .row("status", Json.text(job, "status"))
                        .row("created", console.dateTime(job, "created_at"))
                        .row("started", console.dateTime(job, "started_at"))
                        .row("ended", console.dateTime(job, "ended_at"))
                        .row("took", took(job));
        if (Json.isPresent(job, "failure")) {
            head.row("failure", failure(job));
        }
        List<String> lines = new ArrayList<>(head.lines());
        lines.addAll(members("inputs", job.path("inputs")));
        lines.addAll(members("result", job.path("result")));
        lines.add("");
        lines.addAll(new NodeReport(console).table(job));
        return lines;
    }

    /** {@code job ID completed in 3.2 s}. */
    public String outcome(JsonNode job) {
        String took = took(job);
        return "job "
                + Json.text(job, "job_id")
                + " "
                + Json.text(job, "status")
                + (took.isEmpty() ? "" : " in " + took);
    }

    /** Says on standard error why a job failed; nothing of one that did not. */
    public void explainFailure(JsonNode job) {
        JsonNode failure = job.path("failure");
        if (failure.isObject()) {
            console.error(Json.text(failure, "code"), Json.text(failure, "message"));
        }
    }

    /** The timeline, with the time since its first event. */
    public List<String> timeline(JsonNode events) {
        Table table = Table.of("SEQ", "AFTER", "EVENT", "NODE", "DETAIL");
        Instant first = null;
        for (JsonNode event : events.path("events").values()) {
            Instant at = Json.time(event, "at");
            first = first == null ? at : first;
            String after =
                    at == null || first == null
                            ? ""
                            : Duration.between(first, at).toMillis() + " ms";
            table.row(
                    Json.text(event, "seq"),
                    after,
                    Json.text(event, "type"),
                    Json.text(event, "node_id"),
                    pairs(event.path("detail")));
        }
        return console.cut(table);
    }

    private List<String> members(String title, JsonNode object) {
        List<String> lines = new ArrayList<>();
        if (object.isObject() && !object.isEmpty()) {
            lines.add(title);
            Table table = Table.of();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                table.row("  " + member.getKey(), Json.text(member.getValue()));
            }
            lines.addAll(console.cut(table));
        }
        return lines;
    }

    static String failure(JsonNode owner) {
        JsonNode failure = owner.path("failure");
        return Json.text(failure, "message") + " [" + Json.text(failure, "code") + "]";
    }

    private static String workflow(JsonNode job) {
        return Json.text(job, "workflow_id") + " version " + Json.text(job, "workflow_version");
    }

    static String took(JsonNode span) {
        Instant started = Json.time(span, "started_at");
        Instant ended = Json.time(span, "ended_at");
        return started == null || ended == null
                ? ""
                : Words.duration(Duration.between(started, ended));
    }

    private static String pairs(JsonNode detail) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : detail.properties()) {
            pairs.add(member.getKey() + "=" + Json.text(member.getValue()));
        }
        return String.join(" ", pairs);
    }
}
