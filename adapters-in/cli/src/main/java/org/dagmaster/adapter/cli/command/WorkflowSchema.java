package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of workflows.",
            "Editors complete and check a workflow with it while it is written. It tells less than"
                    + " validate: the form, not the graph, templates and handlers. Needs no server."
        },
        footer = {
            "",
            "Example, for VS Code (the YAML extension) and other editors:",
            "  ./dagmaster workflow schema > workflow.schema.json",
            "and as the first line of a workflow:",
            "  # yaml-language-server: $schema=workflow.schema.json"
        })
final class WorkflowSchema extends DataCommand {

    WorkflowSchema(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        String schema = shell.platform().installation().workflowSchema();
        JsonNode document =
                Json.parse(schema)
                        .orElseThrow(() -> new IllegalStateException("the schema is no JSON"));
        print(document, () -> schema.lines().toList());
        return ExitCode.OK;
    }
}
