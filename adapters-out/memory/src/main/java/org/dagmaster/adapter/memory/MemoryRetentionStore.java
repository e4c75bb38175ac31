package org.dagmaster.adapter.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dagmaster.adapter.memory.Tables.ChildKey;
import org.dagmaster.adapter.memory.Tables.EventKey;
import org.dagmaster.adapter.memory.Tables.JobRow;
import org.dagmaster.adapter.memory.Tables.NodeKey;
import org.dagmaster.application.port.out.RetentionStore;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;

/** Transactions run one after the other: nothing is ever in another's hand. */
record MemoryRetentionStore(Tables tables) implements RetentionStore {

    @Override
    public long countEnded(Instant before) {
        return ended(before).size();
    }

    @Override
    public List<JobId> deleteEnded(Instant before, int limit) {
        List<JobId> old = ended(before).stream().limit(limit).toList();
        old.forEach(this::delete);
        return old;
    }

    private List<JobId> ended(Instant before) {
        return tables.jobs.rows((_, row) -> endedBefore(row.job(), before)).stream()
                .map(JobRow::job)
                .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.endedAt())))
                .map(Job::id)
                .toList();
    }

    private static boolean endedBefore(Job job, Instant time) {
        Instant endedAt = job.endedAt();
        return endedAt != null && endedAt.isBefore(time);
    }

    private void delete(JobId job) {
        tables.jobs.remove(job);
        remove(tables.children, ChildKey::job, job);
        remove(tables.events, EventKey::job, job);
        remove(tables.attempts, TaskId::job, job);
        remove(tables.checkpoints, NodeKey::job, job);
        remove(tables.places, TaskId::job, job);
        remove(tables.leases, TaskId::job, job);
        remove(tables.inHands, TaskId::job, job);
        removeMessages(tables.queue, job);
        removeMessages(tables.held, job);
        tables.inbox.keys((_, report) -> isOf(report, job)).forEach(tables.inbox::remove);
        tables.deletedJobs.put(job, job);
    }

    private static <K> void remove(Table<K, ?> table, Function<K, JobId> owner, JobId job) {
        table.keys((key, _) -> owner.apply(key).equals(job)).forEach(table::remove);
    }

    private static void removeMessages(Table<Long, TaskMessage> table, JobId job) {
        table.keys((_, message) -> message.id().job().equals(job)).forEach(table::remove);
    }

    private static boolean isOf(TaskReport report, JobId job) {
        return report.task().job().equals(job);
    }

    @Override
    public List<JobId> outputsLeft(int limit) {
        return tables.deletedJobs.keys((_, _) -> true).stream().limit(limit).toList();
    }

    @Override
    public void outputsForgotten(Collection<JobId> jobs) {
        jobs.forEach(tables.deletedJobs::remove);
    }

    /** Events in memory lie in no days, and went with their jobs. */
    @Override
    public boolean dropDay(Instant before) {
        return false;
    }
}
