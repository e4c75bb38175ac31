package org.dagmaster.domain.picture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.domain.value.Literal;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** Makes the arrows of a picture. */
final class Arrows {

    private final WorkflowDefinition workflow;
    // A set: `next` and `all_of` may say the same twice.
    private final Set<PictureEdge> edges = new LinkedHashSet<>();

    private Arrows(WorkflowDefinition workflow) {
        this.workflow = workflow;
    }

    static List<PictureEdge> of(WorkflowDefinition workflow) {
        Arrows arrows = new Arrows(workflow);
        workflow.nodes().values().forEach(arrows::fromNode);
        workflow.nodes().values().forEach(arrows::toNode);
        return new ArrayList<>(arrows.edges);
    }

    private void fromNode(NodeDefinition node) {
        if (node instanceof ConditionalNode conditional) {
            conditional.branches().forEach(branch -> branch(conditional, branch));
            return;
        }
        if (node instanceof FanOutNode fanOut) {
            String children = PictureNode.childrenOf(fanOut.id());
            edges.add(new PictureEdge(fanOut.id().value(), children, EdgeKind.CHILDREN, ""));
        }
        node.next().forEach(to -> add(node.id(), to, EdgeKind.NEXT));
    }

    private void branch(ConditionalNode node, Branch branch) {
        for (NodeId to : branch.next()) {
            edges.add(
                    new PictureEdge(node.id().value(), to.value(), EdgeKind.BRANCH, label(branch)));
        }
    }

    private static String label(Branch branch) {
        Condition condition = branch.condition();
        if (condition == null) {
            return branch.name() + ": otherwise";
        }
        // The form with on_true and on_false whose condition is a reference alone.
        if (condition.equals(new Condition(Operator.EQUAL, branch.name().equals("on_true")))) {
            return branch.name();
        }
        String operand = Literal.of(condition.operand());
        return "%s: %s %s".formatted(branch.name(), condition.operator().symbol(), operand);
    }

    private void toNode(NodeDefinition node) {
        for (NodeId from : node.dependsOn().allOf()) {
            if (!edges.contains(edge(from, node.id(), EdgeKind.NEXT))) {
                add(from, node.id(), EdgeKind.ALL_OF);
            }
        }
        node.dependsOn().anyOf().forEach(from -> add(from, node.id(), EdgeKind.ANY_OF));
    }

    private void add(NodeId from, NodeId to, EdgeKind kind) {
        edges.add(edge(from, to, kind));
    }

    /** What follows a fan_out waits for its children, so the arrow begins at them. */
    private PictureEdge edge(NodeId from, NodeId to, EdgeKind kind) {
        boolean isFanOut = workflow.nodes().get(from) instanceof FanOutNode;
        String begin = isFanOut ? PictureNode.childrenOf(from) : from.value();
        return new PictureEdge(begin, to.value(), kind, "");
    }
}
