package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What is kept of one job beside its nodes, while it moves along the table. */
final class JobHeader {

    private final Job before;
    private final Instant now;
    private JobStatus status;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Output result;
    private @Nullable Failure failure;

    JobHeader(Job job, Instant now) {
        this.before = job;
        this.now = now;
        this.status = job.status();
        this.startedAt = job.startedAt();
        this.endedAt = job.endedAt();
        this.result = job.result();
        this.failure = job.failure();
    }

    JobStatus status() {
        return status;
    }

    void start() {
        status = status.to(JobStatus.RUNNING);
        startedAt = now;
    }

    void pause() {
        status = status.to(JobStatus.PAUSED);
    }

    void resume() {
        status = status.to(JobStatus.RUNNING);
    }

    void complete(Output outcome) {
        end(JobStatus.COMPLETED);
        result = outcome;
    }

    void fail(Failure cause) {
        end(JobStatus.FAILED);
        failure = cause;
    }

    void cancel() {
        end(JobStatus.CANCELLED);
    }

    /** Goes on by an operator's hand, though it had ended. */
    void takeUp() {
        status = status.takeUp();
        startedAt = startedAt == null ? now : startedAt;
        endedAt = null;
        result = null;
        failure = null;
    }

    private void end(JobStatus last) {
        status = status.to(last);
        endedAt = now;
    }

    Job job(Map<NodeId, NodeState> nodes, long lastEvent) {
        return new Job(
                before.id(),
                before.workflow(),
                status,
                before.inputs(),
                nodes,
                lastEvent,
                before.createdAt(),
                startedAt,
                endedAt,
                result,
                failure);
    }
}
