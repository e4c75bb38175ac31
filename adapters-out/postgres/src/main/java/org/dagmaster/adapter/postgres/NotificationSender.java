package org.dagmaster.adapter.postgres;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notices on a thread of its own: a lone one at once, and then each at most once in {@link
 * #PACE}, however often it is told.
 */
final class NotificationSender implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(10);
    private static final Logger LOG = LoggerFactory.getLogger(NotificationSender.class);

    private final Jdbi jdbi;
    private final String self;
    private final Set<Notice> waiting = new LinkedHashSet<>();
    private final Thread thread;
    private boolean closed;

    private NotificationSender(Jdbi jdbi, String self) {
        this.jdbi = jdbi;
        this.self = self;
        this.thread = Thread.ofPlatform().name("peers-tell").daemon().unstarted(this::loop);
    }

    static NotificationSender start(Jdbi jdbi, String self) {
        NotificationSender sender = new NotificationSender(jdbi, self);
        sender.thread.start();
        return sender;
    }

    synchronized void tell(Notice notice) {
        if (waiting.add(notice) && waiting.size() == 1) {
            notifyAll();
        }
    }

    private void loop() {
        try {
            for (List<Notice> next = take(); !next.isEmpty(); next = take()) {
                send(next);
                pause();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted", e);
        }
    }

    /** Empty when it is closed. */
    private synchronized List<Notice> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Notice> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + PACE.toNanos();
        for (long left = PACE.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    private void send(List<Notice> notices) {
        try {
            jdbi.useHandle(handle ->
                    handle.createQuery(
                                    """
                                    SELECT pg_notify(:channel, payload)
                                    FROM unnest(:payloads::text[]) AS payload
                                    """)
                            .bind("channel", Notice.CHANNEL)
                            .bind("payloads", Columns.texts(notices, notice -> notice.by(self)))
                            .mapToMap()
                            .list());
        } catch (JdbiException e) {
            // Whoever is not woken looks by itself within a second.
            LOG.debug("other processes were not woken", e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
