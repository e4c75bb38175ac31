package org.dagmaster.benchmarks.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.simulation.PlantedBug;
import org.dagmaster.simulation.SimulationFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./dagmaster simulate}. */
@Command(
        name = "simulate",
        description = {
            "Runs the whole engine against faults, as seeds decide, and checks that nothing is lost.",
            "Each seed is one run on one thread, with stores in memory and a clock of its own:"
                    + " random workflows, several orchestrators and workers, operators, crashes,"
                    + " lost replies, late reports, sleepers that wake. What must hold is checked"
                    + " after each step. Needs no database and no server.",
            "A seed that fails is shown with its last steps, and runs the same whenever it is run"
                    + " again. Failures are explained in docs/simulation.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything held",
            "1:something did not hold; it is shown",
            "2:the command line cannot be understood",
            "130:interrupted (Ctrl-C)"
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster simulate",
            "  ./dagmaster simulate --seeds 10000 --from 50001",
            "  ./dagmaster simulate --bug EPOCH_UNCHECKED"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

    private static final String LOG_LEVEL = "DAGMASTER_LOG_LEVEL";
    private static final int INTERRUPTED = 130;
    private static final long SHOW_EVERY_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 3_000;

    /** How the result is written to standard output. */
    public enum OutputFormat {
        TEXT,
        JSON
    }

    private final PrintStream out;
    private final PrintStream err;
    private final boolean onTerminal;
    private final Interrupts interrupts;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many seeds to run (${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--from",
            paramLabel = "S",
            defaultValue = "1",
            description = "The first seed (${DEFAULT-VALUE}).")
    private long from;

    @Option(
            names = "--bug",
            paramLabel = "NAME",
            description = {
                "Take one protection away from the engine, to see that it is missed:",
                "${COMPLETION-CANDIDATES}."
            })
    private @Nullable PlantedBug bug;

    @Option(
            names = "--output",
            paramLabel = "json|text",
            defaultValue = "text",
            description = "text (the default), or json: one document on standard output.")
    private OutputFormat output = OutputFormat.TEXT;

    SimulateCommand(PrintStream out, PrintStream err, boolean onTerminal, Interrupts interrupts) {
        this.out = out;
        this.err = err;
        this.onTerminal = onTerminal;
        this.interrupts = interrupts;
    }

    /** The command, in this process. */
    public static CommandLine create(PrintStream out, PrintStream err) {
        boolean onTerminal = "1".equals(System.getenv("DAGMASTER_TTY"));
        return commandLine(new SimulateCommand(out, err, onTerminal, Interrupts.ofProcess()));
    }

    static CommandLine commandLine(SimulateCommand command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePositive("--seeds", seeds);
        requirePositive("--from", from);
        // What the engine says of the faults it meets would fill the screen.
        if (System.getenv(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "off");
        }
        Path mount = Files.createTempDirectory("dagmaster-simulation");
        try {
            return run(mount);
        } finally {
            remove(mount);
        }
    }

    private void requirePositive(String option, long value) {
        if (value < 1 && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be 1 or more, not %d".formatted(option, value));
        }
    }

    private int run(Path mount) throws InterruptedException {
        long begun = System.nanoTime();
        SeedRuns runs = new SeedRuns(from, seeds, bug, mount);
        Progress progress = new Progress(err, onTerminal, seeds);
        try (var _ = interrupts.onInterrupt(() -> interrupted(runs, progress, mount))) {
            runs.start(Runtime.getRuntime().availableProcessors());
            while (!runs.await(SHOW_EVERY_MILLIS)) {
                progress.show(runs.tally().seeds(), secondsSince(begun));
            }
        }
        if (interrupts.isRaised()) {
            runs.stop();
            return INTERRUPTED;
        }
        progress.end();
        SimulationFailure failure = runs.failure();
        Summary summary = new Summary(from, bug, runs.tally(), failure, secondsSince(begun));
        switch (output) {
            case TEXT -> summary.text().forEach(out::println);
            case JSON -> out.println(summary.json());
        }
        out.flush();
        return failure == null ? 0 : 1;
    }

    /** The process ends when this returns. */
    private void interrupted(SeedRuns runs, Progress progress, Path mount) {
        runs.stop();
        try {
            runs.await(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.end();
        err.println(
                "interrupted after %,d seeds from %d, under which everything held"
                        .formatted(runs.tally().seeds(), from));
        remove(mount);
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException _) {
            // The system empties its folder for temporary files itself.
        }
    }
}
