package org.dagmaster.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dagmaster.domain.job.TaskReport;

/** The reports that a process handed in last, to be handed in again. */
final class Letters {

    private static final int KEPT = 10;

    private final Deque<TaskReport> sent = new ArrayDeque<>();

    void remember(List<? extends TaskReport> reports) {
        sent.addAll(reports);
        while (sent.size() > KEPT) {
            sent.removeFirst();
        }
    }

    List<TaskReport> all() {
        return new ArrayList<>(sent);
    }
}
