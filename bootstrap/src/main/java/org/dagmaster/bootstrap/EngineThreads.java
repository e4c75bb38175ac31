package org.dagmaster.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.application.engine.Cycle;
import org.dagmaster.application.engine.CycleRunner;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.bootstrap.profile.AllInOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an orchestrator and a worker, started and stopped in order. */
final class EngineThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    private final AllInOne parts;
    private final Duration patience;
    private final List<CycleRunner> runners = new ArrayList<>();

    private EngineThreads(AllInOne parts, Duration patience) {
        this.parts = parts;
        this.patience = patience;
    }

    /**
     * @param patience how long running tasks may take to save their state at the end
     */
    static EngineThreads start(AllInOne parts, Database database, Duration patience) {
        // The first heartbeats come before the first claims: who is not alive owns nothing.
        parts.housekeeping().run();
        parts.worker().keepAlive();
        EngineThreads threads = new EngineThreads(parts, patience);
        threads.add("orchestrator", parts.orchestrator(), parts.signals().orchestrator());
        threads.add("housekeeping", parts.housekeeping(), new Doorbell());
        threads.add("worker", parts.worker(), parts.signals().tasks());
        threads.add("worker-heartbeat", parts.worker()::keepAlive, new Doorbell());
        threads.add("event-days", () -> prepareDays(database), new Doorbell());
        threads.add("work-folders", parts.workFolders(), parts.workFolders().bell());
        return threads;
    }

    /** Events lie in partitions by day, which are made some days ahead. */
    private static Duration prepareDays(Database database) {
        database.prepareDays();
        return Duration.ofHours(12);
    }

    private void add(String name, Cycle cycle, Doorbell bell) {
        runners.add(CycleRunner.start(name, cycle, bell));
    }

    /** Lets running tasks save their state, hands in their reports, and hands the jobs over. */
    @Override
    public void close() {
        try {
            parts.worker().stopTaking();
            if (!parts.worker().awaitIdle(patience)) {
                LOG.warn(
                        "some tasks did not stop within {} s and are given up",
                        patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runners.reversed().forEach(CycleRunner::close);
        parts.taskThreads().shutdownNow();
        try {
            parts.worker().leave();
            parts.orchestrator().handOver();
        } catch (RuntimeException e) {
            LOG.warn("the goodbye was not heard, others will notice: {}", e.getMessage());
        }
    }
}
