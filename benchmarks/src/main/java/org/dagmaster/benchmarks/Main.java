package org.dagmaster.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the commands begin that are for those who build the engine, not for those who use it. */
@Command(
        name = "dagmaster",
        description = "Measures the engine, simulates it, and breaks its processes.",
        mixinStandardHelpOptions = true,
        subcommands = {})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
