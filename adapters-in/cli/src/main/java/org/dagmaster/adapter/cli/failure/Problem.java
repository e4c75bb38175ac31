package org.dagmaster.adapter.cli.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What went wrong, as an RFC 9457 problem document: the server's own, or one in the same form.
 *
 * @param document the document as it is printed in JSON mode
 * @param nextStep what the person can do now; empty if the sentence says it
 */
public record Problem(JsonNode document, String nextStep) {

    private static final String TYPES = "https://dagmaster.org/problems/";

    /**
     * One of several faults.
     *
     * @param pointer a JSON pointer into the request's body; empty if it has no place there
     */
    public record Fault(String code, String detail, String pointer) {}

    /** One that was found on this side. */
    public static Problem of(ExitCode exit, String code, String detail, String nextStep) {
        ObjectNode document = Json.object();
        document.put("type", TYPES + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("title", title(code));
        document.put("status", exit == ExitCode.ENVIRONMENT ? 503 : 400);
        document.put("code", code);
        document.put("detail", detail);
        document.putArray("errors");
        return new Problem(document, nextStep);
    }

    public String code() {
        return Json.text(document, "code");
    }

    public String detail() {
        return Json.text(document, "detail");
    }

    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode error : document.path("errors").values()) {
            faults.add(
                    new Fault(
                            Json.text(error, "code"),
                            Json.text(error, "detail"),
                            Json.text(error, "pointer")));
        }
        return faults;
    }

    private static String title(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
