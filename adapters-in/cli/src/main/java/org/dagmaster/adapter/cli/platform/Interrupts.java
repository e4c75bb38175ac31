package org.dagmaster.adapter.cli.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, as something that can be waited for and answered. The process's own are raised by a
 * shutdown hook: the JVM ends when {@link #raise} returns, so what must be put in order is put in
 * order there.
 */
public final class Interrupts {

    private final CountDownLatch raised = new CountDownLatch(1);
    private final Deque<Runnable> answers = new ArrayDeque<>();

    /** Those of this process. */
    public static Interrupts ofProcess() {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::raise, "cli-interrupt"));
        return interrupts;
    }

    /** Something that is no longer to be called when it is closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Has {@code answer} called on an interrupt, before those that were registered earlier. It is
     * not called if the interrupt has come already: ask {@link #isRaised} afterwards.
     */
    public Registration onInterrupt(Runnable answer) {
        synchronized (answers) {
            answers.push(answer);
        }
        return () -> {
            synchronized (answers) {
                answers.remove(answer);
            }
        };
    }

    /** Interrupts the command; returns when every answer has run. */
    public void raise() {
        for (Runnable answer : take()) {
            answer.run();
        }
    }

    /**
     * The answers are taken before anyone learns of the interrupt: whoever is woken by it and ends
     * its registration must not take an answer away that puts things in order.
     */
    private List<Runnable> take() {
        synchronized (answers) {
            List<Runnable> taken = List.copyOf(answers);
            answers.clear();
            raised.countDown();
            return taken;
        }
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits for an interrupt, at most {@code patience}; returns whether there is one. */
    public boolean await(Duration patience) {
        try {
            return raised.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
