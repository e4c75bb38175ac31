package org.dagmaster.adapter.cli.text;

import java.util.Optional;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * How the children of a fan_out stand.
 *
 * @param total how many there are to be
 * @param created how many there are so far
 */
public record ChildCounts(long total, long created, long completed, long failed) {

    /** Of a node of the API, while its children work and after; empty if it has none. */
    public static Optional<ChildCounts> of(JsonNode node) {
        if (!Json.text(node, "type").equals("fan_out")) {
            return Optional.empty();
        }
        JsonNode counts = node.path("children");
        JsonNode output = node.path("output");
        if (counts.isObject()) {
            return Optional.of(of(counts, "total", "created"));
        }
        // Afterwards the numbers are what the fan_out gave.
        return output.isObject() ? Optional.of(of(output, "count", "count")) : Optional.empty();
    }

    private static ChildCounts of(JsonNode counts, String total, String created) {
        return new ChildCounts(
                Json.number(counts, total),
                Json.number(counts, created),
                Json.number(counts, "completed"),
                Json.number(counts, "failed"));
    }

    public boolean isOver() {
        return completed + failed == total;
    }

    /** The share of children that have ended, within 0 and 1. */
    public double fraction() {
        return total == 0 ? 1 : (double) (completed + failed) / total;
    }

    /** Such as {@code 4 of 6 children ended, 1 failed}, or {@code 6 children} at the end. */
    public String words() {
        String words =
                isOver()
                        ? total + (total == 1 ? " child" : " children")
                        : completed + failed + " of " + total + " children ended";
        String births = created < total ? ", " + created + " made so far" : "";
        return words + (failed == 0 ? "" : ", " + failed + " failed") + births;
    }
}
