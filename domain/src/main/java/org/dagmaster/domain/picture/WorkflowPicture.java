package org.dagmaster.domain.picture;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;

/**
 * What a picture of a workflow shows.
 *
 * @param nodes in the order of the file, children right after their fan_out
 * @param edges in the order of the file
 */
public record WorkflowPicture(
        WorkflowRef workflow,
        String name,
        String description,
        List<PictureNode> nodes,
        List<PictureEdge> edges) {

    public WorkflowPicture {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> ids = nodes.stream().map(PictureNode::id).collect(Collectors.toSet());
        for (PictureEdge edge : edges) {
            if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                throw new IllegalArgumentException(
                        "%s has an arrow from %s to %s, and not both boxes"
                                .formatted(workflow, edge.from(), edge.to()));
            }
        }
    }

    /**
     * @throws IllegalArgumentException if a node leads to one that is not there, which the checks
     *     at load time rule out
     */
    public static WorkflowPicture of(WorkflowDefinition workflow) {
        return new WorkflowPicture(
                workflow.ref(),
                workflow.name(),
                workflow.description(),
                Boxes.of(workflow),
                Arrows.of(workflow));
    }
}
