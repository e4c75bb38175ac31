package org.dagmaster.domain.workflow;

import java.util.List;

/** A step that a worker runs. */
public record TaskNode(NodeId id, Join dependsOn, List<NodeId> next, TaskSpec task)
        implements WorkNode {

    public TaskNode {
        next = List.copyOf(next);
    }

    @Override
    public String typeName() {
        return "task";
    }
}
