package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The ways out of a conditional with a {@code condition}: <code>branches: {true: a, false: b}
 * </code> becomes {@code on_true: a} and {@code on_false: b}.
 */
final class TwoWays {

    private final Workbench bench;
    private final SourceText source;
    private final Edits edits;

    TwoWays(Workbench bench) {
        this.bench = bench;
        this.source = bench.source();
        this.edits = bench.draft().edits();
    }

    void rewrite(Entries node) {
        if (!node.has("branches")) {
            return;
        }
        NodeTuple branches = Objects.requireNonNull(node.all().get("branches"));
        Optional<List<String>> keys = keys(branches.getValueNode());
        if (keys.isPresent()) {
            unwrap(branches, (MappingNode) branches.getValueNode(), keys.get());
        } else {
            bench.report(
                    Code.BRANCH,
                    "beside 'condition' there are two ways out: write on_true and on_false",
                    source.start(branches.getKeyNode()));
        }
    }

    /** The new keys; empty if there are other ways than true and false. */
    private Optional<List<String>> keys(Node branches) {
        List<String> keys = new ArrayList<>();
        if (branches instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Optional<Boolean> way =
                        tuple.getKeyNode() instanceof ScalarNode key
                                ? OldScalars.truth(key.getValue())
                                : Optional.empty();
                way.ifPresent(truth -> keys.add(truth ? "on_true" : "on_false"));
            }
            boolean isWhole = keys.size() == mapping.getValue().size() && !keys.isEmpty();
            return isWhole ? Optional.of(keys) : Optional.empty();
        }
        return Optional.empty();
    }

    private void unwrap(NodeTuple branches, MappingNode mapping, List<String> keys) {
        int at = source.start(branches.getKeyNode());
        boolean isFlow = SourceText.isFlow(mapping);
        // Within a mapping in braces the ways stand one behind the other as they did.
        boolean isWithinFlow = isFlow && !beginsLine(at);
        String line = source.breakTo(source.column(at));
        int done = at;
        for (int i = 0; i < keys.size(); i++) {
            NodeTuple tuple = mapping.getValue().get(i);
            int key = source.start(tuple.getKeyNode());
            if (i == 0) {
                edits.replace(at, key, String.join("", comments(at, key, line)));
            } else if (!isWithinFlow) {
                // In lines of their own, what stands behind the way before stays there.
                int from = isFlow ? done : source.lineEnd(done);
                edits.replace(from, key, line + String.join("", comments(from, key, line)));
            }
            edits.replace(key, source.end(tuple.getKeyNode()), keys.get(i));
            bench.rename(tuple.getValueNode());
            done = source.end(tuple.getValueNode());
        }
        if (isFlow) {
            edits.delete(done, source.end(mapping));
        }
    }

    private List<String> comments(int from, int to, String line) {
        return new Lines(source, edits)
                .comments(from, to).stream().map(comment -> comment + line).toList();
    }

    private boolean beginsLine(int at) {
        return source.text().substring(source.lineStart(at), at).isBlank();
    }
}
