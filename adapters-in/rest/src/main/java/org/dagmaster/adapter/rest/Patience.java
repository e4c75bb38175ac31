package org.dagmaster.adapter.rest;

import org.dagmaster.adapter.rest.ProgressStreams.Timing;
import org.dagmaster.application.port.in.ViewJobs.Watch;
import org.jspecify.annotations.Nullable;

/**
 * The waiting of one stream, which another thread can end. The thread is interrupted only while it
 * waits: an interrupt in the middle of a write would break the line instead of closing it.
 */
final class Patience {

    private final Timing timing;
    private boolean ended;
    private @Nullable Thread waiting;

    Patience(Timing timing) {
        this.timing = timing;
    }

    /**
     * Waits for the pace, then until the job may have changed or the safety net is due.
     *
     * @return false if the stream is to end
     */
    boolean awaitChange(Watch watch) {
        if (!begin()) {
            return false;
        }
        try {
            Thread.sleep(timing.pace());
            watch.awaitChange(timing.safetyNet());
            return true;
        } catch (InterruptedException _) {
            return false;
        } finally {
            finish();
        }
    }

    synchronized void end() {
        ended = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private synchronized boolean begin() {
        waiting = ended ? null : Thread.currentThread();
        return !ended;
    }

    private synchronized void finish() {
        waiting = null;
        // An interrupt that came after the waiting must not reach the next write.
        Thread.interrupted();
    }
}
