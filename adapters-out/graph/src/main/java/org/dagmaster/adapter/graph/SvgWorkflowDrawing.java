package org.dagmaster.adapter.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.application.port.out.WorkflowDrawing;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** Draws workflows from top to bottom. */
public final class SvgWorkflowDrawing implements WorkflowDrawing {

    @Override
    public String svg(WorkflowDefinition workflow, Map<NodeId, NodeStatus> statuses) {
        WorkflowPicture picture = WorkflowPicture.of(workflow);
        Map<String, NodeText> texts = new LinkedHashMap<>();
        for (PictureNode node : picture.nodes()) {
            texts.put(node.id(), NodeText.of(node, statuses.get(node.node())));
        }
        return SvgPicture.of(picture, Layout.of(picture, texts));
    }
}
