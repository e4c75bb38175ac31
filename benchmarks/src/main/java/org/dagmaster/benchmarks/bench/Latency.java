package org.dagmaster.benchmarks.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "latency",
        description = {
            "From one node's end to the next node's start, on a server that has nothing else to do.",
            "Both times are the worker's: when the handler had ended, and when the task was taken."
        })
final class Latency implements Benchmark {

    private static final String WORKFLOW = "bench_latency";
    private static final int CHAIN = 51;
    private static final int COMMITS = 300;

    @Option(names = "--jobs", paramLabel = "N", description = "Jobs that count. Default: 20.")
    private int jobs = 20;

    @Option(names = "--warm-up", paramLabel = "N", description = "Jobs before. Default: 60.")
    private int warmUp = 60;

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        lab.addWorkflow(WORKFLOW, Workloads.noOpChain(WORKFLOW, CHAIN));
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        try (Api api = new Api(server.address());
                Sql sql = lab.sql()) {
            JobRun runs = new JobRun(api, sql);
            lab.note("%d jobs of %d nodes to warm up, one after another", warmUp, CHAIN);
            for (int i = 0; i < warmUp; i++) {
                runs.run(WORKFLOW, "{}");
            }
            lab.note("%d jobs that count", jobs);
            UUID[] counted = new UUID[jobs];
            for (int i = 0; i < jobs; i++) {
                counted[i] = runs.run(WORKFLOW, "{}").job();
            }
            return List.of(
                    Figure.of(
                            "latency.p50", percentile(sql, counted, 0.50), "ms", Goal.atMost(4, 2)),
                    Figure.of(
                            "latency.p99",
                            percentile(sql, counted, 0.99),
                            "ms",
                            Goal.atMost(20, 10)),
                    Figure.aside("latency.commit", commit(sql), "ms"),
                    Figure.aside("latency.handovers", jobs * (CHAIN - 1.0), "handovers"));
        }
    }

    /** The median of commits of one row, of which a handover waits for three. */
    private static double commit(Sql sql) throws SQLException {
        sql.change("CREATE TABLE bench_commit (n integer)");
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < COMMITS; i++) {
            long begin = System.nanoTime();
            sql.change("INSERT INTO bench_commit VALUES (1)");
            took.add((System.nanoTime() - begin) / 1e6);
        }
        sql.change("DROP TABLE bench_commit");
        return Numbers.median(took);
    }

    private static double percentile(Sql sql, UUID[] jobs, double rank) throws SQLException {
        return sql.number(
                """
                SELECT percentile_cont(?) WITHIN GROUP (ORDER BY pause)
                FROM (
                    SELECT 1000 * extract(epoch FROM started_at - lag(ended_at) OVER (
                        PARTITION BY job_id ORDER BY substr(node_id, 2)::integer)) AS pause
                    FROM dagapp.dag_tasks
                    WHERE job_id = ANY (?)
                ) pauses
                """,
                rank,
                sql.connection().createArrayOf("uuid", jobs));
    }
}
