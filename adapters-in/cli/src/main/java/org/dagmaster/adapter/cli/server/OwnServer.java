package org.dagmaster.adapter.cli.server;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.Servers;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.jspecify.annotations.Nullable;

/** A server in this process, which an interrupt stops in order, also while it still starts. */
public final class OwnServer implements AutoCloseable {

    private final CountDownLatch started = new CountDownLatch(1);
    private final Interrupts.Registration registration;
    private volatile @Nullable RunningServer server;

    private final Interrupts interrupts;
    private final Runnable farewell;
    private boolean farewellSaid;

    private OwnServer(Interrupts interrupts, Runnable farewell) {
        this.interrupts = interrupts;
        this.farewell = farewell;
        this.registration = interrupts.onInterrupt(this::stopOnInterrupt);
    }

    /**
     * @param farewell called on an interrupt, before the server is stopped
     */
    public static OwnServer start(
            Servers servers, ServeOptions options, Interrupts interrupts, Runnable farewell)
            throws StartFailure {
        OwnServer own = new OwnServer(interrupts, farewell);
        if (interrupts.isRaised()) {
            throw CliFailure.interrupted();
        }
        try {
            own.server = servers.start(options);
        } catch (StartFailure | RuntimeException e) {
            own.registration.close();
            throw e;
        } finally {
            own.started.countDown();
        }
        if (interrupts.isRaised()) {
            own.close();
            throw CliFailure.interrupted();
        }
        return own;
    }

    public RunningServer running() {
        RunningServer running = server;
        if (running == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return running;
    }

    /** Where it answers. */
    public URI address() {
        return running().address().orElseThrow();
    }

    /** The process ends when this returns, so it waits for a start that is under way. */
    private void stopOnInterrupt() {
        sayFarewell();
        try {
            started.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    /** Said once, by the interrupt or by the command that it woke, whichever comes first. */
    private synchronized void sayFarewell() {
        if (!farewellSaid) {
            farewellSaid = true;
            farewell.run();
        }
    }

    private synchronized void stop() {
        RunningServer running = server;
        if (running != null) {
            running.close();
        }
    }

    /** Stops it; waits if an interrupt is stopping it already. */
    @Override
    public void close() {
        registration.close();
        if (interrupts.isRaised()) {
            sayFarewell();
        }
        stop();
    }
}
