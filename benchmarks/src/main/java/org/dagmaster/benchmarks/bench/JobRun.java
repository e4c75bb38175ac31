package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Runs jobs one at a time. */
record JobRun(Api api, Sql sql) {

    /** Seldom enough to cost nothing, often enough to tell milliseconds. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * A job that was completed.
     *
     * @param took from before its submission until it was seen to be completed
     */
    record Completed(UUID job, Duration took) {}

    Completed run(String workflow, String inputs)
            throws IOException, InterruptedException, SQLException, BenchFailed {
        long begin = System.nanoTime();
        UUID job = api.submit(workflow, inputs);
        await(job);
        return new Completed(job, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Waits until the job is completed. */
    void await(UUID job) throws InterruptedException, SQLException, BenchFailed {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isOver(job)) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(
                        "job %s was not over after %d minutes"
                                .formatted(job, PATIENCE.toMinutes()));
            }
            Thread.sleep(LOOK_EVERY);
        }
        String status = status(job);
        if (!status.equals("COMPLETED")) {
            throw new BenchFailed(
                    "job %s ended as %s: %s"
                            .formatted(
                                    job,
                                    status,
                                    sql.text(
                                            "SELECT failure FROM dagapp.dag_jobs WHERE job_id = ?",
                                            job)));
        }
    }

    boolean isOver(UUID job) throws SQLException {
        String status = status(job);
        return !status.equals("PENDING") && !status.equals("RUNNING");
    }

    private String status(UUID job) throws SQLException {
        return sql.text("SELECT status FROM dagapp.dag_jobs WHERE job_id = ?", job);
    }
}
