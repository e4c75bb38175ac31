package org.dagmaster.domain.job;

import java.time.Instant;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands: one type a state, each holding exactly what that state has. Moves go along
 * {@link NodeStatus}'s table, which {@link Job} asks at every change.
 */
public sealed interface NodeState {

    NodeStatus status();

    /** The attempt that runs or ran last; 0 before the first. */
    int attempt();

    /** Waits for what it depends on. */
    record Pending() implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.PENDING;
        }

        @Override
        public int attempt() {
            return 0;
        }
    }

    /**
     * May run.
     *
     * @param attempt the attempts there have been
     * @param notBefore a retry waits until then; null for at once
     */
    record Ready(int attempt, @Nullable Instant notBefore) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.READY;
        }

        public boolean isDue(Instant now) {
            return notBefore == null || !now.isBefore(notBefore);
        }
    }

    /** Its task is on a queue, or a worker took it and has not said so. */
    record Dispatched(int attempt, Instant since) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.DISPATCHED;
        }
    }

    /** A worker runs it. */
    record Running(int attempt, WorkerId worker, Instant since) implements NodeState {
        @Override
        public NodeStatus status() {
            return NodeStatus.RUNNING;
        }
    }

    /** Ended well; the output is JSON-shaped. */
    record Completed(int attempt, Map<String, @Nullable Object> output) implements NodeState {
        public Completed(int attempt, Map<String, @Nullable Object> output) {
            this.attempt = attempt;
            this.output = Values.copyOfMap(output);
        }

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
