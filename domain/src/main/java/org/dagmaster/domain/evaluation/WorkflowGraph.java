package org.dagmaster.domain.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Gathering;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * A definition made ready to run: for each node what it depends on, and an order in which every
 * node comes after all it depends on.
 */
public final class WorkflowGraph {

    /**
     * What a node waits for.
     *
     * @param allOf edges by {@code next} and {@code depends_on.all_of}
     * @param anyOf edges by {@code depends_on.any_of}
     */
    public record Dependencies(List<Edge> allOf, List<Edge> anyOf) {}

    private final WorkflowDefinition definition;
    private final Map<NodeId, Dependencies> dependencies;
    private final List<NodeDefinition> order;
    private final List<NodeId> ends;
    private final Gathering gathering;

    private WorkflowGraph(
            WorkflowDefinition definition,
            Map<NodeId, Dependencies> dependencies,
            List<NodeDefinition> order) {
        this.definition = definition;
        this.dependencies = dependencies;
        this.order = List.copyOf(order);
        this.gathering = Gathering.of(definition);
        this.ends =
                order.stream().filter(EndNode.class::isInstance).map(NodeDefinition::id).toList();
    }

    /**
     * @throws IllegalArgumentException if the definition has a cycle or an unknown node, which its
     *     checks at load time rule out
     */
    public static WorkflowGraph of(WorkflowDefinition definition) {
        Map<NodeId, Dependencies> dependencies = dependenciesOf(definition);
        return new WorkflowGraph(
                definition, dependencies, topologicalOrder(definition, dependencies));
    }

    public WorkflowDefinition definition() {
        return definition;
    }

    /** Every node, each after all that it depends on. */
    public List<NodeDefinition> order() {
        return order;
    }

    public List<NodeId> ends() {
        return ends;
    }

    /** Which fan_in gathers which fan_outs. */
    public Gathering gathering() {
        return gathering;
    }

    /** The child that a task's node means; empty if it is a node of the workflow, or unknown. */
    public Optional<ChildId> child(NodeId node) {
        if (definition.nodes().containsKey(node)) {
            return Optional.empty();
        }
        return ChildId.parse(node)
                .filter(child -> definition.nodes().get(child.fanOut()) instanceof FanOutNode);
    }

    /**
     * What a worker is asked for a node or a child of one.
     *
     * @throws IllegalStateException if there is nothing to ask
     */
    public TaskSpec task(NodeId node) {
        NodeId place = child(node).map(ChildId::fanOut).orElse(node);
        if (definition.nodes().get(place) instanceof WorkNode work) {
            return work.task();
        }
        throw new IllegalStateException(node + " of " + definition.ref() + " is no task");
    }

    /** Every node that can be reached from one, in an order that puts each after its sources. */
    public List<NodeId> downstream(NodeId node) {
        Set<NodeId> reached = new HashSet<>(Set.of(node));
        List<NodeId> downstream = new ArrayList<>();
        for (NodeDefinition each : order) {
            Dependencies edges = dependenciesOf(each.id());
            boolean follows =
                    Stream.concat(edges.allOf().stream(), edges.anyOf().stream())
                            .anyMatch(edge -> reached.contains(edge.from()));
            if (follows && reached.add(each.id())) {
                downstream.add(each.id());
            }
        }
        return downstream;
    }

    public Dependencies dependenciesOf(NodeId node) {
        return Objects.requireNonNull(
                dependencies.get(node), () -> definition.ref() + " has no node " + node);
    }

    private static Map<NodeId, Dependencies> dependenciesOf(WorkflowDefinition definition) {
        Map<NodeId, Dependencies> result = new LinkedHashMap<>();
        for (NodeDefinition node : definition.nodes().values()) {
            List<Edge> allOf = new ArrayList<>();
            List<Edge> anyOf = new ArrayList<>();
            node.dependsOn().allOf().forEach(from -> allOf.add(new Edge(from, node.id(), false)));
            node.dependsOn().anyOf().forEach(from -> anyOf.add(new Edge(from, node.id(), false)));
            result.put(node.id(), new Dependencies(allOf, anyOf));
        }
        for (NodeDefinition from : definition.nodes().values()) {
            for (NodeId to : from.next()) {
                Dependencies target = result.get(to);
                if (target == null) {
                    throw new IllegalArgumentException(from.id() + " leads to unknown " + to);
                }
                target.allOf().add(new Edge(from.id(), to, true));
            }
        }
        return result;
    }

    /** Kahn's algorithm (A. B. Kahn, 1962), stable in the order of the file. */
    private static List<NodeDefinition> topologicalOrder(
            WorkflowDefinition definition, Map<NodeId, Dependencies> dependencies) {
        Map<NodeId, Integer> open = new HashMap<>();
        Map<NodeId, List<NodeId>> followers = new HashMap<>();
        dependencies.forEach((to, edges) -> {
            open.put(to, edges.allOf().size() + edges.anyOf().size());
            for (List<Edge> group : List.of(edges.allOf(), edges.anyOf())) {
                for (Edge edge : group) {
                    followers.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(to);
                }
            }
        });
        Deque<NodeId> free = new ArrayDeque<>();
        definition.nodes().keySet().stream()
                .filter(id -> Objects.equals(open.get(id), 0))
                .forEach(free::add);
        List<NodeDefinition> order = new ArrayList<>();
        while (!free.isEmpty()) {
            NodeId id = free.remove();
            order.add(definition.node(id));
            for (NodeId follower : followers.getOrDefault(id, List.of())) {
                if (open.merge(follower, -1, Integer::sum) == 0) {
                    free.add(follower);
                }
            }
        }
        if (order.size() < definition.nodes().size()) {
            throw new IllegalArgumentException(definition.ref() + " has a cycle");
        }
        return order;
    }
}
