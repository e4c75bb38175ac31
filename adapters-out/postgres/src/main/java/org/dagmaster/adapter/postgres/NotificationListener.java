package org.dagmaster.adapter.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dagmaster.application.port.out.Peers;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other processes tell, over a connection of its own that waits and asks nothing. When
 * it was lost it is made again, and the process is told that it may have missed something.
 */
final class NotificationListener implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** For as long as nothing is said: what ends the wait is the close of the connection. */
    private static final int FOREVER = 0;

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    private final DatabaseSettings settings;
    private final String self;
    private final Peers.Ears ears;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;

    private NotificationListener(DatabaseSettings settings, String self, Peers.Ears ears) {
        this.settings = settings;
        this.self = self;
        this.ears = ears;
        this.thread = Thread.ofPlatform().name("peers-hear").daemon().unstarted(this::loop);
    }

    static NotificationListener start(DatabaseSettings settings, String self, Peers.Ears ears) {
        NotificationListener listener = new NotificationListener(settings, self, ears);
        listener.thread.start();
        return listener;
    }

    private void loop() {
        try {
            do {
                try {
                    listen();
                } catch (SQLException e) {
                    // Until then the process looks by itself once a second.
                    LOG.debug("not woken by others until the database is back", e);
                }
            } while (!closed.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted", e);
        }
    }

    private void listen() throws SQLException {
        try (Connection open = open();
                Statement statement = open.createStatement()) {
            statement.execute("LISTEN " + Notice.CHANNEL);
            ears.deafUntilNow();
            PGConnection notifications = open.unwrap(PGConnection.class);
            while (closed.getCount() > 0) {
                PGNotification[] heard = notifications.getNotifications(FOREVER);
                for (PGNotification each : heard) {
                    Notice.heard(each.getParameter(), self).ifPresent(notice -> notice.tell(ears));
                }
            }
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "dagmaster listens");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        Connection opened = DriverManager.getConnection(settings.jdbcUrl(), properties);
        synchronized (this) {
            connection = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        closed.countDown();
        abort();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void abort() {
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("the connection was gone already", e);
        }
    }
}
