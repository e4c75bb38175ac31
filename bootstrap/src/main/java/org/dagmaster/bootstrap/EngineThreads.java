package org.dagmaster.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.application.engine.Cycle;
import org.dagmaster.application.engine.CycleRunner;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.bootstrap.profile.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an orchestrator, a worker or both, started and stopped in order. */
final class EngineThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    private final Profile profile;
    private final Set<Role> roles;
    private final Duration patience;
    private final List<CycleRunner> runners = new ArrayList<>();

    private EngineThreads(Profile profile, Set<Role> roles, Duration patience) {
        this.profile = profile;
        this.roles = roles;
        this.patience = patience;
    }

    /**
     * @param patience how long running tasks may take to save their state at the end
     */
    static EngineThreads start(
            Profile profile, Set<Role> roles, Database database, Duration patience) {
        EngineThreads threads = new EngineThreads(profile, roles, patience);
        if (threads.has(Role.ORCHESTRATOR)) {
            threads.orchestrate(database);
        }
        if (threads.has(Role.WORKER)) {
            threads.work();
        }
        if (threads.has(Role.ORCHESTRATOR) || threads.has(Role.WORKER)) {
            profile.peers().listen(threads.ears());
        }
        return threads;
    }

    private boolean has(Role role) {
        return roles.contains(role);
    }

    /** The first heartbeat comes before the first claim: who is not alive owns nothing. */
    private void orchestrate(Database database) {
        profile.housekeeping().run();
        add("orchestrator", profile.orchestrator(), profile.signals().orchestrator());
        add("housekeeping", profile.housekeeping(), new Doorbell());
        add("event-days", () -> prepareDays(database), new Doorbell());
        add("retention", profile.retention(), new Doorbell());
    }

    private void work() {
        profile.worker().keepAlive();
        add("worker", profile.worker(), profile.signals().tasks());
        add("worker-heartbeat", profile.worker()::keepAlive, new Doorbell());
        add("work-folders", profile.workFolders(), profile.workFolders().bell());
    }

    private WokenByPeers ears() {
        return new WokenByPeers(
                has(Role.ORCHESTRATOR) ? profile.signals().orchestrator() : new Doorbell(),
                has(Role.WORKER) ? profile.signals().tasks() : new Doorbell(),
                has(Role.WORKER) ? profile.workerSettings().slots().keySet() : Set.of());
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
        if (has(Role.WORKER)) {
            stopTasks();
        }
        runners.reversed().forEach(CycleRunner::close);
        try {
            sayGoodbye();
        } catch (RuntimeException e) {
            LOG.warn("the goodbye was not heard, others will notice: {}", e.getMessage());
        }
        profile.peers().close();
    }

    private void stopTasks() {
        try {
            profile.worker().stopTaking();
            if (!profile.worker().awaitIdle(patience)) {
                LOG.warn(
                        "some tasks did not stop within {} s and are given up",
                        patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayGoodbye() {
        if (has(Role.WORKER)) {
            profile.taskThreads().shutdownNow();
            profile.worker().leave();
        }
        if (has(Role.ORCHESTRATOR)) {
            profile.orchestrator().handOver();
        }
    }
}
