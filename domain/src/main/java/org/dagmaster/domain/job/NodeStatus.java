package org.dagmaster.domain.job;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a node, and the table they move along. */
public enum NodeStatus {
    /** Waits for what it depends on. */
    PENDING,
    /** May run; a retry waits here until its time. */
    READY,
    /** Its task is on a queue. */
    DISPATCHED,
    /** A worker has said that it runs it. */
    RUNNING,
    COMPLETED,
    FAILED,
    SKIPPED,
    CANCELLED;

    private static final Map<NodeStatus, Set<NodeStatus>> TABLE =
            Map.ofEntries(
                    entry(PENDING, EnumSet.of(READY, SKIPPED, CANCELLED)),
                    // COMPLETED directly: start, conditional and end need no worker.
                    entry(READY, EnumSet.of(DISPATCHED, COMPLETED, FAILED, SKIPPED, CANCELLED)),
                    // COMPLETED directly: the result may come without a report of the start.
                    entry(DISPATCHED, EnumSet.of(RUNNING, COMPLETED, FAILED, CANCELLED)),
                    entry(RUNNING, EnumSet.of(COMPLETED, FAILED, CANCELLED)),
                    entry(FAILED, EnumSet.of(READY)),
                    entry(COMPLETED, EnumSet.noneOf(NodeStatus.class)),
                    entry(SKIPPED, EnumSet.noneOf(NodeStatus.class)),
                    entry(CANCELLED, EnumSet.noneOf(NodeStatus.class)));

    /** What an operator's hand may do beside: put a node back as if it had never run. */
    private static final Set<NodeStatus> PUT_BACK = EnumSet.complementOf(EnumSet.of(PENDING));

    /** The states that may follow this one. */
    public Set<NodeStatus> successors() {
        return Set.copyOf(TABLE.getOrDefault(this, Set.of()));
    }

    /** Whether the node has ended; FAILED counts, though a retry may still follow. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == SKIPPED || this == CANCELLED;
    }

    /** Whether an attempt of it is with a queue or a worker. */
    public boolean isInFlight() {
        return this == DISPATCHED || this == RUNNING;
    }

    /** Whether an operator may put a node in this state back to PENDING. */
    public boolean canBePutBack() {
        return PUT_BACK.contains(this);
    }

    /**
     * @throws IllegalTransition if an operator may not do so
     */
    public NodeStatus putBack() {
        if (!canBePutBack()) {
            throw new IllegalTransition("node", name(), PENDING.name());
        }
        return PENDING;
    }

    /**
     * @throws IllegalTransition if the table has no such move
     */
    public NodeStatus to(NodeStatus next) {
        if (!TABLE.getOrDefault(this, Set.of()).contains(next)) {
            throw new IllegalTransition("node", name(), next.name());
        }
        return next;
    }
}
