package org.dagmaster.adapter.postgres;

import java.util.Optional;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.workflow.QueueName;

/**
 * What processes tell each other on the channel {@value #CHANNEL}: who says it, a blank, and {@code
 * jobs}, or {@code tasks} and the name of a queue.
 *
 * @param topic {@code jobs}, or {@code tasks} and the name of a queue
 */
record Notice(String topic) {

    static final String CHANNEL = "dagmaster";
    static final Notice JOBS = new Notice("jobs");
    private static final String TASKS = "tasks ";

    static Notice tasks(QueueName queue) {
        return new Notice(TASKS + queue.value());
    }

    String by(String sender) {
        return sender + " " + topic;
    }

    /** Empty if it is of {@code self}, or of a version that says what this one does not know. */
    static Optional<Notice> heard(String payload, String self) {
        int blank = payload.indexOf(' ');
        if (blank < 0 || payload.substring(0, blank).equals(self)) {
            return Optional.empty();
        }
        Notice notice = new Notice(payload.substring(blank + 1));
        boolean known = notice.equals(JOBS) || notice.topic.startsWith(TASKS);
        return known ? Optional.of(notice) : Optional.empty();
    }

    void tell(Peers.Ears ears) {
        if (equals(JOBS)) {
            ears.jobsWait();
        } else {
            ears.tasksWait(new QueueName(topic.substring(TASKS.length())));
        }
    }
}
