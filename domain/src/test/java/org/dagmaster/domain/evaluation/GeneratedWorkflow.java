package org.dagmaster.domain.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that was made up, and all that is going to happen to a job of it.
 *
 * @param branches the branch that each conditional's value takes; missing where it takes none
 * @param courses of all tasks and children
 */
record GeneratedWorkflow(
        WorkflowDefinition definition,
        Map<String, @Nullable Object> inputs,
        Map<NodeId, String> branches,
        Map<NodeId, Course> courses) {

    /** What is known before anything is heard. */
    Facts known() {
        Map<NodeId, Outcome> outcomes = new HashMap<>();
        courses.forEach((node, course) -> {
            if (course.isBroken()) {
                outcomes.put(node, course.end());
            }
        });
        return new Facts(inputs, branches, outcomes);
    }
}
