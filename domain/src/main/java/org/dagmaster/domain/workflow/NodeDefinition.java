package org.dagmaster.domain.workflow;

import java.util.List;

/** A step as the workflow's author wrote it. */
public sealed interface NodeDefinition
        permits StartNode, EndNode, WorkNode, ConditionalNode, FanInNode {

    NodeId id();

    /** What the node waits for beside the {@code next} edges that lead to it. */
    Join dependsOn();

    /** Every node that may follow directly, whichever way a condition goes. */
    List<NodeId> next();

    /** The word after {@code type:}. */
    String typeName();
}
