package org.dagmaster.adapter.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping whose keys are known: reads each by its type, and tells of every key that is missing,
 * doubled, unknown, or holds something else.
 */
final class Fields {

    private final MappingNode mapping;
    private final String path;
    private final Scalars scalars;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final KnownKeys known = new KnownKeys();

    Fields(MappingNode mapping, String path, Scalars scalars, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.scalars = scalars;
        this.problems = problems;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                add(key, tuple.getValueNode());
            } else {
                problems.wrongKey(path, tuple.getKeyNode());
            }
        }
    }

    private void add(ScalarNode key, Node value) {
        String name = key.getValue();
        Node earlier = keys.putIfAbsent(name, key);
        if (earlier != null) {
            problems.doubledKey(name, at(name), earlier, key);
            return;
        }
        values.put(name, value);
        problems.locate(at(name), key);
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    MappingNode mapping() {
        return mapping;
    }

    Map<String, Node> all() {
        return values;
    }

    /** Where a key itself stands; the mapping, if the key is not there. */
    Node key(String name) {
        return keys.getOrDefault(name, mapping);
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    boolean hasAny(List<String> names) {
        names.forEach(known::add);
        return names.stream().anyMatch(values::containsKey);
    }

    /** A mapping below this one. */
    Fields below(MappingNode child, String at) {
        return new Fields(child, at, scalars, problems);
    }

    Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** As {@link #node}; a problem if it is not there. */
    Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            problems.error("MISSING_KEY", "the key '%s' is missing".formatted(key), path, mapping);
        }
        return node;
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> scalar(key, node, "a string", String.class));
    }

    /** A text that must be there, and of the form that {@code form} accepts. */
    <T> Optional<T> required(String key, Function<String, T> form) {
        return required(key)
                .flatMap(node -> scalar(key, node, "a string", String.class))
                .flatMap(text -> literal(key, text, form));
    }

    Optional<Boolean> bool(String key) {
        return node(key).flatMap(node -> scalar(key, node, "true or false", Boolean.class));
    }

    Optional<Number> number(String key) {
        return node(key).flatMap(node -> scalar(key, node, "a number", Number.class));
    }

    Optional<Integer> integer(String key, int least, int most) {
        return number(key)
                .flatMap(number -> {
                    boolean fits =
                            Values.isWhole(number)
                                    && number.doubleValue() >= least
                                    && number.doubleValue() <= most;
                    if (!fits) {
                        String message =
                                "'%s' must be a whole number within %d and %d, not %.60s"
                                        .formatted(key, least, most, number);
                        problems.error("BAD_VALUE", message, at(key), where(key));
                    }
                    return fits ? Optional.of(number.intValue()) : Optional.empty();
                });
    }

    Optional<Fields> fields(String key) {
        return node(key).flatMap(node -> fields(key, node));
    }

    private Optional<Fields> fields(String key, Node node) {
        if (node instanceof MappingNode child) {
            return Optional.of(below(child, at(key)));
        }
        wrongType(key, "a mapping", node);
        return Optional.empty();
    }

    /** One of a few words. */
    <T> Optional<T> word(String key, T[] values, Function<T, String> wireName) {
        return text(key)
                .flatMap(text -> literal(key, text, _ -> Words.oneOf(text, key, values, wireName)));
    }

    /** A mapping of any depth, as a value; empty if it is not there. */
    @SuppressWarnings("unchecked") // a mapping becomes a map with strings as keys
    Map<String, @Nullable Object> tree(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            Object value = scalars.value(mapping, at(key));
            return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
        }
        node.ifPresent(other -> wrongType(key, "a mapping", other));
        return Map.of();
    }

    <T> Optional<T> formed(String key, String text, Function<String, T> form) {
        return formed(key, text, form, "");
    }

    /** As {@link #formed}, of a text that is read before a run, when templates have no values. */
    <T> Optional<T> literal(String key, String text, Function<String, T> form) {
        return formed(key, text, form, unread(text));
    }

    private <T> Optional<T> formed(
            String key, String text, Function<String, T> form, String remark) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException e) {
            problems.error("BAD_VALUE", e.getMessage() + remark, at(key), where(key));
            return Optional.empty();
        }
    }

    private static String unread(String text) {
        return text.contains("${") ? "; no template is read here" : "";
    }

    void wrongType(String key, String wanted, Node found) {
        String text = found instanceof ScalarNode scalar ? scalar.getValue() : "";
        problems.error(
                "WRONG_TYPE",
                "'%s' must be %s, not %s%s"
                        .formatted(key, wanted, scalars.describe(found), unread(text)),
                at(key),
                found);
    }

    /** See {@link KnownKeys#advise}. */
    void advise(String advice, List<String> others) {
        known.advise(advice, others);
    }

    /** Tells of the keys that nobody has asked for. */
    void refuseOthers() {
        if (known.containsAll(keys.keySet())) {
            return;
        }
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                problems.error("UNKNOWN_KEY", known.refusal(name, problems), at(name), key);
            }
        });
    }

    private Node where(String key) {
        return values.getOrDefault(key, mapping);
    }

    private <T> Optional<T> scalar(String key, Node node, String wanted, Class<T> type) {
        Object value = node instanceof ScalarNode scalar ? scalars.value(scalar) : node;
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        wrongType(key, wanted, node);
        return Optional.empty();
    }
}
