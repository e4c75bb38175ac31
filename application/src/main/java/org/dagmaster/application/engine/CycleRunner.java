package org.dagmaster.application.engine;

import java.time.Duration;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Cycle} on a thread of its own until it is stopped. A cycle that fails is tried
 * again after a moment: the engine outlives its database's restarts.
 */
public final class CycleRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CycleRunner.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Cycle cycle;
    private final Doorbell bell;
    private final Thread thread;
    private volatile boolean stopping;

    private CycleRunner(String name, Cycle cycle, Doorbell bell) {
        this.name = name;
        this.cycle = cycle;
        this.bell = bell;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    }

    public static CycleRunner start(String name, Cycle cycle, Doorbell bell) {
        CycleRunner runner = new CycleRunner(name, cycle, bell);
        runner.thread.start();
        return runner;
    }

    /** Lets the cycle that is under way end, and starts no other. */
    @Override
    public void close() {
        stopping = true;
        bell.ring();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!stopping) {
                Duration rest = runOnce();
                if (!rest.isZero()) {
                    bell.await(rest);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", name, e);
        }
    }

    private Duration runOnce() {
        try {
            return cycle.run();
        } catch (StorageUnavailable e) {
            LOG.warn("{} waits for the database: {}", name, e.getMessage());
        } catch (RuntimeException | Error e) {
            // A thread that ended while the heartbeat goes on would keep its jobs from others.
            LOG.error("{} failed and goes on", name, e);
        }
        return AFTER_FAILURE;
    }
}
