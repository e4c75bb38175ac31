package org.dagmaster.adapter.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.text.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "check",
        description = {
            "Proves that nothing is lost or doubled.",
            "Asks the database, in one snapshot, whether everything holds that must hold between"
                    + " any two transactions, and shows how often each of it is violated. Changes"
                    + " nothing, and may be run while servers work. Ends with 1 if anything is"
                    + " violated."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster db check",
            "  ./dagmaster db check --output json"
        })
final class DbCheck extends DataCommand {

    DbCheck(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() throws StartFailure {
        JsonNode report = Json.tree(shell.platform().database().check());
        print(report, () -> lines(report));
        return report.path("violated").longValue() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static List<String> lines(JsonNode report) {
        JsonNode checks = report.path("checks");
        Table table = Table.of("VIOLATIONS", "CODE", "WHAT HOLDS");
        for (JsonNode check : checks) {
            table.row(text(check, "violations"), text(check, "code"), text(check, "sentence"));
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (JsonNode check : checks) {
            if (check.path("violations").longValue() > 0) {
                lines.addAll(violation(check));
            }
        }
        lines.add("");
        lines.add(
                "%s of %d invariants are violated"
                        .formatted(text(report, "violated"), checks.size()));
        return lines;
    }

    private static List<String> violation(JsonNode check) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%s: %s violations".formatted(text(check, "code"), text(check, "violations")));
        Table examples = Table.of();
        for (JsonNode example : check.path("examples")) {
            String node = Json.isPresent(example, "node_id") ? text(example, "node_id") : "-";
            examples.row("  " + text(example, "job_id"), node, text(example, "detail"));
        }
        lines.addAll(examples.lines());
        if (check.path("violations").longValue() > check.path("examples").size()) {
            lines.add("  and more");
        }
        lines.add("  next: " + text(check, "next"));
        return lines;
    }

    private static String text(JsonNode object, String member) {
        return Json.text(object, member);
    }
}
