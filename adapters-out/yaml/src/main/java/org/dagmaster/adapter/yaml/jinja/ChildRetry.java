package org.dagmaster.adapter.yaml.jinja;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Moves a fan_out's {@code retry} into its {@code task}: it was never about the fan_out, but about
 * each of its children.
 */
final class ChildRetry {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.]+");

    private final SourceText source;
    private final Edits edits;

    ChildRetry(SourceText source, Edits edits) {
        this.source = source;
        this.edits = edits;
    }

    /** Whether there is one that can go to the task, in braces. */
    static boolean canMove(MappingNode fanOut) {
        return Tree.entries(fanOut).size() == fanOut.getValue().size()
                && Tree.value(fanOut, "retry") instanceof MappingNode policy
                && policy.getValue().stream().allMatch(ChildRetry::isSimple)
                && Tree.value(fanOut, "task") instanceof MappingNode task
                && !task.getValue().isEmpty()
                && Tree.value(task, "retry") == null;
    }

    private static boolean isSimple(NodeTuple entry) {
        return isWord(entry.getKeyNode()) && isWord(entry.getValueNode());
    }

    private static boolean isWord(Node node) {
        return node instanceof ScalarNode scalar && WORD.matcher(scalar.getValue()).matches();
    }

    /** Adds it to the task; the entry that is to go from the fan_out, if there is one. */
    Optional<NodeTuple> copy(MappingNode fanOut) {
        if (!canMove(fanOut)
                || !(Tree.value(fanOut, "retry") instanceof MappingNode policy)
                || !(Tree.value(fanOut, "task") instanceof MappingNode task)) {
            return Optional.empty();
        }
        append(task, "retry: " + inBraces(policy));
        return Optional.ofNullable(Tree.entries(fanOut).get("retry"));
    }

    private String inBraces(MappingNode mapping) {
        return mapping.getValue().stream()
                .map(t -> slice(t.getKeyNode()) + ": " + slice(t.getValueNode()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String slice(Node node) {
        return source.text().substring(source.start(node), source.end(node));
    }

    private void append(MappingNode mapping, String entry) {
        NodeTuple last = mapping.getValue().getLast();
        int end = Math.max(source.end(last.getKeyNode()), source.end(last.getValueNode()));
        if (SourceText.isFlow(mapping)) {
            edits.insert(end, ", " + entry);
        } else {
            int column = source.column(source.start(last.getKeyNode()));
            edits.insert(source.lineEnd(end), source.breakTo(column) + entry);
        }
    }
}
