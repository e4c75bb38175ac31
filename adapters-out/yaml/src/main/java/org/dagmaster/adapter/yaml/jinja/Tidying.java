package org.dagmaster.adapter.yaml.jinja;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Puts the parts of a text, which are ours already, where our language wants them, and takes away
 * what was written and left empty.
 */
final class Tidying {

    /** For the predecessor, null was the same as leaving them out. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of(
                    "description",
                    "retry",
                    "next",
                    "depends_on",
                    "condition_field",
                    "branches",
                    "source",
                    "task",
                    "aggregation",
                    "all_of",
                    "any_of");

    private final SourceText source;
    private final Edits edits = new Edits();

    Tidying(SourceText source) {
        this.source = source;
    }

    Edits edits() {
        return edits;
    }

    void workflow(MappingNode root) {
        remove(empty(root), root);
        values(Tree.value(root, "inputs"), input -> remove(empty(input), input));
        values(Tree.value(root, "nodes"), this::node);
    }

    private static void values(@Nullable Node section, Consumer<MappingNode> each) {
        for (NodeTuple tuple : Tree.entries(section).values()) {
            if (tuple.getValueNode() instanceof MappingNode mapping) {
                each.accept(mapping);
            }
        }
    }

    private void node(MappingNode node) {
        Set<NodeTuple> removed = empty(node);
        if (Tree.text(node, "type").equals("fan_out")) {
            new ChildRetry(source, edits).copy(node).ifPresent(removed::add);
        }
        if (Tree.value(node, "depends_on") instanceof MappingNode dependsOn
                && !removed.contains(Tree.entries(node).get("depends_on"))) {
            remove(empty(dependsOn), dependsOn);
        }
        if (Tree.value(node, "branches") instanceof SequenceNode branches) {
            new DefaultLast(source, edits).move(branches);
        }
        remove(removed, node);
    }

    private void remove(Set<NodeTuple> entries, MappingNode from) {
        new Lines(source, edits).remove(entries, from);
    }

    /** The entries that are null, or wait for nothing; of those that stand twice none goes. */
    private static Set<NodeTuple> empty(MappingNode mapping) {
        Set<NodeTuple> empty = new HashSet<>();
        if (Tree.entries(mapping).size() < mapping.getValue().size()) {
            return empty;
        }
        Tree.entries(mapping)
                .forEach((key, entry) -> {
                    boolean isNothing =
                            switch (entry.getValueNode()) {
                                case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL);
                                case MappingNode inner when key.equals("depends_on") ->
                                        empty(inner).size() == inner.getValue().size();
                                default -> false;
                            };
                    if (isNothing && MAY_BE_EMPTY.contains(key)) {
                        empty.add(entry);
                    }
                });
        return empty;
    }
}
