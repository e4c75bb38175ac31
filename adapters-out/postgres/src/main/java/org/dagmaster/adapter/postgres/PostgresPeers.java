package org.dagmaster.adapter.postgres;

import java.util.Collection;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * Processes that wake each other by NOTIFY, outside the transactions that they tell of: a NOTIFY in
 * a transaction takes a lock at its commit that all commits with one wait for.
 */
public final class PostgresPeers implements Peers, AutoCloseable {

    private final NotificationSender sender;
    private final DatabaseSettings settings;
    private final String self;
    private @Nullable NotificationListener listener;

    PostgresPeers(DatabaseSettings settings, String self, NotificationSender sender) {
        this.settings = settings;
        this.self = self;
        this.sender = sender;
    }

    /** From now on hears what others tell; without it a process only tells. */
    public synchronized void listen(Ears ears) {
        listener = NotificationListener.start(settings, self, ears);
    }

    @Override
    public void jobsWait() {
        sender.tell(Notice.JOBS);
    }

    @Override
    public void tasksWait(Collection<QueueName> queues) {
        queues.forEach(queue -> sender.tell(Notice.tasks(queue)));
    }

    @Override
    public synchronized void close() {
        sender.close();
        if (listener != null) {
            listener.close();
        }
    }
}
