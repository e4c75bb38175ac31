package org.dagmaster.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore.Submission;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/** Jobs, tasks and reports to test with. Times are whole milliseconds: every store keeps those. */
public final class Examples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final WorkflowRef WORKFLOW = new WorkflowRef(new WorkflowId("example"), 2);
    public static final QueueName LIGHT = new QueueName("light");
    public static final QueueName HEAVY = new QueueName("heavy");
    public static final WorkerId WORKER = new WorkerId("worker-1");
    public static final WorkerId OTHER_WORKER = new WorkerId("worker-2");
    public static final Failure BLOB_NOT_FOUND =
            Failure.permanent(new ErrorCode("BLOB_NOT_FOUND"), "There is no blob 'bronze/a.tif'.");

    private static final AtomicLong IDS = new AtomicLong();

    private Examples() {}

    /** Later in order than all before it: of the form of a UUID of version 7. */
    public static JobId newJobId() {
        long number = IDS.incrementAndGet();
        return new JobId(new UUID(0x019C_0000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L));
    }

    public static Job submittedJob() {
        return Job.submitted(newJobId(), WORKFLOW, Map.of("blob_name", "a.tif"), NOON);
    }

    public static Submission submissionOf(Job job) {
        return new Submission(job, null, "hash", null, "alice");
    }

    public static Submission submissionOf(Job job, String idempotencyKey, String requestHash) {
        return new Submission(job, idempotencyKey, requestHash, "order-7", "alice");
    }

    /** The job, running, with that node in that state and its last event one higher. */
    public static Job runningWith(Job job, String node, NodeState state) {
        Map<NodeId, NodeState> nodes = new LinkedHashMap<>(job.nodes());
        nodes.put(new NodeId(node), state);
        return new Job(
                job.id(),
                job.workflow(),
                JobStatus.RUNNING,
                job.inputs(),
                nodes,
                job.lastEvent() + 1,
                job.createdAt(),
                NOON.plusSeconds(1),
                null,
                null,
                null);
    }

    /** The job, completed with that result. */
    public static Job completedWith(Job job, Map<String, @Nullable Object> result) {
        return new Job(
                job.id(),
                job.workflow(),
                JobStatus.COMPLETED,
                job.inputs(),
                job.nodes(),
                job.lastEvent() + 1,
                job.createdAt(),
                NOON.plusSeconds(1),
                NOON.plusSeconds(9),
                Output.of(result),
                null);
    }

    /** The job, failed. */
    public static Job failedWith(Job job, Failure failure) {
        return new Job(
                job.id(),
                job.workflow(),
                JobStatus.FAILED,
                job.inputs(),
                job.nodes(),
                job.lastEvent() + 1,
                job.createdAt(),
                NOON.plusSeconds(1),
                NOON.plusSeconds(9),
                null,
                failure);
    }

    /** The job, completed then. */
    public static Job endedAt(Job job, Instant time) {
        return endedAs(job, JobStatus.COMPLETED, time);
    }

    /** The job, over since then. */
    public static Job endedAs(Job job, JobStatus status, Instant time) {
        return new Job(
                job.id(),
                job.workflow(),
                status,
                job.inputs(),
                job.nodes(),
                job.lastEvent() + 1,
                job.createdAt(),
                NOON.plusSeconds(1),
                time,
                status == JobStatus.COMPLETED ? Output.of(Map.of()) : null,
                status == JobStatus.FAILED ? BLOB_NOT_FOUND : null);
    }

    public static JobChange changeOf(Job job, String... nodes) {
        return new JobChange(
                job, Set.copyOf(List.of(nodes).stream().map(NodeId::new).toList()), true);
    }

    public static TaskId task(JobId job, String node) {
        return new TaskId(job, new NodeId(node), 1);
    }

    public static TaskMessage message(TaskId task, QueueName queue) {
        return new TaskMessage(
                task,
                queue,
                new HandlerName("echo"),
                Map.of("path", "a.tif"),
                Duration.ofMinutes(5));
    }

    public static TaskReport.Started started(TaskId task, WorkerId worker) {
        return new TaskReport.Started(task, worker, NOON.plusMillis(1500));
    }

    public static TaskReport.Succeeded succeeded(TaskId task, WorkerId worker) {
        return new TaskReport.Succeeded(
                task,
                worker,
                NOON.plusMillis(1500),
                NOON.plusMillis(2750),
                Output.of(Map.of("size", 3)));
    }

    public static TaskReport.Failed failed(TaskId task, @Nullable WorkerId worker) {
        return new TaskReport.Failed(
                task,
                worker,
                worker == null ? null : NOON.plusMillis(1500),
                NOON.plusMillis(2750),
                BLOB_NOT_FOUND);
    }

    public static JobEvent event(JobId job, long seq) {
        return new JobEvent(
                job, seq, NOON.plusSeconds(seq), EventType.JOB_CREATED, null, Map.of("n", seq > 1));
    }
}
