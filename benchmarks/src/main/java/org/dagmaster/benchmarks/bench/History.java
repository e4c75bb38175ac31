package org.dagmaster.benchmarks.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = {
            "How much slower the engine is with millions of finished nodes in its tables.",
            "Two databases on one server, measured in turns."
        })
final class History implements Benchmark {

    private static final String WORKFLOW = "bench_history";
    private static final int CHAIN = 20;
    private static final int ASSUMED_RATE = 5_000;

    @Option(names = "--nodes", paramLabel = "N", description = "Finished nodes. Default: 3000000.")
    private int nodes = 3_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Measurements of each database. Default: 3.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "N", description = "Of each. Default: 15.")
    private int seconds = 15;

    @Option(names = "--warm-up", paramLabel = "N", description = "Before each. Default: 10.")
    private int warmUp = 10;

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        UUID template = runOne(lab);
        DatabaseAddress full = lab.copyOfDatabase("full");
        try (Sql sql = Sql.open(full)) {
            new FinishedJobs(sql, template).add(Math.max(1, nodes / CHAIN), lab);
        }
        NodeRate load =
                NodeRate.of(
                        ASSUMED_RATE,
                        CHAIN,
                        Duration.ofSeconds(warmUp),
                        Duration.ofSeconds(seconds));
        List<Double> whenEmpty = new ArrayList<>();
        List<Double> whenFull = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            // Who goes first changes, so that what else happens on the machine hits both.
            if (i % 2 == 0) {
                whenEmpty.add(measure(lab, load, lab.database(), "empty"));
            }
            whenFull.add(measure(lab, load, full, "full"));
            if (i % 2 != 0) {
                whenEmpty.add(measure(lab, load, lab.database(), "empty"));
            }
        }
        double empty = Numbers.median(whenEmpty);
        double slowDown = 100 * (1 - Numbers.median(whenFull) / empty);
        return List.of(
                Figure.of("history.slow_down", slowDown, "%", Goal.atMost(10, 3)),
                Figure.aside("history.empty", empty, "nodes/s"),
                Figure.aside("history.full", Numbers.median(whenFull), "nodes/s"),
                Figure.aside("history.finished_nodes", nodes, "nodes"));
    }

    /** A job like those of the past. */
    private static UUID runOne(Lab lab) throws Exception {
        lab.addWorkflow(WORKFLOW, Workloads.noOpChain(WORKFLOW, CHAIN));
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        try (Api api = new Api(server.address());
                Sql sql = lab.sql()) {
            return new JobRun(api, sql).run(WORKFLOW, "{}").job();
        } finally {
            server.stop();
        }
    }

    private static double measure(Lab lab, NodeRate load, DatabaseAddress on, String name)
            throws Exception {
        lab.note("the %s database", name);
        double rate = load.measure(lab, on);
        lab.note("%.0f nodes/s", rate);
        try (Sql sql = Sql.open(on)) {
            removeRest(sql);
        }
        return rate;
    }

    /** The next measurement begins without the jobs that this one did not finish. */
    private static void removeRest(Sql sql) throws SQLException {
        sql.change(
                "UPDATE dagapp.dag_jobs SET status = 'CANCELLED', owner_id = NULL,"
                        + " ended_at = clock_timestamp() WHERE status IN ('PENDING', 'RUNNING')");
        sql.change("TRUNCATE dagapp.dag_queue, dagapp.dag_task_leases, dagapp.dag_task_results");
        sql.change("CHECKPOINT");
    }
}
