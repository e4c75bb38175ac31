package org.dagmaster.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.LeaseStore;
import org.dagmaster.application.port.out.MemberStore;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.simulation.Sabotaged.Aside;
import org.dagmaster.simulation.port.ForwardingCheckpointStore;
import org.dagmaster.simulation.port.ForwardingChildStore;
import org.dagmaster.simulation.port.ForwardingLeaseStore;
import org.dagmaster.simulation.port.ForwardingTaskInbox;
import org.dagmaster.simulation.port.ForwardingTaskQueue;
import org.dagmaster.simulation.port.Ports;

/** Bugs about where tasks are, and who has them. */
final class TaskBugs {

    /** No worker takes from it. */
    private static final QueueName BACK_DOOR = new QueueName("back-door");

    private TaskBugs() {}

    static Ports leaseUnchecked(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskInbox(real.inbox()) {
                    @Override
                    public Set<TaskId> finish(WorkerId worker, List<TaskReport> reports) {
                        Set<TaskId> kept = new LinkedHashSet<>();
                        for (TaskReport report : reports) {
                            if (super.finish(worker, List.of(report)).isEmpty()) {
                                leaseAnyway(real, worker, report.task());
                                super.finish(worker, List.of(report));
                            }
                            kept.add(report.task());
                        }
                        return kept;
                    }
                });
    }

    static Ports startUnchecked(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskInbox(real.inbox()) {
                    @Override
                    public void started(WorkerId worker, List<TaskReport.Started> reports) {
                        Set<TaskId> held = real.leases().heldBy(worker);
                        for (TaskReport.Started report : reports) {
                            TaskId task = report.task();
                            if (!held.contains(task)) {
                                leaseAnyway(real, worker, task);
                            }
                            super.started(worker, List.of(report));
                            if (!held.contains(task)) {
                                real.leases().revoke(List.of(task));
                            }
                        }
                    }
                });
    }

    /** Gives a lease to a worker that has none, by a queue that no other task is on. */
    private static void leaseAnyway(Ports real, WorkerId worker, TaskId task) {
        TaskMessage message =
                new TaskMessage(
                        task, BACK_DOOR, new HandlerName("script"), Map.of(), Duration.ofHours(1));
        real.queue().put(List.of(message));
        real.queue().take(worker, Appetite.of(BACK_DOOR, 1));
    }

    static Ports taskLeftOnQueue(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskQueue(real.queue()) {
                    @Override
                    public List<TaskMessage> take(WorkerId worker, Appetite appetite) {
                        List<TaskMessage> taken = super.take(worker, appetite);
                        put(taken);
                        return taken;
                    }
                });
    }

    static Ports givenUpTaskLeft(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskQueue(real.queue()) {
                    @Override
                    public void remove(Collection<TaskId> tasks) {
                        // This is the bug.
                    }
                });
    }

    static Ports givenUpLeaseLeft(Ports real, Aside aside) {
        return real.with(
                new ForwardingLeaseStore(real.leases()) {
                    @Override
                    public void revoke(Collection<TaskId> tasks) {
                        // This is the bug.
                    }
                });
    }

    static Ports givenUpReportLeft(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskInbox(real.inbox()) {
                    @Override
                    public void discard(Collection<TaskId> tasks) {
                        // This is the bug.
                    }
                });
    }

    static Ports childrenLeft(Ports real, Aside aside) {
        return real.with(
                new ForwardingChildStore(real.children()) {
                    @Override
                    public void cancel(Collection<FanOut> fanOuts) {
                        // This is the bug.
                    }
                });
    }

    static Ports expiredLeaseLeft(Ports real, Aside aside) {
        return real.with(
                new ForwardingLeaseStore(real.leases()) {
                    @Override
                    public List<Expired> takeExpired(
                            Collection<JobId> jobs, Duration grace, int limit) {
                        return lost(real, jobs).stream().limit(limit).toList();
                    }
                });
    }

    private static List<LeaseStore.Expired> lost(Ports real, Collection<JobId> jobs) {
        Set<WorkerId> alive =
                real.members().workers().stream()
                        .filter(MemberStore.Worker::isAlive)
                        .map(MemberStore.Worker::id)
                        .collect(Collectors.toCollection(HashSet::new));
        List<LeaseStore.Expired> lost = new ArrayList<>();
        for (JobId job : jobs) {
            real.leases().of(job).stream()
                    .filter(lease -> !alive.contains(lease.worker()))
                    .forEach(lease -> lost.add(new LeaseStore.Expired(lease, true)));
        }
        return lost;
    }

    static Ports lostWorkerUnnoticed(Ports real, Aside aside) {
        return real.with(
                new ForwardingLeaseStore(real.leases()) {
                    @Override
                    public List<Expired> takeExpired(
                            Collection<JobId> jobs, Duration grace, int limit) {
                        return List.of();
                    }
                });
    }

    static Ports pauseHoldsNothing(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskQueue(real.queue()) {
                    @Override
                    public void hold(JobId job) {
                        // This is the bug.
                    }
                });
    }

    static Ports resumeReleasesNothing(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskQueue(real.queue()) {
                    @Override
                    public void release(JobId job) {
                        // This is the bug.
                    }
                });
    }

    static Ports checkpointUnfenced(Ports real, Aside aside) {
        return real.with(
                new ForwardingCheckpointStore(real.checkpoints()) {
                    @Override
                    public boolean save(WorkerId worker, TaskId task, Checkpoint checkpoint) {
                        if (super.save(worker, task, checkpoint)) {
                            return true;
                        }
                        leaseAnyway(real, worker, task);
                        boolean kept = super.save(worker, task, checkpoint);
                        real.leases().revoke(List.of(task));
                        return kept;
                    }
                });
    }
}
