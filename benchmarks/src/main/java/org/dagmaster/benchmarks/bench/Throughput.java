package org.dagmaster.benchmarks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "throughput",
        description = "Nodes a second under a backlog of jobs whose tasks do nothing.")
final class Throughput implements Benchmark {

    private static final Goal GOAL = Goal.atLeast(2_000, 4_000);

    /** More than is hoped for: jobs must not run out. */
    private static final int ASSUMED_RATE = 5_000;

    @Option(names = "--seconds", paramLabel = "N", description = "What counts. Default: 20.")
    private int seconds = 20;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds before. Default: 10.")
    private int warmUp = 10;

    @Option(names = "--chain", paramLabel = "N", description = "Nodes of a job. Default: 20.")
    private int chain = 20;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Jobs submitted before. Default: as many as 5,000 nodes a second need.")
    private int jobs;

    @Option(
            names = "--ceiling-seconds",
            paramLabel = "N",
            description = "How long the database alone is measured; 0 for not. Default: 5.")
    private int ceilingSeconds = 5;

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        NodeRate usual =
                NodeRate.of(
                        ASSUMED_RATE,
                        chain,
                        Duration.ofSeconds(warmUp),
                        Duration.ofSeconds(seconds));
        NodeRate load =
                jobs == 0 ? usual : new NodeRate(jobs, chain, usual.warmUp(), usual.window());
        double rate = load.measure(lab, lab.database());
        Figure figure = Figure.of("throughput", rate, "nodes/s", GOAL);
        List<Figure> figures = new ArrayList<>();
        if (ceilingSeconds == 0) {
            figures.add(figure);
        } else {
            lab.note("the same cycle as plain SQL");
            double ceiling =
                    RawCeiling.measure(
                            lab.copyOfDatabase("ceiling"), Duration.ofSeconds(ceilingSeconds));
            figures.add(figure.under(ceiling));
        }
        figures.add(Figure.aside("throughput.light_slots", lab.options().slots(), "tasks"));
        return figures;
    }
}
