package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.WorkflowReading;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads workflows for commands that need them to be without errors. */
final class WorkflowFile {

    private final Shell shell;
    private final boolean asJson;

    /**
     * @param asJson whether errors are told in a problem document only
     */
    WorkflowFile(Shell shell, boolean asJson) {
        this.shell = shell;
        this.asJson = asJson;
    }

    /**
     * Warnings are left to {@code workflow validate}, unless there is an error: then all is told.
     *
     * @param file how the text is called in problems
     * @throws CliFailure WORKFLOW_INVALID
     */
    WorkflowDefinition read(String file, String yaml) {
        WorkflowReading reading = shell.platform().installation().read(file, yaml);
        WorkflowDefinition workflow = reading.workflow();
        if (workflow == null) {
            throw invalid(file, Problems.json(reading.problems()));
        }
        return workflow;
    }

    private CliFailure invalid(String file, ArrayNode problems) {
        if (!asJson) {
            problems.values().forEach(problem -> shell.console().note(Problems.line(problem)));
        }
        ArrayNode errors = Json.array();
        problems.values().stream()
                .filter(Problems::isError)
                .forEach(problem -> errors.add(error(problem)));
        String sentence =
                errors.size() == 1
                        ? "There is an error in '%s'.".formatted(file)
                        : "There are %d errors in '%s'.".formatted(errors.size(), file);
        String next = "Mend what is told above; './dagmaster workflow validate' checks it again.";
        return asJson
                ? CliFailure.refused("WORKFLOW_INVALID", sentence, next, errors)
                : CliFailure.refused("WORKFLOW_INVALID", sentence, next);
    }

    /** As in other problem documents, with the place in the file beside. */
    private static ObjectNode error(JsonNode problem) {
        ObjectNode error = Json.object();
        error.put("code", Json.text(problem, "code"));
        error.put("detail", Json.text(problem, "message"));
        for (String key : new String[] {"node", "file", "line", "column"}) {
            error.set(key, problem.path(key));
        }
        return error;
    }
}
