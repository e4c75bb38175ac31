package org.dagmaster.benchmarks;

import org.dagmaster.benchmarks.bench.BenchCommand;
import org.dagmaster.benchmarks.chaos.ChaosCommand;
import org.dagmaster.benchmarks.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the commands begin that are for those who build the engine, not for those who use it. */
@Command(
        name = "dagmaster",
        description = "Measures the engine, simulates it, and breaks its processes.",
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new Main());
        commands.addSubcommand(BenchCommand.create(System.out, System.err));
        commands.addSubcommand(new ChaosCommand(System.out, System.err));
        commands.addSubcommand(SimulateCommand.create(System.out, System.err));
        System.exit(commands.execute(args));
    }
}
