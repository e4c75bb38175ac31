package org.dagmaster.benchmarks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sequential",
        description = "40 nodes of 10 ms, one after another, from submission to completion.")
final class Sequential implements Benchmark {

    private static final String WORKFLOW = "bench_sequential";

    @Option(names = "--runs", paramLabel = "N", description = "Runs that count. Default: 11.")
    private int runs = 11;

    @Option(names = "--warm-up", paramLabel = "N", description = "Runs before. Default: 40.")
    private int warmUp = 40;

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        lab.addWorkflow(WORKFLOW, Workloads.sleepChain(WORKFLOW, 40, 0.01));
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        List<Duration> took = new ArrayList<>();
        try (Api api = new Api(server.address());
                Sql sql = lab.sql()) {
            JobRun jobs = new JobRun(api, sql);
            lab.note("%d runs to warm up, then %d that count", warmUp, runs);
            for (int i = 0; i < warmUp; i++) {
                jobs.run(WORKFLOW, "{}");
            }
            for (int i = 0; i < runs; i++) {
                took.add(jobs.run(WORKFLOW, "{}").took());
            }
        }
        Collections.sort(took);
        return List.of(
                Figure.of(
                        "sequential",
                        Numbers.seconds(took.get(took.size() / 2)),
                        "s",
                        Goal.atMost(0.8, 0.6)),
                Figure.aside("sequential.slowest", Numbers.seconds(took.getLast()), "s"));
    }
}
