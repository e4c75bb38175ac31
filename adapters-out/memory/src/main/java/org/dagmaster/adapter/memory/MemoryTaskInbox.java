package org.dagmaster.adapter.memory;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.out.TaskInbox;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;

record MemoryTaskInbox(Tables tables) implements TaskInbox {

    @Override
    public Set<TaskId> finish(WorkerId worker, List<TaskReport> reports) {
        Set<TaskId> kept = new LinkedHashSet<>();
        for (TaskReport report : reports) {
            if (holds(worker, report.task())) {
                tables.endLease(report.task());
                keep(report);
                kept.add(report.task());
            }
        }
        return Set.copyOf(kept);
    }

    @Override
    public void started(WorkerId worker, List<TaskReport.Started> reports) {
        reports.stream().filter(report -> holds(worker, report.task())).forEach(this::keep);
    }

    @Override
    public void fail(List<TaskReport.Failed> reports) {
        reports.forEach(this::keep);
    }

    @Override
    public List<TaskReport> take(Collection<JobId> jobs, int limit) {
        Set<JobId> wanted = Set.copyOf(jobs);
        List<Long> first =
                tables.inbox.keys((_, report) -> wanted.contains(report.task().job())).stream()
                        .limit(limit)
                        .toList();
        return first.stream().map(place -> tables.inbox.remove(place).orElseThrow()).toList();
    }

    @Override
    public void discard(Collection<TaskId> tasks) {
        Set<TaskId> gone = Set.copyOf(tasks);
        tables.inbox
                .keys((_, report) -> gone.contains(report.task()))
                .forEach(tables.inbox::remove);
    }

    private boolean holds(WorkerId worker, TaskId task) {
        return tables.leases.get(task).filter(lease -> lease.worker().equals(worker)).isPresent();
    }

    private void keep(TaskReport report) {
        tables.inbox.put(Table.next(tables.inbox), report);
    }
}
