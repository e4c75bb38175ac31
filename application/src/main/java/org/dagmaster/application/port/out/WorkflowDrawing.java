package org.dagmaster.application.port.out;

import java.util.Map;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** Draws workflows, and jobs of them. */
public interface WorkflowDrawing {

    /**
     * A picture that stands by itself: no scripts, styles, fonts or addresses, so that it can be a
     * file of its own as well as a part of a page. Every box is a group with the attribute {@code
     * data-node}, the node's id. The same workflow gives the same picture.
     *
     * @param workflow one that its checks found to be without errors
     * @param statuses the states of a job's nodes, which colour the boxes; a node without one is
     *     drawn as in the workflow, so that an empty map draws no job at all
     * @return an SVG document, from its root element on
     * @throws TooLarge if the picture would take too long to lay out
     */
    String svg(WorkflowDefinition workflow, Map<NodeId, NodeStatus> statuses);

    /** The picture cannot be drawn in reasonable time; the message says why. */
    final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;

        public TooLarge(String message) {
            super(message);
        }
    }
}
