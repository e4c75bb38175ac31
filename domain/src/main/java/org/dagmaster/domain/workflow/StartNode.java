package org.dagmaster.domain.workflow;

import java.util.List;

/** Where a job begins; a workflow has exactly one. */
public record StartNode(NodeId id, List<NodeId> next) implements NodeDefinition {

    public StartNode {
        next = List.copyOf(next);
    }

    @Override
    public Join dependsOn() {
        return Join.NONE;
    }

    @Override
    public String typeName() {
        return "start";
    }
}
