package org.dagmaster.adapter.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.adapter.cli.text.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The commands below {@code workflow}, except those that work on files. */
final class WorkflowCommands {

    private WorkflowCommands() {}

    @Command(
            name = "workflow",
            description = "Shows and checks workflows.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Group {}

    @Command(
            name = "list",
            description = "Lists the workflows, each in its newest version.",
            footer = {"", "Example:", "  ./dagmaster workflow list"})
    static final class ListWorkflows extends ApiCommand {

        ListWorkflows(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            JsonNode workflows = connection.api().get(Paths.WORKFLOWS);
            print(workflows, () -> table(workflows));
            return ExitCode.OK;
        }

        private static List<String> table(JsonNode workflows) {
            Table table = Table.of("WORKFLOW", "VERSION", "NODES", "NAME");
            for (JsonNode workflow : workflows.path("workflows").values()) {
                table.row(
                        Json.text(workflow, "workflow_id"),
                        Json.text(workflow, "version"),
                        Json.text(workflow, "node_count"),
                        Json.text(workflow, "name"));
            }
            return table.lines();
        }
    }

    @Command(
            name = "show",
            description = "Shows a workflow: what it does, its inputs and its nodes.",
            footer = {
                "",
                "Examples:",
                "  ./dagmaster workflow show raster_ingest",
                "  ./dagmaster workflow show raster_ingest --version 1 --yaml"
            })
    static final class Show extends ApiCommand {

        @Parameters(paramLabel = "ID", description = "The workflow's id.")
        private String id = "";

        @Option(
                names = "--version",
                paramLabel = "N",
                description = "The version; the newest by default.")
        private @Nullable Integer version;

        @Option(
                names = "--yaml",
                description = "The text it was read from (the JSON form always has it).")
        private boolean yaml;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            String query = version == null ? "" : "?version=" + version;
            JsonNode workflow = connection.api().get(Paths.workflow(id) + query);
            print(workflow, () -> yaml ? yaml(workflow) : details(workflow));
            return ExitCode.OK;
        }

        private static List<String> yaml(JsonNode workflow) {
            return List.of(Json.text(workflow, "yaml").stripTrailing());
        }

        private static List<String> details(JsonNode workflow) {
            List<String> lines = new ArrayList<>();
            lines.add(
                    Json.text(workflow, "workflow_id")
                            + " version "
                            + Json.text(workflow, "version")
                            + "  "
                            + Json.text(workflow, "name"));
            lines.add(Json.text(workflow, "description").strip());
            lines.add("");
            lines.addAll(inputs(workflow));
            lines.add("");
            lines.addAll(nodes(workflow));
            return lines;
        }

        private static List<String> inputs(JsonNode workflow) {
            Table table = Table.of("INPUT", "TYPE", "DEFAULT", "DESCRIPTION");
            for (JsonNode input : workflow.path("inputs").values()) {
                table.row(
                        Json.text(input, "name"),
                        Json.text(input, "type"),
                        input.path("required").asBoolean(false)
                                ? "(required)"
                                : Json.text(input, "default"),
                        description(input));
            }
            return table.lines();
        }

        private static String description(JsonNode input) {
            JsonNode allowed = input.path("enum");
            String text = Json.text(input, "description");
            if (allowed.isArray() && !allowed.isEmpty()) {
                text += (text.isEmpty() ? "" : "; ") + "one of " + joined(allowed);
            }
            if (Json.isPresent(input, "pattern")) {
                text += (text.isEmpty() ? "" : "; ") + "like " + Json.text(input, "pattern");
            }
            return text;
        }

        private static List<String> nodes(JsonNode workflow) {
            Table table = Table.of("NODE", "TYPE", "HANDLER", "QUEUE", "NEXT");
            for (JsonNode node : workflow.path("nodes").values()) {
                // Of a fan_out, the work is that of its children.
                JsonNode work = node.path("task").isObject() ? node.path("task") : node;
                table.row(
                        Json.text(node, "node_id"),
                        Json.text(node, "type"),
                        Json.text(work, "handler"),
                        Json.text(work, "queue"),
                        joined(node.path("next")));
            }
            return table.lines();
        }

        private static String joined(JsonNode values) {
            return values.isArray()
                    ? String.join(", ", values.values().stream().map(Json::text).toList())
                    : Json.text(values);
        }
    }
}
