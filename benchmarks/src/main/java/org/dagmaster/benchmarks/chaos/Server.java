package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that is started again whenever it has ended, as an operator's supervisor does. */
final class Server implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final int number;
    private final String roles;
    private final Map<String, String> settings;
    private final Path log;
    private final Tally tally;
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicInteger lives = new AtomicInteger();

    /** Whether what ends it next is a fault of ours. */
    private volatile boolean isMeant;

    private volatile boolean isClosed;
    private volatile @Nullable ServerProcess process;

    Server(int number, String roles, Map<String, String> settings, Path log, Tally tally) {
        this.number = number;
        this.roles = roles;
        this.settings = settings;
        this.log = log;
        this.tally = tally;
    }

    /** Starts it for the first time, and waits until it is at work. */
    void start() throws IOException, InterruptedException {
        if (!begin()) {
            throw new ChaosFailed(
                    "server %d did not start: %s".formatted(number, Files.readString(log).strip()));
        }
        Thread.ofVirtual().name("chaos-server-" + number).start(this::supervise);
    }

    private boolean begin() throws IOException {
        ServerProcess next;
        synchronized (this) {
            if (isClosed) {
                return false;
            }
            isMeant = false;
            next = ServerProcess.start(roles, settings, log);
            process = next;
        }
        boolean isReady = next.awaitReady();
        if (isReady) {
            lives.incrementAndGet();
        }
        return isReady;
    }

    private void supervise() {
        boolean isReady = true;
        try {
            while (!isClosed) {
                int exitCode = current().awaitEnd();
                // A poison task may be taken, and end it, before it says that it is at work.
                boolean isPoisoned = exitCode == HaltHandler.EXIT_CODE;
                if ((isReady || isPoisoned) && !isMeant && !isClosed) {
                    tally.endedByItself(number, exitCode);
                }
                Thread.sleep(PAUSE);
                isReady = begin();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tally.violated("server %d could not be started again: %s".formatted(number, e));
        }
    }

    private ServerProcess current() {
        ServerProcess now = process;
        if (now == null) {
            throw new IllegalStateException("server " + number + " was never started");
        }
        return now;
    }

    int number() {
        return number;
    }

    int lives() {
        return lives.get();
    }

    /** Where it answers; null if it does not. */
    @Nullable URI address() {
        return isBusy.get() ? null : current().address();
    }

    /** Takes it for a fault, if it is at work and no other fault has it. */
    boolean seize() {
        return current().isAlive() && isBusy.compareAndSet(false, true);
    }

    void letGo() {
        isBusy.set(false);
    }

    void kill() {
        isMeant = true;
        current().kill();
    }

    void terminate() {
        isMeant = true;
        current().terminate();
    }

    void freeze(Duration time) throws IOException, InterruptedException {
        ServerProcess frozen = current();
        frozen.freeze();
        Thread.sleep(time);
        frozen.thaw();
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        if (process != null) {
            current().kill();
        }
    }
}
