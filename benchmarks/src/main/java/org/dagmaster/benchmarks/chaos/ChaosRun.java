package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One trial, from the first server to the verdict. */
final class ChaosRun {

    /** So long nothing may end when nothing is broken any more. */
    private static final Duration STALL = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int NOTE_EVERY = 5;

    private final ChaosSettings settings;
    private final Tally tally;

    ChaosRun(ChaosSettings settings, Tally tally) {
        this.settings = settings;
        this.tally = tally;
    }

    /** Runs it; what was not as it must be is in the tally. */
    Summary run() throws IOException, InterruptedException, SQLException {
        try (Lab lab = Lab.open(settings, tally)) {
            Thread hook = new Thread(() -> close(lab), "chaos-interrupt");
            Runtime.getRuntime().addShutdownHook(hook);
            Verdict.Counts counts = run(lab);
            if (!tally.violations().isEmpty()) {
                tally.note("everything is kept in " + lab.keep());
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            int lives = lab.servers().stream().mapToInt(Server::lives).sum();
            return new Summary(settings, tally, counts, lives, tally.seconds());
        }
    }

    private void close(Lab lab) {
        try {
            lab.close();
        } catch (IOException e) {
            tally.note("something is left behind: " + e);
        }
    }

    private Verdict.Counts run(Lab lab) throws IOException, InterruptedException, SQLException {
        lab.startServers(tally);
        Duration submitting = settings.time().multipliedBy(4).dividedBy(5);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> work =
                    List.of(
                            threads.submit(
                                    did(() ->
                                            new Submissions(settings, lab.servers())
                                                    .run(submitting))),
                            threads.submit(
                                    did(() ->
                                            new Faults(
                                                            lab.servers(),
                                                            lab.database(),
                                                            tally,
                                                            settings)
                                                    .run())));
            awaitEnds(lab, work);
        }
        return new Verdict(settings, tally).judge(lab.database(), lab.records());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private static Callable<Void> did(Work work) {
        return new Callable<>() {
            @Override
            public Void call() throws InterruptedException {
                work.run();
                return null;
            }
        };
    }

    /** Returns when every job has ended, or none has for long. */
    private void awaitEnds(Lab lab, List<Future<Void>> work) throws InterruptedException {
        int ended = 0;
        long since = System.nanoTime();
        for (int look = 1; ; look++) {
            Thread.sleep(LOOK_EVERY);
            boolean isQuiet = work.stream().allMatch(Future::isDone);
            int now = ended(lab.database(), ended);
            if (now > ended || !isQuiet) {
                since = System.nanoTime();
            }
            ended = now;
            if (look % NOTE_EVERY == 0) {
                tally.note("%d of %d jobs have ended".formatted(ended, settings.jobs()));
            }
            work.forEach(ChaosRun::fail);
            if (isQuiet && ended >= settings.jobs()) {
                return;
            }
            if (System.nanoTime() - since > STALL.toNanos()) {
                tally.violated("no job has ended for %d s".formatted(STALL.toSeconds()));
                return;
            }
        }
    }

    private static void fail(Future<Void> work) {
        if (work.state() == Future.State.FAILED) {
            throw new ChaosFailed(String.valueOf(work.exceptionNow().getMessage()));
        }
    }

    /** As before where the database is away. */
    private static int ended(ChaosDatabase database, int before) {
        String sql =
                """
                SELECT count(*) FROM dagapp.dag_jobs
                WHERE status IN ('COMPLETED', 'FAILED', 'CANCELLED')
                """;
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException _) {
            return before;
        }
    }
}
