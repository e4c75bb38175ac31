package org.dagmaster.adapter.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into JSON-shaped values. */
final class Scalars {

    /** Digits; reading takes time by the square of them, so a longer one stays a word. */
    private static final int LONGEST_INTEGER = 1_000;

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    /** The value of any node, deep; notes where its parts stand. */
    @Nullable Object value(Node node, String path) {
        return switch (node) {
            case ScalarNode scalar -> value(scalar);
            case SequenceNode sequence -> list(sequence, path);
            case MappingNode mapping -> map(mapping, path);
            default -> throw new IllegalStateException("aliases were refused before");
        };
    }

    @Nullable Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) && text.length() <= LONGEST_INTEGER) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) ? decimal(text) : text;
    }

    /** What a person calls what stands there. */
    String describe(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar -> {
                Object value = value(scalar);
                yield value == null
                        ? "empty"
                        : value instanceof String text ? "'" + shortened(text) + "'" : "" + value;
            }
            default -> "something else";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private List<@Nullable Object> list(SequenceNode sequence, String path) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            String at = path + "." + list.size();
            problems.locate(at, element);
            list.add(value(element, at));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(MappingNode mapping, String path) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Map<String, Node> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.wrongKey(path, tuple.getKeyNode());
                continue;
            }
            String name = key.getValue();
            String at = path + "." + name;
            Node earlier = keys.putIfAbsent(name, key);
            if (earlier != null) {
                problems.doubledKey(name, at, earlier, key);
            }
            problems.locate(at, tuple.getValueNode());
            map.put(name, value(tuple.getValueNode(), at));
        }
        return map;
    }

    private static Number integer(String text) {
        BigInteger whole =
                text.startsWith("0x")
                        ? new BigInteger(text.substring(2), 16)
                        : text.startsWith("0o")
                                ? new BigInteger(text.substring(2), 8)
                                : new BigInteger(text);
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /** Infinity and NaN have no JSON form, so they stay words; so does what is beyond a double. */
    private static Object decimal(String text) {
        boolean isNumeral = text.chars().noneMatch(c -> c == 'n' || c == 'N');
        double number = isNumeral ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(number) ? (Object) number : text;
    }
}
