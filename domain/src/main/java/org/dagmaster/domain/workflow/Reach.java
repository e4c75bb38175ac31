package org.dagmaster.domain.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What can be reached from what, by {@code next} and {@code depends_on}. Edges to nodes that are
 * not there are left out. Linear in nodes and edges, but for the upstream sets, which take a bit
 * per pair.
 */
final class Reach {

    private final List<NodeId> ids;
    private final Map<NodeId, Integer> index = new HashMap<>();
    private final List<List<Integer>> followers = new ArrayList<>();
    private final List<List<Integer>> sources = new ArrayList<>();
    private final List<NodeId> cycle;
    private final BitSet fromStart;
    private final BitSet toEnd;
    private final BitSet[] upstream;

    private Reach(WorkflowDefinition workflow) {
        ids = List.copyOf(workflow.nodes().keySet());
        ids.forEach(id -> index.put(id, index.size()));
        ids.forEach(_ -> followers.add(new ArrayList<>()));
        ids.forEach(_ -> sources.add(new ArrayList<>()));
        for (NodeDefinition node : workflow.nodes().values()) {
            node.next().forEach(to -> connect(node.id(), to));
            node.dependsOn().allOf().forEach(from -> connect(from, node.id()));
            node.dependsOn().anyOf().forEach(from -> connect(from, node.id()));
        }
        fromStart = flood(StartNode.class::isInstance, followers, workflow);
        toEnd = flood(node -> node instanceof EndNode || leadsAstray(node), sources, workflow);
        upstream = new BitSet[ids.size()];
        List<Integer> open = sortAndCollectUpstream();
        cycle = open.isEmpty() ? List.of() : findCycle(open);
    }

    static Reach of(WorkflowDefinition workflow) {
        return new Reach(workflow);
    }

    /** The nodes of one circle in their order; empty if there is none. */
    List<NodeId> cycle() {
        return cycle;
    }

    List<NodeId> unreachable() {
        return ids.stream().filter(id -> !fromStart.get(indexOf(id))).toList();
    }

    List<NodeId> deadEnds() {
        return ids.stream()
                .filter(id -> fromStart.get(indexOf(id)) && !toEnd.get(indexOf(id)))
                .toList();
    }

    /** Whether a node always has its say before another; true for all where there is a circle. */
    boolean isUpstream(NodeId source, NodeId of) {
        BitSet before = upstream[indexOf(of)];
        return before == null || before.get(indexOf(source));
    }

    private int indexOf(NodeId id) {
        return Objects.requireNonNull(index.get(id));
    }

    private void connect(NodeId from, NodeId to) {
        Integer source = index.get(from);
        Integer target = index.get(to);
        if (source != null && target != null) {
            followers.get(source).add(target);
            sources.get(target).add(source);
        }
    }

    /** Whether a node names one that is not there: where it leads is then not known. */
    private boolean leadsAstray(NodeDefinition node) {
        return node.next().stream().anyMatch(target -> !index.containsKey(target));
    }

    private BitSet flood(
            Predicate<NodeDefinition> from,
            List<List<Integer>> edges,
            WorkflowDefinition workflow) {
        BitSet reached = new BitSet(ids.size());
        Deque<Integer> open = new ArrayDeque<>();
        workflow.nodes().values().stream()
                .filter(from)
                .forEach(node -> open.add(indexOf(node.id())));
        while (!open.isEmpty()) {
            int node = open.remove();
            if (!reached.get(node)) {
                reached.set(node);
                open.addAll(edges.get(node));
            }
        }
        return reached;
    }

    /**
     * Goes through the nodes in topological order; returns those that lie on or behind a circle.
     */
    private List<Integer> sortAndCollectUpstream() {
        int[] open = new int[ids.size()];
        Deque<Integer> free = new ArrayDeque<>();
        for (int node = 0; node < ids.size(); node++) {
            open[node] = sources.get(node).size();
            if (open[node] == 0) {
                free.add(node);
            }
        }
        while (!free.isEmpty()) {
            int node = free.remove();
            BitSet before = new BitSet(ids.size());
            for (int source : sources.get(node)) {
                before.or(Objects.requireNonNull(upstream[source]));
                before.set(source);
            }
            upstream[node] = before;
            for (int follower : followers.get(node)) {
                if (--open[follower] == 0) {
                    free.add(follower);
                }
            }
        }
        List<Integer> left = new ArrayList<>();
        for (int node = 0; node < ids.size(); node++) {
            if (open[node] > 0) {
                left.add(node);
            }
        }
        return left;
    }

    /**
     * Walks backwards from a node that is left: every such node has a source that is left too. The
     * circle begins with the node that comes first in the file.
     */
    private List<NodeId> findCycle(List<Integer> left) {
        BitSet behind = new BitSet(ids.size());
        left.forEach(behind::set);
        List<Integer> way = new ArrayList<>();
        BitSet seen = new BitSet(ids.size());
        int node = left.getFirst();
        while (!seen.get(node)) {
            way.add(node);
            seen.set(node);
            node = sources.get(node).stream().filter(behind::get).findFirst().orElseThrow();
        }
        List<Integer> circle =
                new ArrayList<>(way.subList(way.indexOf(node), way.size()).reversed());
        Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
        return circle.stream().map(ids::get).toList();
    }
}
