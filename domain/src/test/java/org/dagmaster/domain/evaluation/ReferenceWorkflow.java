package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** Who leads to whom, looked up once for each pair of nodes. */
final class ReferenceWorkflow {

    /** One node waits for another. */
    record Link(NodeDefinition source, NodeDefinition target, boolean isAny, boolean isNext) {

        /** What the source says; "exactly one branch is taken": others are as good as skipped. */
        Fate says(Map<NodeId, Fate> fates, Map<NodeId, String> branches) {
            Fate fate = fates.get(source.id());
            if (!isNext || fate != Fate.COMPLETED || !(source instanceof ConditionalNode fork)) {
                return fate;
            }
            String taken = branches.get(fork.id());
            return fork.branches().stream()
                            .filter(branch -> branch.name().equals(taken))
                            .anyMatch(branch -> branch.next().contains(target.id()))
                    ? Fate.COMPLETED
                    : Fate.SKIPPED;
        }
    }

    private final List<NodeDefinition> nodes;
    private final List<NodeId> ends;
    private final Map<NodeId, List<Link>> links = new HashMap<>();

    ReferenceWorkflow(WorkflowDefinition workflow) {
        nodes = List.copyOf(workflow.nodes().values());
        ends = nodes.stream().filter(EndNode.class::isInstance).map(NodeDefinition::id).toList();
        for (NodeDefinition target : nodes) {
            List<Link> all = new ArrayList<>();
            nodes.forEach(source -> link(source, target, all));
            links.put(target.id(), all);
        }
    }

    private static void link(NodeDefinition source, NodeDefinition target, List<Link> all) {
        if (source.next().contains(target.id())) {
            all.add(new Link(source, target, false, true));
        }
        if (target.dependsOn().allOf().contains(source.id())) {
            all.add(new Link(source, target, false, false));
        }
        if (target.dependsOn().anyOf().contains(source.id())) {
            all.add(new Link(source, target, true, false));
        }
    }

    List<NodeDefinition> nodes() {
        return nodes;
    }

    /** What a node waits for. */
    List<Link> linksTo(NodeId node) {
        return links.get(node);
    }

    List<NodeId> ends() {
        return ends;
    }

    /** The fan_outs that lead directly to a fan_in, in the order of the file. */
    List<FanOutNode> sourcesOf(FanInNode fanIn) {
        List<FanOutNode> sources = new ArrayList<>();
        for (Link link : linksTo(fanIn.id())) {
            if (link.source() instanceof FanOutNode fanOut && !sources.contains(fanOut)) {
                sources.add(fanOut);
            }
        }
        return sources;
    }

    boolean isGathered(FanOutNode fanOut) {
        return nodes.stream()
                .anyMatch(node ->
                        node instanceof FanInNode fanIn && sourcesOf(fanIn).contains(fanOut));
    }
}
