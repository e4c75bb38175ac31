package org.dagmaster.adapter.cli.command;

import java.util.List;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "version",
        description = "Shows the versions of dagmaster and of the Java it runs on.",
        footer = {"", "Example:", "  ./dagmaster version"})
final class VersionCommand extends DataCommand {

    VersionCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        String version = shell.platform().installation().version();
        String java = Runtime.version().toString();
        ObjectNode document = Json.object().put("version", version).put("java", java);
        print(document, () -> List.of("dagmaster " + version + " (Java " + java + ")"));
        return ExitCode.OK;
    }
}
