package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code chaos}. */
@Command(
        name = "chaos",
        description = {
            "Breaks servers and their database while jobs run, and counts what came of it.",
            "Everything is started anew in temporary folders, and goes with the command. Ends with"
                    + " 0 if nothing was lost or doubled, with 1 if something was; what, and the"
                    + " seed, are told, and the files are kept. 3 if the trial itself could not be"
                    + " made."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./dagmaster chaos",
            "  ./dagmaster chaos --jobs 5000 --seconds 300 --seed 7",
            "  ./dagmaster chaos --servers orchestrator,gateway --servers worker --servers worker"
        })
public final class ChaosCommand implements Callable<Integer> {

    private static final int VIOLATED = 1;
    private static final int NOT_MADE = 3;

    private final PrintStream out;
    private final PrintStream err;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--jobs", paramLabel = "N", description = "How many jobs; ${DEFAULT-VALUE}.")
    private int jobs = 1000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long things are broken; ${DEFAULT-VALUE}.")
    private int seconds = 120;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is broken when; any if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--servers",
            paramLabel = "ROLES",
            description =
                    "A server with these roles, as 'serve --roles' takes them; once for each"
                            + " server. Three with all roles if not given.")
    private List<String> servers = List.of("all", "all", "all");

    @Option(
            names = "--faults",
            split = ",",
            paramLabel = "KIND",
            description = "What is done, of ${COMPLETION-CANDIDATES}; all if not given.")
    private Set<Fault> faults = EnumSet.allOf(Fault.class);

    @Option(names = "--no-faults", description = "Nothing is broken, but for what poison breaks.")
    private boolean noFaults;

    @Option(
            names = "--poison",
            paramLabel = "N",
            description = "How many of the jobs take down the server that runs them.")
    private int poison;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Of each task that is not meant to fail; ${DEFAULT-VALUE}.")
    private int retries = 10;

    /**
     * @param out for the summary
     * @param err for progress
     */
    public ChaosCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        long chosen = seed == null ? RandomGenerator.getDefault().nextInt(1_000_000) : seed;
        ChaosSettings settings = settings(chosen);
        Tally tally = new Tally(err);
        tally.note("seed " + chosen);
        try {
            new ChaosRun(settings, tally).run().lines().forEach(out::println);
        } catch (ChaosFailed | IOException | SQLException e) {
            err.println("error [CHAOS_NOT_MADE]: " + e.getMessage());
            return NOT_MADE;
        }
        return tally.violations().isEmpty() ? 0 : VIOLATED;
    }

    private ChaosSettings settings(long chosen) {
        try {
            return new ChaosSettings(
                    jobs,
                    Duration.ofSeconds(seconds),
                    noFaults ? Set.of() : faults,
                    chosen,
                    servers,
                    poison,
                    retries);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
