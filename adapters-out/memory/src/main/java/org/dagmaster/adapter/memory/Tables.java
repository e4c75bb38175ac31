package org.dagmaster.adapter.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.JobStore.Submission;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/** All rows there are. */
final class Tables {

    private static final Comparator<TaskId> BY_TASK =
            Comparator.comparing(TaskId::job)
                    .thenComparing(TaskId::node)
                    .thenComparingInt(TaskId::attempt);

    /** A job with what is kept beside it. */
    record JobRow(Job job, @Nullable OwnerId owner, Epoch epoch, Submission submission) {

        JobRow with(Job changed) {
            return new JobRow(
                    changed, changed.status().isTerminal() ? null : owner, epoch, submission);
        }

        JobRow ownedBy(@Nullable OwnerId newOwner, Epoch newEpoch) {
            return new JobRow(job, newOwner, newEpoch, submission);
        }
    }

    /** The sequence number of an event within its job. */
    record EventKey(JobId job, long seq) {}

    /** A node of a job. */
    record NodeKey(JobId job, NodeId node) {}

    /** A child of a fan_out of a job. */
    record ChildKey(JobId job, ChildId child) {}

    /** A checkpoint with the attempt that saved it. */
    record CheckpointRow(int attempt, Checkpoint checkpoint) {}

    /** A worker's heartbeat, with the queues it takes from. */
    record WorkerRow(Map<QueueName, Integer> slots, Instant leaseUntil) {}

    final Clock clock;
    final Table<WorkflowRef, String> workflows;
    final Table<JobId, JobRow> jobs;
    final Table<ChildKey, NodeState> children;
    final Table<EventKey, JobEvent> events;
    final Table<Long, TaskMessage> queue;
    final Table<Long, TaskMessage> held;
    final Table<TaskId, Long> places;
    final Table<TaskId, Lease> leases;

    /** The messages that leases are on. */
    final Table<TaskId, TaskMessage> inHands;

    final Table<Long, TaskReport> inbox;
    final Table<TaskId, Attempt> attempts;
    final Table<NodeKey, CheckpointRow> checkpoints;

    /** Deleted jobs whose outputs are not forgotten yet; the row is the key. */
    final Table<JobId, JobId> deletedJobs;

    final Table<String, Instant> orchestrators;
    final Table<String, WorkerRow> workers;

    Tables(Clock clock, UndoLog undo) {
        this.clock = clock;
        workflows =
                new Table<>(
                        Comparator.comparing((WorkflowRef ref) -> ref.id().value())
                                .thenComparingInt(WorkflowRef::version),
                        undo);
        jobs = new Table<>(Comparator.naturalOrder(), undo);
        children =
                new Table<>(
                        Comparator.comparing(ChildKey::job).thenComparing(ChildKey::child), undo);
        events =
                new Table<>(
                        Comparator.comparing(EventKey::job).thenComparingLong(EventKey::seq), undo);
        queue = new Table<>(Comparator.naturalOrder(), undo);
        held = new Table<>(Comparator.naturalOrder(), undo);
        places = new Table<>(BY_TASK, undo);
        leases = new Table<>(BY_TASK, undo);
        inHands = new Table<>(BY_TASK, undo);
        inbox = new Table<>(Comparator.naturalOrder(), undo);
        attempts = new Table<>(BY_TASK, undo);
        checkpoints =
                new Table<>(Comparator.comparing(NodeKey::job).thenComparing(NodeKey::node), undo);
        deletedJobs = new Table<>(Comparator.naturalOrder(), undo);
        orchestrators = new Table<>(Comparator.naturalOrder(), undo);
        workers = new Table<>(Comparator.naturalOrder(), undo);
    }

    void endLease(TaskId task) {
        leases.remove(task);
        inHands.remove(task);
    }

    /** The tasks in the hands of workers that are alive. */
    List<TaskMessage> running() {
        return leases.rows((_, lease) -> isAlive(lease.worker())).stream()
                .map(lease -> inHands.get(lease.task()).orElseThrow())
                .toList();
    }

    boolean isAlive(WorkerId worker) {
        return workers.get(worker.value()).map(row -> isFresh(row.leaseUntil())).orElse(false);
    }

    /** Whether a lease that ends then has not run out. */
    boolean isFresh(Instant leaseUntil) {
        return !leaseUntil.isBefore(clock.now());
    }
}
