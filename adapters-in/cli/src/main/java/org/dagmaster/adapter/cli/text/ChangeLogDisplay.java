package org.dagmaster.adapter.cli.text;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Writes a line for each change; of a node's progress, for each tenth of the way, and of the
 * failures of a fan_out's children, for the first.
 */
final class ChangeLogDisplay implements ProgressDisplay {

    private static final String JOB = "";

    private final Console console;
    private final InstantSource clock;
    private final Map<String, String> said = new HashMap<>();

    ChangeLogDisplay(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void show(JsonNode progress) {
        String status = Json.text(progress, "status");
        if (isNews(JOB, status)) {
            line("job " + Json.text(progress, "job_id") + " " + status);
        }
        for (JsonNode node : progress.path("nodes").values()) {
            showNode(node);
        }
    }

    private void showNode(JsonNode node) {
        String name = Json.text(node, "node_id");
        if (isNews(name, state(node))) {
            String words = NodeWords.of(node, clock.instant(), console.zone(), console.style());
            if (!words.isEmpty()) {
                line(name + "  " + words);
            }
        }
    }

    private boolean isNews(String name, String state) {
        return !state.equals(said.put(name, state));
    }

    private static String state(JsonNode node) {
        return String.join(
                "|",
                Json.text(node, "status"),
                Json.text(node, "attempt"),
                Json.text(node, "retry_at"),
                String.valueOf(Json.number(node.path("children"), "failed") > 0),
                String.valueOf((int) (NodeWords.fraction(node) * 10)));
    }

    private void line(String text) {
        console.note(Words.time(clock.instant(), console.zone()) + "  " + text);
    }

    @Override
    public void tick() {
        // Time alone is no change.
    }

    @Override
    public void note(String sentence) {
        line(sentence);
    }
}
