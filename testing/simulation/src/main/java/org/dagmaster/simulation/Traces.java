package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;

/** Where the tasks of a job are: on a queue (held or not), with a worker, or reported. */
record Traces(List<TaskId> queued, List<TaskId> leased, List<TaskId> reported) {

    static Traces of(Snapshot snapshot) {
        List<TaskId> queued = new ArrayList<>(snapshot.queued());
        queued.addAll(snapshot.held());
        List<TaskId> reported =
                snapshot.reports().stream()
                        .filter(report -> !(report instanceof TaskReport.Started))
                        .map(TaskReport::task)
                        .toList();
        return new Traces(queued, snapshot.leased(), reported);
    }

    int count() {
        return queued.size() + leased.size() + reported.size();
    }

    boolean has(TaskId task) {
        return queued.contains(task) || leased.contains(task) || reported.contains(task);
    }

    Set<TaskId> all() {
        Set<TaskId> all = new HashSet<>(queued);
        all.addAll(leased);
        all.addAll(reported);
        return all;
    }

    /** The places where a task is, one word for each time it is there. */
    List<String> placesOf(TaskId task) {
        List<String> places = new ArrayList<>();
        queued.stream().filter(task::equals).forEach(_ -> places.add("queued"));
        leased.stream().filter(task::equals).forEach(_ -> places.add("leased"));
        reported.stream().filter(task::equals).forEach(_ -> places.add("reported"));
        return places;
    }
}
