package org.dagmaster.adapter.yaml.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a tree of YAML of which nothing is certain. */
final class Tree {

    private Tree() {}

    /** The entries of a mapping by their keys; none if it is no mapping. */
    static Map<String, NodeTuple> entries(@Nullable Node node) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), tuple);
                }
            }
        }
        return entries;
    }

    /** The value of a key; null if it is not there. */
    static @Nullable Node value(@Nullable Node node, String key) {
        NodeTuple tuple = entries(node).get(key);
        return tuple == null ? null : tuple.getValueNode();
    }

    /** The text of a key's value; empty if it is not there, or no text. */
    static String text(@Nullable Node node, String key) {
        return value(node, key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
