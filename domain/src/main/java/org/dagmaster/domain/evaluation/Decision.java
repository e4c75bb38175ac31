package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What is to happen to a job next. */
public sealed interface Decision {

    /** A task goes to a queue; its params are rendered. */
    record Dispatch(NodeId node, Map<String, @Nullable Object> params) implements Decision {
        public Dispatch(NodeId node, Map<String, @Nullable Object> params) {
            this.node = node;
            this.params = Values.copyOfMap(params);
        }
    }

    /** A node that needs no worker is done; so is a fan_out whose children have ended. */
    record Complete(NodeId node, Map<String, @Nullable Object> output) implements Decision {
        public Complete(NodeId node, Map<String, @Nullable Object> output) {
            this.node = node;
            this.output = Values.copyOfMap(output);
        }
    }

    /**
     * A node fails without a worker: a template, a conditional without a match, a fan_out that has
     * no list, a child that failed for good.
     */
    record Fail(NodeId node, Failure failure) implements Decision {}

    /** No way through the workflow leads to the node any more. */
    record Skip(NodeId node) implements Decision {}

    /** A fan_out has its list: it is to have that many children. */
    record FanOut(NodeId node, int total) implements Decision {}

    /**
     * The next children of a fan_out come into being.
     *
     * @param births one for each index, from the number of those that are there
     */
    record Expand(NodeId node, List<Birth> births) implements Decision {
        public Expand {
            births = List.copyOf(births);
        }
    }

    /** A child's next attempt goes to a queue. */
    record DispatchChild(ChildId child, Map<String, @Nullable Object> params) implements Decision {
        public DispatchChild(ChildId child, Map<String, @Nullable Object> params) {
            this.child = child;
            this.params = Values.copyOfMap(params);
        }
    }

    /** Every end is reached or skipped. */
    record CompleteJob(Map<String, @Nullable Object> result) implements Decision {
        public CompleteJob(Map<String, @Nullable Object> result) {
            this.result = Values.copyOfMap(result);
        }
    }

    /** An end can no longer be reached, whatever the rest does. */
    record FailJob(Failure failure) implements Decision {}

    /** How a child begins. */
    sealed interface Birth {

        /** The state in which it begins. */
        NodeState state(Instant now);

        /**
         * Its task goes to a queue.
         *
         * @param attempts those of earlier runs of the fan_out
         */
        record Dispatched(int attempts, Map<String, @Nullable Object> params) implements Birth {
            public Dispatched(int attempts, Map<String, @Nullable Object> params) {
                this.attempts = attempts;
                this.params = Values.copyOfMap(params);
            }

            @Override
            public NodeState state(Instant now) {
                return new NodeState.Dispatched(attempts + 1, attempts, now);
            }
        }

        /** Its params cannot be rendered. */
        record Failed(int attempts, Failure failure) implements Birth {
            @Override
            public NodeState state(Instant now) {
                return new NodeState.Failed(attempts, failure);
            }
        }

        /** It ended in an earlier run of the fan_out, and that is kept. */
        record Kept(NodeState kept) implements Birth {
            @Override
            public NodeState state(Instant now) {
                return kept;
            }
        }
    }
}
