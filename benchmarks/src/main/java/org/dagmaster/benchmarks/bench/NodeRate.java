package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;

/**
 * Nodes that a server completes in a second while it has more jobs than it can do. All jobs are
 * submitted before, so that nothing but the server and the database works while time is taken.
 *
 * <p>A node counts when its completion is committed: its time is that of its event node_completed,
 * which the orchestrator writes in the transaction that moves the job on; a result that only the
 * worker knows of does not count.
 *
 * @param chain tasks of a job, which follow each other
 */
record NodeRate(int jobs, int chain, Duration warmUp, Duration window) {

    private static final String WORKFLOW = "bench_throughput";

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
        Instant from = Instant.now().plus(warmUp);
        Thread.sleep(warmUp.plus(window));
        // What was completed at the end of the window must be committed before it is counted.
        server.stop();
        try (Sql sql = Sql.open(on)) {
            return rate(lab, sql, from);
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

    private double rate(Lab lab, Sql sql, Instant from) throws SQLException, BenchFailed {
        Instant until = from.plus(window);
        boolean ranDry =
                !sql.exists("SELECT FROM dagapp.dag_jobs WHERE status IN ('PENDING', 'RUNNING')");
        if (ranDry) {
            until = lastCompletion(sql);
            lab.note("all jobs were done before the time was over; the rest of it does not count");
            if (Duration.between(from, until).compareTo(window.dividedBy(2)) < 0) {
                throw new BenchFailed(
                        "all %d jobs were done in less than half of the time: give more by --jobs"
                                .formatted(jobs));
            }
        }
        double nodes =
                sql.number(
                        "SELECT count(*) FROM dagapp.dag_job_events WHERE type = 'node_completed'"
                                + " AND at >= ? AND at < ? AND "
                                + Workloads.IS_TASK,
                        Timestamp.from(from),
                        Timestamp.from(until));
        if (nodes == 0) {
            throw new BenchFailed("no node was completed in the time that counts");
        }
        lab.note("nodes in each second: %s", perSecond(sql, from, until));
        return nodes / Numbers.seconds(Duration.between(from, until));
    }

    private static Instant lastCompletion(Sql sql) throws SQLException {
        double epoch =
                sql.number(
                        "SELECT extract(epoch FROM max(at)) FROM dagapp.dag_job_events"
                                + " WHERE type = 'node_completed'");
        return Instant.ofEpochMilli((long) (epoch * 1000));
    }

    private static String perSecond(Sql sql, Instant from, Instant until) throws SQLException {
        return sql.text(
                """
                SELECT string_agg(nodes::text, ' ' ORDER BY second)
                FROM (
                    SELECT floor(extract(epoch FROM at - ?::timestamptz)) AS second,
                        count(*) AS nodes
                    FROM dagapp.dag_job_events
                    WHERE type = 'node_completed' AND at >= ? AND at < ? AND %s
                    GROUP BY second
                ) counted
                """
                        .formatted(Workloads.IS_TASK),
                Timestamp.from(from),
                Timestamp.from(from),
                Timestamp.from(until));
    }
}
