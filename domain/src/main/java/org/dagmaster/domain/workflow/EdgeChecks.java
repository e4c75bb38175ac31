package org.dagmaster.domain.workflow;

import java.util.List;

/** Checks that nodes lead to nodes that are there, and to such as something may lead to. */
final class EdgeChecks {

    private final WorkflowDefinition workflow;
    private final Hints hints;
    private final Report report;
    private final List<String> nodeNames;

    EdgeChecks(WorkflowDefinition workflow, Hints hints, Report report) {
        this.workflow = workflow;
        this.hints = hints;
        this.report = report;
        nodeNames = workflow.nodes().keySet().stream().map(NodeId::value).toList();
    }

    void check() {
        for (NodeDefinition node : workflow.nodes().values()) {
            String at = "nodes." + node.id();
            if (node instanceof ConditionalNode conditional) {
                for (int i = 0; i < conditional.branches().size(); i++) {
                    next(node, conditional.branches().get(i).next(), at + ".branches." + i);
                }
            } else {
                next(node, node.next(), at);
            }
            node.dependsOn().allOf().forEach(from -> source(from, at + ".depends_on.all_of"));
            node.dependsOn().anyOf().forEach(from -> anyOf(from, node, at + ".depends_on.any_of"));
        }
    }

    private void next(NodeDefinition node, List<NodeId> targets, String at) {
        for (NodeId target : targets) {
            target(target, at + ".next");
            if (workflow.nodes().get(target) instanceof StartNode) {
                report.error(
                        "START_HAS_INPUT",
                        "'%s' leads to the start".formatted(node.id()),
                        at + ".next");
            }
        }
    }

    private void anyOf(NodeId from, NodeDefinition node, String at) {
        source(from, at);
        NodeDefinition source = workflow.nodes().get(from);
        if (source != null && source.next().contains(node.id())) {
            report.warning(
                    "ANY_OF_AND_NEXT",
                    "'%s' leads here by its next as well, which is waited for in any case: any_of has no effect on it"
                            .formatted(from),
                    at);
        }
    }

    private void source(NodeId source, String at) {
        target(source, at);
        if (workflow.nodes().get(source) instanceof EndNode) {
            report.error(
                    "END_HAS_FOLLOWER", "'%s' is an end; nothing follows it".formatted(source), at);
        }
    }

    private void target(NodeId target, String at) {
        if (!workflow.nodes().containsKey(target)) {
            String instead =
                    ChildId.parse(target)
                            .filter(child -> workflow.isFanOut(child.fanOut()))
                            .map(child ->
                                    ": children of the fan_out '%s' are no nodes; name '%s' itself"
                                            .formatted(child.fanOut(), child.fanOut()))
                            .orElseGet(() -> hints.hint(target.value(), nodeNames));
            report.error(
                    "UNKNOWN_TARGET", "there is no node '%s'%s".formatted(target, instead), at);
        }
    }
}
