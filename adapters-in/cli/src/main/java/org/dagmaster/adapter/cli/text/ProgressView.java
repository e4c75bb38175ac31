package org.dagmaster.adapter.cli.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A job's progress as a picture of a few lines.
 *
 * @param width no line is wider
 * @param height there are no more lines; finished nodes make room for the others
 */
record ProgressView(Style style, ZoneId zone, int width, int height) {

    private static final int NAME = 24;

    List<String> lines(JsonNode progress, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(header(progress));
        List<JsonNode> nodes = List.copyOf(progress.path("nodes").values());
        List<JsonNode> shown = fitting(nodes);
        int nameWidth = nameWidth(shown);
        shown.forEach(node -> lines.add(line(node, nameWidth, now)));
        if (shown.size() < nodes.size()) {
            lines.add("   and " + Words.plural(nodes.size() - shown.size(), "other node"));
        }
        return lines;
    }

    private String header(JsonNode progress) {
        return Words.cut(
                "job "
                        + Json.text(progress, "job_id")
                        + "  "
                        + Json.text(progress, "status")
                        + "  "
                        + Words.percent(Json.decimal(progress, "fraction")),
                width);
    }

    private List<JsonNode> fitting(List<JsonNode> nodes) {
        if (nodes.size() <= height - 1) {
            return nodes;
        }
        // Two lines go to the header and to the count of those left out.
        return nodes.stream().filter(ProgressView::isAwaited).limit(height - 2).toList();
    }

    private static boolean isAwaited(JsonNode node) {
        return switch (Json.text(node, "status")) {
            case "completed", "skipped", "cancelled" -> false;
            default -> true;
        };
    }

    private static int nameWidth(List<JsonNode> nodes) {
        return nodes.stream()
                .mapToInt(node -> Math.min(NAME, Json.text(node, "node_id").length()))
                .max()
                .orElse(0);
    }

    private String line(JsonNode node, int nameWidth, Instant now) {
        String name = Words.cut(Json.text(node, "node_id"), NAME);
        String rest =
                name
                        + " ".repeat(nameWidth - name.length() + 2)
                        + NodeWords.of(node, now, zone, style);
        return " "
                + style.sign(Json.text(node, "status"))
                + " "
                + Words.cut(rest.stripTrailing(), width - 3);
    }
}
