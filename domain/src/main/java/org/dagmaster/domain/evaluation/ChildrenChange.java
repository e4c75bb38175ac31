package org.dagmaster.domain.evaluation;

import java.util.Set;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;

/**
 * All children of a fan_out that are in one of some states go to another, however many they are.
 *
 * @param to PENDING: they run again when the fan_out does; READY: they run again at once
 */
public record ChildrenChange(NodeId fanOut, Set<NodeStatus> from, NodeStatus to) {

    public ChildrenChange {
        from = Set.copyOf(from);
        if (to != NodeStatus.PENDING && to != NodeStatus.READY) {
            throw new IllegalArgumentException("children do not go to " + to + " together");
        }
    }
}
