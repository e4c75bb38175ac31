package org.dagmaster.adapter.cli.command;

import java.util.List;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.domain.change.WorkflowDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Tells what a change of a workflow means.",
            "It is about jobs that are submitted from then on; jobs that run keep the version they"
                    + " began with. Each change is marked: breaking (callers or readers of results"
                    + " have to adapt), behaviour, or cosmetic. Needs no server for files."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster workflow diff old.yaml new.yaml",
            "  ./dagmaster workflow diff raster_ingest my_raster_ingest.yaml",
            "  ./dagmaster workflow diff raster_ingest@1 raster_ingest@2 --exit-code"
        })
final class WorkflowDiffCommand extends DataCommand {

    @Parameters(
            index = "0",
            paramLabel = "A",
            description =
                    "What there was: a file, or ID or ID@VERSION of a workflow of the server.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "B", description = "What there is to be.")
    private String to = "";

    @Option(
            names = "--exit-code",
            description = "End with 1 if a change is breaking, or if the version has to be raised.")
    private boolean exitCode;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server that is asked for what is no file, as in other commands.")
    private @Nullable String server;

    WorkflowDiffCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        WorkflowSources sources = new WorkflowSources(shell, isJson(), server);
        List<WorkflowSources.Found> found = sources.find(List.of(from, to));
        WorkflowSources.Found before = found.getFirst();
        WorkflowSources.Found after = found.getLast();
        WorkflowDiff diff = WorkflowDiff.between(before.source(), after.source());
        print(
                DiffReport.document(diff, before.place(), after.place()),
                () -> DiffReport.lines(diff));
        boolean isBad = diff.isBreaking() || diff.mustRaiseVersion();
        return exitCode && isBad ? ExitCode.REFUSED : ExitCode.OK;
    }
}
