package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with workflow files, in the form of the API's answer and in lines. */
final class Problems {

    private Problems() {}

    static ArrayNode json(Collection<DefinitionProblem> problems) {
        ArrayNode all = Json.array();
        for (DefinitionProblem problem : problems) {
            all.add(
                    json(
                            problem.severity().name().toLowerCase(Locale.ROOT),
                            problem.code(),
                            problem.message(),
                            problem.node(),
                            problem.position().file(),
                            problem.position().line(),
                            problem.position().column()));
        }
        return all;
    }

    /** That a file cannot be read, as the only problem. */
    static ArrayNode unreadable(Path file, CliFailure e) {
        return Json.array()
                .add(
                        json(
                                "error",
                                e.problem().code(),
                                e.problem().detail(),
                                null,
                                file.toString(),
                                0,
                                0));
    }

    private static ObjectNode json(
            String severity,
            String code,
            String message,
            @Nullable String node,
            String file,
            int line,
            int column) {
        return Json.object()
                .put("severity", severity)
                .put("code", code)
                .put("message", message)
                .put("node", node)
                .put("file", file)
                .put("line", line)
                .put("column", column);
    }

    static boolean isError(JsonNode problem) {
        return Json.text(problem, "severity").equals("error");
    }

    static boolean hasError(JsonNode problems) {
        return problems.values().stream().anyMatch(Problems::isError);
    }

    /** {@code file:line:column: message [CODE]}, the form editors know how to jump from. */
    static String line(JsonNode problem) {
        String place = Json.text(problem, "file");
        if (Json.number(problem, "line") > 0) {
            place += ":" + Json.text(problem, "line") + ":" + Json.text(problem, "column");
        }
        String node = Json.text(problem, "node");
        return place
                + (isError(problem) ? ": " : ": warning: ")
                + (node.isEmpty() ? "" : "node '" + node + "': ")
                + Json.text(problem, "message")
                + " ["
                + Json.text(problem, "code")
                + "]";
    }
}
