package org.dagmaster.adapter.cli.command;

import java.util.Map;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.text.SlowWork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "prune",
        description = {
            "Deletes jobs that ended long ago.",
            "With all that is kept about them: nodes, attempts, events, outputs. Servers do so by"
                    + " themselves every hour; this does it now, in the same small batches, also"
                    + " while servers work. A job that is not over is never deleted."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster db prune --dry-run",
            "  ./dagmaster db prune --older-than 30"
        })
final class DbPrune extends DataCommand {

    private static final int MOST = 36_500;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description =
                    "How long ago a job must have ended; the setting retention_days by default.")
    private @Nullable Integer olderThan;

    @Option(names = "--dry-run", description = "Only tell how many jobs would be deleted.")
    private boolean dryRun;

    DbPrune(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() throws StartFailure {
        if (olderThan != null && (olderThan < 1 || olderThan > MOST)) {
            throw CliFailure.usage(
                    "DAYS_OUT_OF_RANGE",
                    "--older-than is %d, which is not within 1 and %d.".formatted(olderThan, MOST),
                    "Give the number of days after which a job that has ended may go.");
        }
        JsonNode done = Json.tree(pruned());
        print(done, () -> DbCommands.outline(done));
        return ExitCode.OK;
    }

    private Map<String, @Nullable Object> pruned() throws StartFailure {
        String doing = dryRun ? "Counting jobs" : "Deleting jobs";
        try (SlowWork _ = SlowWork.begun(console(), doing)) {
            return shell.platform().database().prune(olderThan, dryRun);
        }
    }
}
