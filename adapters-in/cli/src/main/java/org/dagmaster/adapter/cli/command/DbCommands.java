package org.dagmaster.adapter.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.text.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The commands below {@code db}. */
final class DbCommands {

    private DbCommands() {}

    @Command(
            name = "db",
            description = "Looks after the database.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Group {}

    @Command(
            name = "migrate",
            description = "Brings the schema to the newest version; changes nothing if it is.",
            footer = {"", "Example:", "  ./dagmaster db migrate"})
    static final class Migrate extends DataCommand {

        Migrate(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run() throws StartFailure {
            JsonNode done = Json.tree(shell.platform().database().migrate());
            print(done, () -> outline(done));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "status",
            description = "Shows the versions of the schema, and what is still to be migrated.",
            footer = {"", "Example:", "  ./dagmaster db status --output json"})
    static final class Status extends DataCommand {

        Status(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run() throws StartFailure {
            JsonNode status = Json.tree(shell.platform().database().status());
            print(status, () -> outline(status));
            return ExitCode.OK;
        }
    }

    /** A line for each member; the elements of an array one below the other. */
    static List<String> outline(JsonNode document) {
        Table table = Table.of();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            String name = member.getKey().replace('_', ' ');
            for (String value : values(member.getValue())) {
                table.row(name, value);
                name = "";
            }
        }
        return table.lines();
    }

    private static List<String> values(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? List.of("none")
                    : value.values().stream().map(DbCommands::words).toList();
        }
        return List.of(words(value));
    }

    private static String words(JsonNode value) {
        if (!value.isObject()) {
            return Json.text(value);
        }
        List<String> pairs = new ArrayList<>();
        value.properties()
                .forEach(member -> pairs.add(member.getKey() + " " + Json.text(member.getValue())));
        return String.join(", ", pairs);
    }
}
