package org.dagmaster.application.port.in;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.workflow.ChildId;
import org.jspecify.annotations.Nullable;

/** Shows jobs: as they stand, as they went, and while they go. */
public interface ViewJobs {

    /**
     * @param next hand it to {@link #list} for the page after; null on the last page
     */
    record Page(List<Job> jobs, @Nullable JobId next) {}

    /**
     * A node of a job, in the order of the workflow's file.
     *
     * @param type start, task, conditional, fan_out, fan_in, end
     * @param handler null where the type has none; so are queue and maxAttempts
     * @param attempt the attempt that runs or ran last; 0 before the first
     * @param maxAttempts how many executions there may be in all
     * @param startedAt of the attempt that runs or ran last
     * @param endedAt of the attempt that ran last, if it is over
     * @param retryAt when the next attempt starts, while one is waited for
     * @param progress what a running handler reported last
     * @param output may be kept apart; {@link #node} gives it whole
     * @param children how the children of a fan_out stand while there are live ones
     */
    record NodeView(
            String nodeId,
            String type,
            NodeStatus status,
            @Nullable String handler,
            @Nullable String queue,
            int attempt,
            @Nullable Integer maxAttempts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant retryAt,
            @Nullable String worker,
            @Nullable Progress progress,
            @Nullable Output output,
            @Nullable FanOutCounts children,
            @Nullable Failure failure) {

        public NodeView withOutput(Output whole) {
            return new NodeView(
                    nodeId,
                    type,
                    status,
                    handler,
                    queue,
                    attempt,
                    maxAttempts,
                    startedAt,
                    endedAt,
                    retryAt,
                    worker,
                    progress,
                    whole,
                    children,
                    failure);
        }
    }

    /** A child of a fan_out. */
    record ChildView(ChildId id, NodeState state) {}

    /**
     * How far a job is.
     *
     * @param counts nodes by status
     * @param fraction within 0 and 1: ended nodes, and the progress of running ones, of all nodes
     * @param lastEvent the sequence number of the newest event
     */
    record JobProgress(
            JobId jobId,
            JobStatus status,
            Map<NodeStatus, Integer> counts,
            double fraction,
            long lastEvent,
            List<NodeView> nodes) {}

    /** Newest first, without nodes. */
    Page list(@Nullable JobStatus status, @Nullable JobId after, int limit);

    /**
     * @throws Refused (NOT_FOUND) if there is no such job; so do the other methods
     */
    Job get(JobId id);

    List<NodeView> nodes(JobId id);

    /**
     * One node, or a child of a fan_out as the task that it is, with its output whole.
     *
     * @throws Refused (NOT_FOUND, NODE_NOT_FOUND) if the job has no such node
     */
    NodeView node(JobId id, String nodeId);

    /**
     * Children of a fan_out, in the order of their indexes.
     *
     * @param status null for all
     * @param from the first index that is wanted
     * @throws Refused (NOT_FOUND, NODE_NOT_FOUND) if the job has no such fan_out
     */
    List<ChildView> children(
            JobId id, String nodeId, @Nullable NodeStatus status, int from, int limit);

    /** The timeline above sequence number {@code after}, ascending. */
    List<JobEvent> events(JobId id, long after, int limit);

    /** As {@link #nodes}, without outputs, and with counts. */
    JobProgress progress(JobId id);

    /** Starts to listen for changes of a job; close it when done. */
    Watch watch(JobId id);

    /** Someone who wants to know when a job changes. */
    interface Watch extends AutoCloseable {

        /**
         * Waits until the job may have changed since the last call, at most {@code patience}.
         *
         * @return whether a change was signalled
         */
        boolean awaitChange(Duration patience) throws InterruptedException;

        @Override
        void close();
    }
}
