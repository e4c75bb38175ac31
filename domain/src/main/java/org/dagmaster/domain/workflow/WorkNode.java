package org.dagmaster.domain.workflow;

/** A node whose work goes to a queue: once, or once for each element of a list. */
public sealed interface WorkNode extends NodeDefinition permits TaskNode, FanOutNode {

    TaskSpec task();
}
