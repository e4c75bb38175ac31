package org.dagmaster.benchmarks.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench}: lists the benchmarks; each is a command below it. */
@Command(
        name = "bench",
        description = {
            "Measures the engine as it runs: real servers on a PostgreSQL of their own, in temporary"
                    + " folders that are removed at the end.",
            "Exit code 0 also where a goal is missed; 1 if something could not be measured."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME")
public final class BenchCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    private BenchCommand() {}

    /** The command and all below it. */
    public static CommandLine create(PrintStream out, PrintStream err) {
        CommandLine bench = new CommandLine(new BenchCommand());
        Map<String, Benchmark> all = all();
        all.forEach((name, benchmark) -> bench.addSubcommand(one(name, benchmark, out, err)));
        CommandSpec everything = CommandSpec.forAnnotatedObject(new RunBenchmark(all, out, err));
        everything.name("all").usageMessage().description("All of them, one after another.");
        bench.addSubcommand(new CommandLine(everything));
        return bench;
    }

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("throughput", new Throughput());
        all.put("latency", new Latency());
        all.put("sequential", new Sequential());
        all.put("fanout", new FanOut());
        all.put("history", new History());
        all.put("takeover", new Takeover());
        all.put("idle", new Idle());
        all.put("ready", new Ready());
        return all;
    }

    private static CommandLine one(
            String name, Benchmark benchmark, PrintStream out, PrintStream err) {
        CommandSpec own = CommandSpec.forAnnotatedObject(benchmark);
        CommandSpec command =
                CommandSpec.forAnnotatedObject(new RunBenchmark(Map.of(name, benchmark), out, err));
        command.name(name).usageMessage().description(own.usageMessage().description());
        command.addMixin(name, own);
        return new CommandLine(command);
    }

    @Override
    public void run() {
        CommandLine bench = Objects.requireNonNull(spec).commandLine();
        bench.usage(bench.getOut());
    }
}
