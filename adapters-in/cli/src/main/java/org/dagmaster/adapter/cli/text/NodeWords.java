package org.dagmaster.adapter.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.dagmaster.adapter.cli.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What there is to say about a node of a progress document, without its name. */
final class NodeWords {

    /** Characters of a bar. */
    static final int BAR = 12;

    private NodeWords() {}

    static String of(JsonNode node, Instant now, ZoneId zone, Style style) {
        String status = Json.text(node, "status");
        if (node.path("children").isObject()) {
            // A fan_out is at work from its first child on, though the others are still to come.
            return running(node, now, style);
        }
        return switch (status) {
            case "running" -> running(node, now, style);
            case "completed" -> completed(node);
            case "failed" -> "failed" + attempt(node) + ": " + failure(node);
            case "ready" -> ready(node, zone);
            case "dispatched" -> "waits for a worker" + attempt(node);
            case "pending" -> "";
            default -> status;
        };
    }

    /** Within 0 and 1; 0 if the handler has said nothing. Of a fan_out, the children that ended. */
    static double fraction(JsonNode node) {
        if (node.path("children").isObject()) {
            return ChildCounts.of(node).map(ChildCounts::fraction).orElse(0.0);
        }
        JsonNode progress = node.path("progress");
        double total = Json.decimal(progress, "total");
        return total <= 0 ? 0 : Math.min(1, Json.decimal(progress, "current") / total);
    }

    private static String running(JsonNode node, Instant now, Style style) {
        double fraction = fraction(node);
        String words = style.bar(fraction, BAR) + pad(Words.percent(fraction), 6);
        Instant started = Json.time(node, "started_at");
        if (started != null) {
            words += pad(Words.duration(Duration.between(started, now)), 9);
        }
        String message =
                ChildCounts.of(node)
                        .map(ChildCounts::words)
                        .orElseGet(() -> Json.text(node.path("progress"), "message"));
        return words + attempt(node) + (message.isEmpty() ? "" : "  " + message);
    }

    private static String completed(JsonNode node) {
        Duration took = took(node);
        return took == null ? "completed" : "completed in " + Words.duration(took) + attempt(node);
    }

    private static String ready(JsonNode node, ZoneId zone) {
        Instant retryAt = Json.time(node, "retry_at");
        if (retryAt == null) {
            return "ready";
        }
        String why = Json.isPresent(node, "failure") ? " after: " + failure(node) : "";
        return "tries again at " + Words.time(retryAt, zone) + why;
    }

    private static String failure(JsonNode node) {
        JsonNode failure = node.path("failure");
        return Json.text(failure, "message") + " [" + Json.text(failure, "code") + "]";
    }

    /** Said of repeated attempts only. */
    private static String attempt(JsonNode node) {
        return Json.number(node, "attempt") < 2 ? "" : " (attempt " + Words.attempt(node) + ")";
    }

    private static @Nullable Duration took(JsonNode node) {
        Instant started = Json.time(node, "started_at");
        Instant ended = Json.time(node, "ended_at");
        return started == null || ended == null ? null : Duration.between(started, ended);
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
