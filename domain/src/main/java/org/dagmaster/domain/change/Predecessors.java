package org.dagmaster.domain.change;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** What each node waits for: by {@code next} of others, and by its own {@code depends_on}. */
final class Predecessors {

    private final Map<NodeId, Map<NodeId, Waits>> waits = new LinkedHashMap<>();

    private Predecessors(WorkflowDefinition workflow) {
        for (NodeDefinition node : workflow.nodes().values()) {
            Waits kind = node instanceof ConditionalNode ? Waits.FOR_BRANCH : Waits.FOR_ALL;
            node.next().forEach(to -> add(node.id(), to, kind));
        }
        for (NodeDefinition node : workflow.nodes().values()) {
            node.dependsOn().allOf().forEach(from -> add(from, node.id(), Waits.FOR_ALL));
            node.dependsOn().anyOf().forEach(from -> add(from, node.id(), Waits.FOR_ONE));
        }
    }

    static Predecessors of(WorkflowDefinition workflow) {
        return new Predecessors(workflow);
    }

    /** How the node waits, by those it waits for. */
    Map<NodeId, Waits> of(NodeId node) {
        return waits.getOrDefault(node, Map.of());
    }

    static String listed(Collection<NodeId> nodes) {
        return nodes.stream().map(node -> "'" + node + "'").collect(Collectors.joining(", "));
    }

    private void add(NodeId from, NodeId to, Waits kind) {
        waits.computeIfAbsent(to, _ -> new LinkedHashMap<>()).putIfAbsent(from, kind);
    }
}
