package org.dagmaster.adapter.cli.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.Table;
import org.dagmaster.adapter.cli.text.Words;
import tools.jackson.databind.JsonNode;

/** What a job waits for, for people. */
public final class WaitReport {

    private WaitReport() {}

    /** A line for each part of the job, with the time that it has waited. */
    public static List<String> lines(JsonNode explanation, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "job " + Json.text(explanation, "job_id") + " " + Json.text(explanation, "status"));
        Table table = Table.of();
        for (JsonNode wait : explanation.path("waits").values()) {
            String node = Json.text(wait, "node_id");
            table.row(
                    "  " + (node.isEmpty() ? "job" : node),
                    time(wait, now),
                    Json.text(wait, "sentence"));
        }
        lines.addAll(table.lines());
        return lines;
    }

    /** Such as {@code for 12 s}; empty where it is not known. */
    private static String time(JsonNode wait, Instant now) {
        Instant since = Json.time(wait, "since");
        return since == null ? "" : "for " + Words.roughly(Duration.between(since, now));
    }
}
