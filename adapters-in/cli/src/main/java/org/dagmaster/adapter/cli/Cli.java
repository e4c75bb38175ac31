package org.dagmaster.adapter.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import org.dagmaster.adapter.cli.command.Commands;
import org.dagmaster.adapter.cli.command.Shell;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.adapter.cli.text.Console;
import org.dagmaster.adapter.cli.text.OutputFormat;
import org.dagmaster.domain.value.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Cli {

    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 100;

    private Cli() {}

    /**
     * Runs one command to its end.
     *
     * @return the process's exit code
     */
    public static int run(String[] args, Platform platform, Surroundings surroundings) {
        Console console = new Console(surroundings);
        OutputFormat format = OutputFormat.askedFor(args);
        CommandLine commands = Commands.tree(new Shell(platform, surroundings, console));
        commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(console.width() + 1L, NARROWEST_HELP, WIDEST_HELP))
                .setParameterExceptionHandler(
                        (cause, _) -> fail(console, format, misunderstood(cause)))
                .setExecutionExceptionHandler(
                        (cause, _, _) -> fail(console, format, failure(cause, surroundings)));
        int exitCode = commands.execute(args);
        boolean interrupted = surroundings.interrupts().isRaised();
        return interrupted ? ExitCode.INTERRUPTED.number() : exitCode;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int fail(Console console, OutputFormat format, CliFailure failure) {
        console.failure(failure, format);
        return failure.exit().number();
    }

    private static CliFailure misunderstood(ParameterException cause) {
        String command = cause.getCommandLine().getCommandSpec().qualifiedName();
        return CliFailure.usage(
                "USAGE",
                sentence(cause, command),
                "'./" + command + " --help' tells how it is used.");
    }

    private static String sentence(ParameterException cause, String command) {
        if (cause instanceof UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().getFirst();
            String near = Nearest.hint(given.split("=", 2)[0], known(unmatched.getCommandLine()));
            return "'" + command + "' knows no '" + given + "'" + (near.isEmpty() ? "." : near);
        }
        String message = String.valueOf(cause.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private static Set<String> known(CommandLine command) {
        Set<String> names = new TreeSet<>(command.getSubcommands().keySet());
        names.addAll(command.getCommandSpec().optionsMap().keySet());
        return names;
    }

    /** A defect of ours is a sentence too; its stack trace is for those who ask for it. */
    private static CliFailure failure(Exception cause, Surroundings surroundings) {
        if (cause instanceof CliFailure failure) {
            return failure;
        }
        if (surroundings.environment().containsKey("DAGMASTER_DEBUG")) {
            cause.printStackTrace(surroundings.err());
        }
        return CliFailure.environment(
                "INTERNAL_ERROR",
                "The command failed unexpectedly: " + cause + ".",
                "Please report it, with what DAGMASTER_DEBUG=1 adds to the output.");
    }
}
