package org.dagmaster.adapter.yaml.jinja;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Which nodes stand directly before which, however the source says it. */
final class Graph {

    /** They have no output that the predecessor's templates could read. */
    private static final Set<String> WITHOUT_OUTPUT = Set.of("start", "end", "conditional");

    /** Of no nodes. */
    static final Graph NONE = new Graph();

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();

    private Graph() {}

    static Graph of(Node nodes) {
        Graph graph = new Graph();
        Tree.entries(nodes).forEach((name, tuple) -> graph.add(name, tuple.getValueNode()));
        return graph;
    }

    /** The nodes' names, in the order of the source. */
    Set<String> names() {
        return types.keySet();
    }

    /** Those directly before a node that have an output, in the order of the source. */
    List<String> giversBefore(String node) {
        Set<String> all = before.getOrDefault(node, Set.of());
        return types.keySet().stream()
                .filter(all::contains)
                .filter(name -> !WITHOUT_OUTPUT.contains(types.get(name)))
                .toList();
    }

    private void add(String name, Node node) {
        String type = Tree.text(node, "type");
        types.put(name, type.isEmpty() ? "task" : type);
        for (String key : List.of("next", "on_true", "on_false")) {
            targets(Tree.value(node, key)).forEach(target -> connect(name, target));
        }
        branchTargets(Tree.value(node, "branches")).forEach(target -> connect(name, target));
        Node dependsOn = Tree.value(node, "depends_on");
        targets(dependsOn).forEach(source -> connect(source, name));
        values(dependsOn)
                .forEach(sources -> targets(sources).forEach(source -> connect(source, name)));
    }

    private void connect(String source, String target) {
        before.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(source);
    }

    private static List<String> branchTargets(@Nullable Node branches) {
        List<Node> all = branches instanceof SequenceNode list ? list.getValue() : values(branches);
        return all.stream()
                .flatMap(branch ->
                        targets(branch instanceof MappingNode ? Tree.value(branch, "next") : branch)
                                .stream())
                .toList();
    }

    private static List<Node> values(@Nullable Node node) {
        return Tree.entries(node).values().stream().map(NodeTuple::getValueNode).toList();
    }

    private static List<String> targets(@Nullable Node node) {
        return Targets.of(node).stream().map(ScalarNode::getValue).toList();
    }
}
