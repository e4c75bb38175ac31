package org.dagmaster.adapter.cli.job;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.Table;
import tools.jackson.databind.JsonNode;

/** What an operator's action did or would do, for people. */
public final class ActionReport {

    private ActionReport() {}

    /**
     * @param answer the API's, to an action
     */
    public static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(answer));
        JsonNode effects = answer.path("effects");
        if (!effects.isEmpty()) {
            lines.addAll(table(effects, isDryRun(answer)));
        } else if (isDryRun(answer) && isChange(answer)) {
            lines.add("no node would be run again, reset, skipped or cancelled");
        }
        return lines;
    }

    /** Whether something was done that the job goes on with. */
    public static boolean isLeftGoingOn(JsonNode answer) {
        return isChange(answer)
                && !isDryRun(answer)
                && Json.text(answer.path("job"), "status").equals("running");
    }

    private static boolean isChange(JsonNode answer) {
        return answer.path("changed").asBoolean(false);
    }

    private static boolean isDryRun(JsonNode answer) {
        return answer.path("dry_run").asBoolean(false);
    }

    private static String headline(JsonNode answer) {
        String job = "job " + Json.text(answer.path("job"), "job_id");
        String status = Json.text(answer.path("job"), "status");
        String sentence = Json.text(answer, "sentence");
        if (!isChange(answer)) {
            return job + " " + status + ": nothing to do, " + sentence;
        }
        return isDryRun(answer)
                ? job + " would be " + status + ": " + sentence
                : job + " " + status + ": " + sentence;
    }

    private static List<String> table(JsonNode effects, boolean dryRun) {
        Table table = Table.of("NODE", dryRun ? "NOW" : "BEFORE", "EFFECT", "CHILDREN");
        for (JsonNode effect : effects.values()) {
            long children = Json.number(effect, "children");
            table.row(
                    Json.text(effect, "node_id"),
                    Json.text(effect, "before"),
                    Json.text(effect, "effect").replace('_', ' '),
                    children == 0 ? "" : String.valueOf(children));
        }
        return table.lines();
    }
}
