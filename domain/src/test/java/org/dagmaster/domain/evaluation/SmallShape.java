package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * A small workflow: inner nodes, each of a kind and after those it depends on, and the end after
 * all of them. The start leads to the nodes that nothing else leads to.
 *
 * @param edges by {@link #place}
 */
record SmallShape(List<Kind> kinds, List<Wire> edges) {

    /** What an inner node is. */
    enum Kind {
        TASK,
        FORK,
        SPLIT,
        JOIN,
        COLLECTING_JOIN;

        boolean gathers() {
            return this == JOIN || this == COLLECTING_JOIN;
        }
    }

    /** How one node leads to another. */
    enum Wire {
        NONE,
        /** By {@code next} or {@code depends_on.all_of}: the same, and so taken in turns. */
        ALL,
        ANY,
        /** By {@code next} of a fork's branches. */
        SMALL,
        LARGE,
        BOTH;

        static final List<Wire> OF_FORKS = List.of(NONE, ANY, SMALL, LARGE, BOTH);
        static final List<Wire> OF_OTHERS = List.of(NONE, ALL, ANY);
    }

    int size() {
        return kinds.size();
    }

    /** Where the edge between two nodes stands in the list; the end has the highest number. */
    static int place(int from, int to) {
        return to * (to - 1) / 2 + from;
    }

    Wire edge(int from, int to) {
        return edges.get(place(from, to));
    }

    static String name(int node) {
        return "n" + node;
    }

    /** Whether every node, and every branch of a fork, leads somewhere. */
    boolean leadsOn() {
        return IntStream.range(0, size())
                .allMatch(node ->
                        kinds.get(node) == Kind.FORK
                                ? !targets(node, Wire.SMALL, Wire.BOTH).isEmpty()
                                        && !targets(node, Wire.LARGE, Wire.BOTH).isEmpty()
                                : !targets(node, Wire.ALL, Wire.ANY).isEmpty());
    }

    WorkflowDefinition definition() {
        List<NodeId> roots = new ArrayList<>();
        for (int node = 0; node <= size(); node++) {
            if (sources(node, Wire.ALL, Wire.ANY, Wire.SMALL, Wire.LARGE, Wire.BOTH).isEmpty()) {
                roots.add(id(node));
            }
        }
        Dags dags = Dags.startingAt(roots.stream().map(NodeId::value).toArray(String[]::new));
        for (int node = 0; node < size(); node++) {
            dags.node(inner(node));
        }
        return dags.node(new EndNode(id(size()), join(size()), Map.of())).definition();
    }

    private NodeDefinition inner(int node) {
        NodeId id = id(node);
        List<NodeId> next = new ArrayList<>();
        targets(node, Wire.ALL).stream()
                .filter(to -> isByNext(node, to))
                .map(this::id)
                .forEach(next::add);
        String input = "${inputs.%s}".formatted(id);
        return switch (kinds.get(node)) {
            case TASK -> new TaskNode(id, join(node), next, Dags.spec(Map.of()));
            case FORK ->
                    new ConditionalNode(
                            id,
                            join(node),
                            input,
                            List.of(
                                    new Branch(
                                            "small",
                                            new Condition(Condition.Operator.LESS, 100),
                                            ids(targets(node, Wire.SMALL, Wire.BOTH))),
                                    new Branch(
                                            "large",
                                            null,
                                            ids(targets(node, Wire.LARGE, Wire.BOTH)))));
            case SPLIT -> new FanOutNode(id, join(node), next, input, Dags.spec(Map.of()));
            case JOIN -> fanIn(node, next, OnChildFailure.FAIL);
            case COLLECTING_JOIN -> fanIn(node, next, OnChildFailure.COLLECT);
        };
    }

    private NodeDefinition fanIn(int node, List<NodeId> next, OnChildFailure onFailure) {
        return new FanInNode(id(node), join(node), next, AggregationKind.COLLECT, null, onFailure);
    }

    private Join join(int to) {
        List<Integer> all = sources(to, Wire.ALL);
        List<Integer> named = all.stream().filter(from -> !isByNext(from, to)).toList();
        return new Join(ids(named), ids(sources(to, Wire.ANY)));
    }

    private static boolean isByNext(int from, int to) {
        return (from + to) % 2 == 0;
    }

    private List<Integer> sources(int to, Wire... wires) {
        Set<Wire> wanted = Set.of(wires);
        return IntStream.range(0, to)
                .filter(from -> wanted.contains(edge(from, to)))
                .boxed()
                .toList();
    }

    private List<Integer> targets(int from, Wire... wires) {
        Set<Wire> wanted = Set.of(wires);
        return IntStream.rangeClosed(from + 1, size())
                .filter(to -> wanted.contains(edge(from, to)))
                .boxed()
                .toList();
    }

    private List<NodeId> ids(List<Integer> nodes) {
        return nodes.stream().map(this::id).toList();
    }

    private NodeId id(int node) {
        return Dags.id(node == size() ? "end" : name(node));
    }
}
