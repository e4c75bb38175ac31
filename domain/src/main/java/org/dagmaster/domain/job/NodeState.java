package org.dagmaster.domain.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands: one type a state, each holding exactly what that state has. Moves go along
 * {@link NodeStatus}'s table, which {@link Job} asks at every change.
 */
public sealed interface NodeState {

    NodeStatus status();

    /** The attempt that runs or ran last; 0 before the first. */
    int attempt();

    /**
     * Waits for what it depends on.
     *
     * @param attempt the attempts there were before an operator put the node back
     */
    record Pending(int attempt) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.PENDING;
        }
    }

    /**
     * May run.
     *
     * @param attempt the attempts there have been
     * @param spared how many of them used up no retry: the worker had to stop or was lost with
     *     others beside it, or an operator tried again
     * @param notBefore a retry waits until then; null for at once
     */
    record Ready(int attempt, int spared, @Nullable Instant notBefore) implements NodeState {

        /** After so many attempts, none of which counts: with all its retries, and at once. */
        public static Ready afresh(int attempts) {
            return new Ready(attempts, attempts, null);
        }

        @Override
        public NodeStatus status() {
            return NodeStatus.READY;
        }

        public boolean isDue(Instant now) {
            return notBefore == null || !now.isBefore(notBefore);
        }
    }

    /** Its task is on a queue, or a worker took it and has not said so. */
    record Dispatched(int attempt, int spared, Instant since) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.DISPATCHED;
        }
    }

    /** A worker runs it. */
    record Running(int attempt, int spared, WorkerId worker, Instant since) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.RUNNING;
        }
    }

    /**
     * A fan_out whose children are being created, or work.
     *
     * @param attempt how often it was fanned out
     * @param cause why the first child that failed for good did so; null if none has
     */
    record FanningOut(int attempt, Instant since, FanOutCounts counts, @Nullable Failure cause)
            implements NodeState {

        @Override
        public NodeStatus status() {
            return counts.isExpanded() ? NodeStatus.RUNNING : NodeStatus.DISPATCHED;
        }

        /** Before its first child. */
        public static FanningOut begin(int attempt, Instant since, int total) {
            return new FanningOut(attempt, since, FanOutCounts.of(total), null);
        }

        /** After the child of that index has moved from one state to another. */
        public FanningOut move(int index, NodeState from, NodeState to) {
            FanOutCounts moved = counts.move(from.status(), to.status());
            return new FanningOut(attempt, since, moved, cause(moved, index, to));
        }

        /** After the next child has come into being in that state. */
        public FanningOut add(NodeState born) {
            FanOutCounts more = counts.create(1).move(NodeStatus.PENDING, born.status());
            return new FanningOut(attempt, since, more, cause(more, counts.created(), born));
        }

        private @Nullable Failure cause(FanOutCounts after, int index, NodeState to) {
            if (after.failed() == 0) {
                return null;
            }
            if (cause != null || !(to instanceof Failed(_, Failure failure))) {
                return cause;
            }
            String message = "child " + index + ": " + failure.message();
            return new Failure(failure.code(), message, failure.retryable());
        }
    }

    /** Ended well. */
    record Completed(int attempt, Output output) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.COMPLETED;
        }
    }

    /** Failed for good. */
    record Failed(int attempt, Failure failure) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.FAILED;
        }
    }

    /** Never to run: no way through the workflow leads to it. */
    record Skipped(int attempt) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.SKIPPED;
        }
    }

    /** Given up because the job ended without it. */
    record Cancelled(int attempt) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.CANCELLED;
        }
    }
}
