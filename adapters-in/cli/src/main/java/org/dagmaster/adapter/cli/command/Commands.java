package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, as a tree. */
public final class Commands {

    private Commands() {}

    @Command(
            name = "dagmaster",
            description = "The workflow engine of a geospatial data platform.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Begin with './dagmaster demo'. './dagmaster COMMAND --help' tells more.",
                "To measure and to try the engine itself: './dagmaster bench', 'simulate', 'chaos'.",
                "Data goes to standard output, progress and errors to standard error."
            })
    private static final class Root {}

    public static CommandLine tree(Shell shell) {
        CommandLine root =
                new CommandLine(new Root())
                        .addSubcommand(new DemoCommand(shell))
                        .addSubcommand(new ServeCommand(shell))
                        .addSubcommand(new IngestCommand(shell))
                        .addSubcommand(workflow(shell))
                        .addSubcommand(job(shell))
                        .addSubcommand(new ConfigCommand(shell))
                        .addSubcommand(db(shell))
                        .addSubcommand(new VersionCommand(shell))
                        .addSubcommand(test(shell));
        root.getCommandSpec()
                .version("dagmaster " + shell.platform().installation().version())
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .versionHelp(true)
                                .description("Show the version.")
                                .build());
        describe(root);
        return root;
    }

    private static CommandLine workflow(Shell shell) {
        return new CommandLine(new WorkflowCommands.Group())
                .addSubcommand(new WorkflowCommands.ListWorkflows(shell))
                .addSubcommand(new WorkflowCommands.Show(shell))
                .addSubcommand(new WorkflowValidate(shell))
                .addSubcommand(new WorkflowGraph(shell))
                .addSubcommand(new WorkflowDiffCommand(shell))
                .addSubcommand(new WorkflowImport(shell))
                .addSubcommand(new WorkflowSchema(shell));
    }

    private static CommandLine job(Shell shell) {
        return new CommandLine(new JobCommands.Group())
                .addSubcommand(new JobSubmit(shell))
                .addSubcommand(new JobCommands.ListJobs(shell))
                .addSubcommand(new JobCommands.Show(shell))
                .addSubcommand(new JobCommands.Watch(shell))
                .addSubcommand(new JobCommands.Events(shell))
                .addSubcommand(new JobNodeCommands.Why(shell))
                .addSubcommand(new JobNodeCommands.Node(shell))
                .addSubcommand(new JobNodeCommands.Children(shell))
                .addSubcommand(new JobActions.Cancel(shell))
                .addSubcommand(new JobActions.Pause(shell))
                .addSubcommand(new JobActions.Resume(shell))
                .addSubcommand(new JobActions.Retry(shell))
                .addSubcommand(new JobActions.Rerun(shell))
                .addSubcommand(new JobActions.Skip(shell))
                .addSubcommand(new JobResubmit(shell));
    }

    private static CommandLine db(Shell shell) {
        return new CommandLine(new DbCommands.Group())
                .addSubcommand(new DbCommands.Migrate(shell))
                .addSubcommand(new DbCommands.Status(shell))
                .addSubcommand(new DbCheck(shell))
                .addSubcommand(new DbPrune(shell));
    }

    /** What stands behind it is the launcher's. */
    private static CommandLine test(Shell shell) {
        return new CommandLine(new TestCommand(shell)).setUnmatchedArgumentsAllowed(true);
    }

    /** Every command has a help that tells the exit codes. */
    private static void describe(CommandLine command) {
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help.")
                                .build());
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(ExitCode.table());
        command.getSubcommands().values().forEach(Commands::describe);
    }
}
