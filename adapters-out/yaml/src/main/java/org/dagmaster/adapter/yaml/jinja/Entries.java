package org.dagmaster.adapter.yaml.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.value.Nearest;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The entries of a mapping by their keys, and ways to add to them. Of a key that stands twice the
 * last counts, as it did for the predecessor.
 */
final class Entries {

    private final MappingNode mapping;
    private final Draft draft;
    private final @Nullable String node;
    private final Map<String, NodeTuple> all = new LinkedHashMap<>();

    /**
     * Reports keys that are no words, and those that stand twice.
     *
     * @param node the node it belongs to; null if it belongs to none
     */
    Entries(MappingNode mapping, Draft draft, @Nullable String node) {
        this.mapping = mapping;
        this.draft = draft;
        this.node = node;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                add(key, tuple);
            } else {
                reportForm(tuple.getKeyNode());
            }
        }
    }

    private void add(ScalarNode key, NodeTuple tuple) {
        if (all.put(key.getValue(), tuple) != null) {
            draft.report(
                    Code.DOUBLED_KEY,
                    "the key '%s' stands here a second time; the predecessor took the last: remove the others"
                            .formatted(key.getValue()),
                    draft.source().start(key),
                    node);
        }
    }

    private void reportForm(Node key) {
        int at = draft.source().start(key);
        boolean isJinja =
                key instanceof MappingNode inner
                        && SourceText.isFlow(inner)
                        && at > 0
                        && draft.source().text().charAt(at - 1) == '{';
        if (isJinja) {
            draft.report(
                    Code.JINJA_UNQUOTED,
                    "{{ }} without quotes is a mapping in YAML: write the reference in quotes, as in \"${inputs.NAME}\"",
                    at - 1,
                    node);
        } else {
            draft.report(Code.KEY_FORM, "a key must be a word", at, node);
        }
    }

    Map<String, NodeTuple> all() {
        return all;
    }

    boolean has(String key) {
        return all.containsKey(key);
    }

    /** Where the mapping begins. */
    int at() {
        return draft.source().start(mapping);
    }

    Optional<Node> value(String key) {
        return Optional.ofNullable(all.get(key)).map(NodeTuple::getValueNode);
    }

    Optional<ScalarNode> scalar(String key) {
        return value(key).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    Optional<String> text(String key) {
        return scalar(key).map(ScalarNode::getValue);
    }

    Optional<Entries> entries(String key) {
        return value(key)
                .filter(MappingNode.class::isInstance)
                .map(child -> new Entries((MappingNode) child, draft, node));
    }

    /** Reports the keys that our language does not know here. */
    void refuseOthers(Set<String> known, String where) {
        all.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                String hint = Nearest.hint(key, known);
                draft.report(
                        Code.UNKNOWN_KEY,
                        "the key '%s' is not known in %s%s"
                                .formatted(key, where, hint.isEmpty() ? "; remove it" : hint),
                        draft.source().start(tuple.getKeyNode()),
                        node);
            }
        });
    }

    /** Adds entries before the first. */
    void insertFirst(List<String> entries) {
        if (mapping.getValue().isEmpty()) {
            draft.edits().insert(draft.source().start(mapping) + 1, String.join(", ", entries));
        } else {
            insertBefore(mapping.getValue().getFirst(), entries);
        }
    }

    /** Adds an entry before the one of a key. */
    void insertBefore(String key, String entry) {
        insertBefore(Objects.requireNonNull(all.get(key)), List.of(entry));
    }

    private void insertBefore(NodeTuple tuple, List<String> entries) {
        SourceText source = draft.source();
        int at = source.start(tuple.getKeyNode());
        String divider = SourceText.isFlow(mapping) ? ", " : source.breakTo(source.column(at));
        draft.edits().insert(at, String.join(divider, entries) + divider);
    }

    /** Adds an entry behind the one of a key. */
    void insertAfter(String key, String entry) {
        SourceText source = draft.source();
        NodeTuple before = Objects.requireNonNull(all.get(key));
        int start = source.start(before.getKeyNode());
        int end = Math.max(source.end(before.getKeyNode()), source.end(before.getValueNode()));
        if (SourceText.isFlow(mapping)) {
            draft.edits().insert(end, ", " + entry);
        } else {
            String added = source.breakTo(source.column(start)) + entry;
            draft.edits().insert(source.lineEnd(end), added);
        }
    }
}
