package org.dagmaster.domain.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final boolean isWhole;

    /** Nodes that depend on one that is not there: that they cannot be reached is told by that. */
    private final Set<NodeId> misled = new HashSet<>();

    private Reach(WorkflowDefinition workflow, boolean isWhole) {
        this.isWhole = isWhole;
        ids = List.copyOf(workflow.nodes().keySet());
        ids.forEach(id -> index.put(id, index.size()));
        ids.forEach(_ -> followers.add(new ArrayList<>()));
        ids.forEach(_ -> sources.add(new ArrayList<>()));
        for (NodeDefinition node : workflow.nodes().values()) {
            node.next().forEach(to -> connect(node.id(), to));
            node.dependsOn().allOf().forEach(from -> connect(from, node.id()));
            node.dependsOn().anyOf().forEach(from -> connect(from, node.id()));
        }
        BitSet all = new BitSet(ids.size());
        all.set(0, ids.size());
        fromStart = flood(indexes(StartNode.class::isInstance, workflow), followers, all);
        toEnd =
                flood(
                        indexes(node -> node instanceof EndNode || leadsAstray(node), workflow),
                        sources,
                        all);
        workflow.nodes().values().stream()
                .filter(node -> node.dependsOn().names().anyMatch(from -> !index.containsKey(from)))
                .forEach(node -> misled.add(node.id()));
        upstream = new BitSet[ids.size()];
        List<Integer> open = sortAndCollectUpstream();
        cycle = open.isEmpty() ? List.of() : findCycle(open);
    }

    /**
     * @param isWhole whether all edges that were written are in the definition; if not, what seems
     *     to be missing may be there
     */
    static Reach of(WorkflowDefinition workflow, boolean isWhole) {
        return new Reach(workflow, isWhole);
    }

    /** Whether what is not connected here is not connected. */
    boolean isWhole() {
        return isWhole;
    }

    /** The nodes of one circle in their order; empty if there is none. */
    List<NodeId> cycle() {
        return cycle;
    }

    /**
     * A node that lies off the ways from start to end.
     *
     * @param others the number of nodes that lie off them because it does
     */
    record Stray(NodeId node, int others) {}

    /** The nodes that nothing leads to, without those behind them. */
    List<Stray> unreachable() {
        if (!isWhole) {
            return List.of();
        }
        BitSet lost = new BitSet(ids.size());
        lost.set(0, ids.size());
        lost.andNot(fromStart);
        return strays(lost, sources, followers);
    }

    /** The nodes that lead to no end, without those before them. */
    List<Stray> deadEnds() {
        if (!isWhole) {
            return List.of();
        }
        BitSet lost = (BitSet) fromStart.clone();
        lost.andNot(toEnd);
        return strays(lost, followers, sources);
    }

    /**
     * Those of the lost nodes that explain all: such as have no edge from where help could come,
     * then, of a circle, the first in the file.
     *
     * @param from the edges over which they would be reached
     * @param to the edges over which others are lost with them
     */
    private List<Stray> strays(BitSet lost, List<List<Integer>> from, List<List<Integer>> to) {
        List<Stray> strays = new ArrayList<>();
        BitSet open = (BitSet) lost.clone();
        for (boolean inCircles : List.of(false, true)) {
            for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(node + 1)) {
                if (inCircles || from.get(node).isEmpty()) {
                    BitSet behind = flood(List.of(node), to, open);
                    open.andNot(behind);
                    strays.add(new Stray(ids.get(node), behind.cardinality() - 1));
                }
            }
        }
        strays.removeIf(stray -> misled.contains(stray.node()));
        return strays;
    }

    /** Whether a node always has its say before another; true also where that cannot be told. */
    boolean isUpstream(NodeId source, NodeId of) {
        BitSet before = upstream[indexOf(of)];
        return !isWhole || before == null || before.get(indexOf(source));
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

    private List<Integer> indexes(Predicate<NodeDefinition> which, WorkflowDefinition workflow) {
        return workflow.nodes().values().stream()
                .filter(which)
                .map(node -> indexOf(node.id()))
                .toList();
    }

    private BitSet flood(List<Integer> from, List<List<Integer>> edges, BitSet within) {
        BitSet reached = new BitSet(ids.size());
        Deque<Integer> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (within.get(node) && !reached.get(node)) {
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
