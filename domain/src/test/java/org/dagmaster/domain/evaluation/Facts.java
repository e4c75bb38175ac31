package org.dagmaster.domain.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the world outside a job.
 *
 * @param inputs of the job
 * @param branches the branch that each conditional's value takes; missing where it takes none
 * @param outcomes of tasks and children that have ended, or that cannot but fail; missing where
 *     they are not known yet
 */
record Facts(
        Map<String, ? extends @Nullable Object> inputs,
        Map<NodeId, String> branches,
        Map<NodeId, Outcome> outcomes) {

    @Nullable Outcome child(NodeId fanOut, int index) {
        return outcomes.get(new ChildId(fanOut, index).node());
    }

    /** The same, and one outcome more. */
    Facts learn(NodeId node, Outcome outcome) {
        Map<NodeId, Outcome> more = new HashMap<>(outcomes);
        more.put(node, outcome);
        return new Facts(inputs, branches, more);
    }
}
