package org.dagmaster.adapter.cli.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.ChildCounts;
import org.dagmaster.adapter.cli.text.Console;
import org.dagmaster.adapter.cli.text.Table;
import org.dagmaster.adapter.cli.text.Words;
import tools.jackson.databind.JsonNode;

/** Nodes, and the children of fan_outs, for people. */
public final class NodeReport {

    /** Characters of an output beside others. */
    private static final int GLANCE = 120;

    private final Console console;

    public NodeReport(Console console) {
        this.console = console;
    }

    /**
     * @param job with a member {@code nodes}
     */
    public List<String> table(JsonNode job) {
        Table table = Table.of("NODE", "STATUS", "ATTEMPT", "TOOK", "HANDLER", "DETAIL");
        for (JsonNode node : job.path("nodes").values()) {
            table.row(
                    Json.text(node, "node_id"),
                    Json.text(node, "status"),
                    Words.attempt(node),
                    JobReport.took(node),
                    Json.text(node, "handler"),
                    detail(node, Json.text(job, "job_id")));
        }
        return table.lines();
    }

    private String detail(JsonNode node, String jobId) {
        if (Json.isPresent(node, "failure")) {
            return JobReport.failure(node);
        }
        if (Json.isPresent(node, "output_bytes")) {
            return "output "
                    + keptApart(node)
                    + "; './dagmaster job node "
                    + jobId
                    + " "
                    + Json.text(node, "node_id")
                    + "' shows it";
        }
        return counts(node).orElseGet(() -> Json.text(node.path("progress"), "message"));
    }

    private Optional<String> counts(JsonNode node) {
        return ChildCounts.of(node)
                .map(counts ->
                        counts.isOver()
                                ? counts.words()
                                : console.bar(counts.fraction())
                                        + " "
                                        + Words.percent(counts.fraction())
                                        + "  "
                                        + counts.words());
    }

    private static String keptApart(JsonNode owner) {
        return "kept apart, " + Words.bytes(Json.number(owner, "output_bytes"));
    }

    /** One node, with its output whole. */
    public List<String> details(JsonNode node) {
        Table head =
                Table.of()
                        .row("node", Json.text(node, "node_id"))
                        .row("type", Json.text(node, "type"))
                        .row("status", Json.text(node, "status"));
        rowIfAny(head, "handler", Json.text(node, "handler"));
        rowIfAny(head, "queue", Json.text(node, "queue"));
        rowIfAny(head, "attempt", Words.attempt(node));
        rowIfAny(head, "worker", Json.text(node, "worker"));
        rowIfAny(head, "started", console.dateTime(node, "started_at"));
        rowIfAny(head, "ended", console.dateTime(node, "ended_at"));
        rowIfAny(head, "took", JobReport.took(node));
        rowIfAny(head, "tries again", console.dateTime(node, "retry_at"));
        String progress = Json.text(node.path("progress"), "message");
        counts(node)
                .ifPresentOrElse(
                        counts -> head.row("children", counts),
                        () -> rowIfAny(head, "progress", progress));
        rowIfAny(head, "failure", Json.isPresent(node, "failure") ? JobReport.failure(node) : "");
        List<String> lines = new ArrayList<>(head.lines());
        if (Json.isPresent(node, "output")) {
            lines.add("output");
            lines.add(Json.pretty(node.path("output")));
        }
        return lines;
    }

    private static void rowIfAny(Table table, String name, String value) {
        if (!value.isEmpty()) {
            table.row(name, value);
        }
    }

    public List<String> children(JsonNode page) {
        Table table = Table.of("CHILD", "STATUS", "ATTEMPT", "DETAIL");
        for (JsonNode child : page.path("children").values()) {
            table.row(
                    Json.text(child, "node_id"),
                    Json.text(child, "status"),
                    Words.attempt(child),
                    atAGlance(child));
        }
        return console.cut(table);
    }

    private String atAGlance(JsonNode child) {
        if (Json.isPresent(child, "failure")) {
            return JobReport.failure(child);
        }
        if (Json.isPresent(child, "retry_at")) {
            return "tries again at " + console.dateTime(child, "retry_at");
        }
        return Json.isPresent(child, "output_bytes")
                ? "output " + keptApart(child)
                : Words.cut(Json.text(child, "output"), GLANCE);
    }
}
