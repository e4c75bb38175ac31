package org.dagmaster.application.port.out;

import java.util.Set;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.workflow.NodeId;

/**
 * A job after a step.
 *
 * @param changedNodes those whose state is not as it was stored before
 * @param headerChanged whether anything beside nodes and {@code lastEvent} changed (status, start,
 *     end, result, failure)
 */
public record JobChange(Job job, Set<NodeId> changedNodes, boolean headerChanged) {

    public JobChange {
        changedNodes = Set.copyOf(changedNodes);
    }
}
