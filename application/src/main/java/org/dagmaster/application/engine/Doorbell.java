package org.dagmaster.application.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A wake-up between threads: a method call, where others poll. Ringing is remembered until the next
 * wait, and any number of rings before it count as one.
 */
public final class Doorbell {

    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /**
     * Waits for a ring, at most {@code patience}.
     *
     * @return whether it rang
     */
    public boolean await(Duration patience) throws InterruptedException {
        boolean rang = rings.tryAcquire(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        return rings.drainPermits() > 0 || rang;
    }
}
