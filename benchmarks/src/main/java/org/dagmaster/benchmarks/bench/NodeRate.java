package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;

/**
 * Nodes that a server completes in a second while it has more jobs than it can do. All jobs are
 * submitted before, so that nothing but the server and the database works while time is taken.
 *
 * <p>A node counts when the orchestrator has committed its completion; see {@link Completions}.
 *
 * @param chain tasks of a job, which follow each other
 */
record NodeRate(int jobs, int chain, Duration warmUp, Duration window) {

    private static final String WORKFLOW = "bench_throughput";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String LIVE =
            "SELECT FROM dagapp.dag_jobs WHERE status IN ('PENDING', 'RUNNING') LIMIT 1";

    /** As many jobs as a server needs that completes so many nodes a second, and 500 at least. */
    static NodeRate of(int nodesPerSecond, int chain, Duration warmUp, Duration window) {
        long seconds = warmUp.plus(window).toSeconds() + 2;
        int jobs = (int) Math.max(500, nodesPerSecond * seconds / chain);
        return new NodeRate(jobs, chain, warmUp, window);
    }

    double measure(Lab lab, DatabaseAddress on)
            throws IOException,
                    InterruptedException,
                    SQLException,
                    ExecutionException,
                    BenchFailed {
        lab.addWorkflow(WORKFLOW, Workloads.noOpChain(WORKFLOW, chain));
        submit(lab, on);
        lab.note(
                "a server with %d light slots works: %d s to warm up, %d s that count",
                lab.options().slots(), warmUp.toSeconds(), window.toSeconds());
        ServerProcess server = lab.start(on, ServerProcess.Roles.ALL);
        try (Sql sql = Sql.open(on)) {
            Thread.sleep(warmUp);
            Completions completions = new Completions(sql);
            Duration before = server.cpu();
            watch(sql, completions);
            Duration cpu = server.cpu().minus(before);
            server.stop();
            double rate = rate(lab, completions);
            // What a node costs says more than the rate where others use the machine as well.
            lab.note(
                    "the server used %.3f ms of CPU a node",
                    1000 * Numbers.seconds(cpu) / (rate * Numbers.seconds(completions.time())));
            return rate;
        }
    }

    /** Looks each second, as long as there are jobs. */
    private void watch(Sql sql, Completions completions) throws InterruptedException, SQLException {
        completions.look();
        for (long i = 0; i < window.toSeconds(); i++) {
            Thread.sleep(LOOK_EVERY);
            if (!sql.exists(LIVE)) {
                return;
            }
            completions.look();
        }
    }

    private void submit(Lab lab, DatabaseAddress on)
            throws IOException, InterruptedException, ExecutionException, BenchFailed {
        lab.note("submitting %d jobs of %d nodes each", jobs, chain);
        ServerProcess gateway = lab.start(on, ServerProcess.Roles.API);
        Instant begin = Instant.now();
        try (Api api = new Api(gateway.address())) {
            api.submit(WORKFLOW, "{}", jobs);
        }
        lab.note("submitted in %.1f s", Numbers.seconds(Duration.between(begin, Instant.now())));
        gateway.stop();
    }

    private double rate(Lab lab, Completions completions) throws SQLException, BenchFailed {
        Duration time = completions.time();
        if (time.compareTo(window.dividedBy(2)) < 0) {
            throw new BenchFailed(
                    "all %d jobs were done in less than half of the time: give more by --jobs"
                            .formatted(jobs));
        }
        List<Integer> counts = completions.counts();
        lab.note(
                "nodes in each second: %s",
                String.join(" ", counts.stream().map(String::valueOf).toList()));
        int nodes = counts.stream().mapToInt(Integer::intValue).sum();
        if (nodes == 0) {
            throw new BenchFailed("no node was completed in the time that counts");
        }
        return nodes / Numbers.seconds(time);
    }
}
