package org.dagmaster.domain.evaluation;

import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What an operator may do to a job by hand. */
public sealed interface OperatorAction {

    /** The word for it, in commands, routes and events. */
    String verb();

    /** Ends the job; what completed stays. */
    record Cancel() implements OperatorAction {
        @Override
        public String verb() {
            return "cancel";
        }
    }

    /** Starts nothing more until the job is resumed; what runs goes on, and its result is kept. */
    record Pause() implements OperatorAction {
        @Override
        public String verb() {
            return "pause";
        }
    }

    /** Goes on after a pause. */
    record Resume() implements OperatorAction {
        @Override
        public String verb() {
            return "resume";
        }
    }

    /**
     * Tries again what failed, with all its retries.
     *
     * @param node a node, or a child of a fan_out; null for everything that failed
     */
    record Retry(@Nullable NodeId node) implements OperatorAction {
        @Override
        public String verb() {
            return "retry";
        }
    }

    /** Runs a node and all that follows it again, on what the nodes before it gave. */
    record Rerun(NodeId node) implements OperatorAction {
        @Override
        public String verb() {
            return "rerun";
        }
    }

    /** Goes on without the node: it is SKIPPED, as if on a branch that was not taken. */
    record Skip(NodeId node) implements OperatorAction {
        @Override
        public String verb() {
            return "skip";
        }
    }
}
