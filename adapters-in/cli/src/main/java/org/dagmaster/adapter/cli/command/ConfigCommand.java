package org.dagmaster.adapter.cli.command;

import java.util.List;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Installation.Setting;
import org.dagmaster.adapter.cli.text.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "config",
        description = "Shows the settings in effect, and where each came from.",
        footer = {"", "Example:", "  ./dagmaster config"})
final class ConfigCommand extends DataCommand {

    ConfigCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        List<Setting> settings = shell.platform().installation().settings();
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("settings");
        Table table = Table.of("SETTING", "VALUE", "FROM");
        for (Setting setting : settings) {
            table.row(setting.name(), setting.value(), setting.source());
            array.addObject()
                    .put("name", setting.name())
                    .put("value", setting.value())
                    .put("source", setting.source());
        }
        print(document, table::lines);
        return ExitCode.OK;
    }
}
