package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher, which has Maven, does it. */
@Command(
        name = "test",
        description = "Builds the project and runs its tests (done by the launcher).",
        footer = {"", "Example:", "  ./dagmaster test"})
final class TestCommand extends BaseCommand {

    TestCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        throw CliFailure.usage(
                "LAUNCHER_NEEDED",
                "The tests are run by the launcher, from the source tree.",
                "Run './dagmaster test' there.");
    }
}
