package org.dagmaster.domain.evaluation;

import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.value.Values;
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

    /** A node that needs no worker (start, conditional, end) is done. */
    record Complete(NodeId node, Map<String, @Nullable Object> output) implements Decision {
        public Complete(NodeId node, Map<String, @Nullable Object> output) {
            this.node = node;
            this.output = Values.copyOfMap(output);
        }
    }

    /** A node fails before any worker sees it: a template, or a conditional without a match. */
    record Fail(NodeId node, Failure failure) implements Decision {}

    /** No way through the workflow leads to the node any more. */
    record Skip(NodeId node) implements Decision {}

    /** Every end is reached or skipped. */
    record CompleteJob(Map<String, @Nullable Object> result) implements Decision {
        public CompleteJob(Map<String, @Nullable Object> result) {
            this.result = Values.copyOfMap(result);
        }
    }

    /** An end can no longer be reached, whatever the rest does. */
    record FailJob(Failure failure) implements Decision {}
}
