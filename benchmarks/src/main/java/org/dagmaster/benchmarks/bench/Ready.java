package org.dagmaster.benchmarks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ready",
        description = {
            "From the start of the process until /readyz answers 200, on a database that is"
                    + " initialised.",
            "Without the launcher's AOT cache, which makes it quicker."
        })
final class Ready implements Benchmark {

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--runs", paramLabel = "N", description = "Default: 5.")
    private int runs = 5;

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        lab.start(ServerProcess.Roles.ALL).stop();
        lab.note("%d starts", runs);
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            took.add(start(lab));
        }
        return List.of(
                Figure.of("ready", Numbers.median(took), "s", Goal.atMost(3, 1.5)),
                Figure.aside("ready.slowest", Numbers.largest(took), "s"));
    }

    private static double start(Lab lab) throws Exception {
        long begin = System.nanoTime();
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        try (Api api = new Api(server.address())) {
            while (!api.isReady()) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new BenchFailed(
                            "a server was not ready within %d s".formatted(PATIENCE.toSeconds()));
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        server.stop();
        return took;
    }
}
