package org.dagmaster.adapter.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.Backoff;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the section {@code nodes}. */
final class NodeReader {

    private static final List<String> TYPES = List.of("start", "end", "task", "conditional");
    private static final int MOST_NODES = 10_000;
    private static final int LONGEST_SECONDS = 30 * 24 * 3600;

    private final Scalars scalars;
    private final Problems problems;

    NodeReader(Scalars scalars, Problems problems) {
        this.scalars = scalars;
        this.problems = problems;
    }

    Map<NodeId, NodeDefinition> readAll(Fields section) {
        Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
        if (section.all().size() > MOST_NODES) {
            String message =
                    "%,d nodes, more than the %,d that a workflow may have"
                            .formatted(section.all().size(), MOST_NODES);
            problems.error("TOO_LARGE", message, "nodes", section.mapping());
            return nodes;
        }
        section.all()
                .forEach((name, node) -> {
                    if (!NodeId.isValid(name)) {
                        String message =
                                "'%s' is no node id: use 1 to 64 of a-z, 0-9 and _".formatted(name);
                        problems.error("BAD_NAME", message, section.at(name), node);
                    } else {
                        section.fields(name)
                                .flatMap(fields -> read(new NodeId(name), fields))
                                .ifPresent(read -> nodes.put(read.id(), read));
                    }
                });
        return nodes;
    }

    private Optional<NodeDefinition> read(NodeId id, Fields fields) {
        Optional<String> type = fields.required("type", NodeReader::type);
        if (type.isEmpty()) {
            return Optional.of(standIn(id, fields));
        }
        fields.text("description");
        Optional<NodeDefinition> node =
                switch (type.get()) {
                    case "start" -> Optional.of(new StartNode(id, names(fields, "next", true)));
                    case "end" ->
                            Optional.of(new EndNode(id, join(fields), tree(fields, "outputs")));
                    case "task" -> task(id, fields);
                    default ->
                            new ConditionalReader(scalars, problems, this)
                                    .read(id, join(fields), fields);
                };
        fields.refuseOthers();
        return node;
    }

    /** Keeps the edges of a node whose type is not known, so that the graph around it is whole. */
    private NodeDefinition standIn(NodeId id, Fields fields) {
        List<NodeId> next = new ArrayList<>();
        for (String key : List.of("next", "on_true", "on_false")) {
            next.addAll(names(fields, key, false));
        }
        Branch all = new Branch("unread", null, next);
        return new ConditionalNode(id, join(fields), null, List.of(all));
    }

    private Optional<NodeDefinition> task(NodeId id, Fields fields) {
        Optional<HandlerName> handler = fields.required("handler", HandlerName::new);
        Optional<QueueName> queue = fields.required("queue", QueueName::new);
        Duration timeout =
                fields.integer("timeout_seconds", 1, LONGEST_SECONDS)
                        .map(Duration::ofSeconds)
                        .orElse(TaskSpec.DEFAULT_TIMEOUT);
        RetryPolicy retry = fields.fields("retry").map(this::retry).orElse(RetryPolicy.DEFAULT);
        Map<String, @Nullable Object> params = tree(fields, "params");
        List<NodeId> next = names(fields, "next", false);
        Join join = join(fields);
        TaskSpec spec =
                new TaskSpec(
                        handler.orElse(new HandlerName("unknown")),
                        queue.orElse(new QueueName("unknown")),
                        params,
                        timeout,
                        retry);
        return Optional.of(new TaskNode(id, join, next, spec));
    }

    private RetryPolicy retry(Fields fields) {
        RetryPolicy usual = RetryPolicy.DEFAULT;
        int attempts = fields.integer("max_attempts", 0, 1000).orElse(usual.maxAttempts());
        Backoff backoff =
                fields.text("backoff")
                        .flatMap(text -> fields.formed("backoff", text, NodeReader::backoff))
                        .orElse(usual.backoff());
        Optional<Duration> givenInitial = seconds(fields, "initial_delay_seconds");
        Optional<Duration> givenLongest = seconds(fields, "max_delay_seconds");
        // Where one is given alone, the usual other must not contradict it.
        Duration initial =
                givenInitial.orElse(
                        Collections.min(
                                List.of(
                                        usual.initialDelay(),
                                        givenLongest.orElse(usual.initialDelay()))));
        Duration longest = givenLongest.orElse(Collections.max(List.of(usual.maxDelay(), initial)));
        fields.refuseOthers();
        if (longest.compareTo(initial) < 0) {
            problems.error(
                    "BAD_VALUE",
                    "max_delay_seconds (%s) is below initial_delay_seconds (%s)"
                            .formatted(longest.toSeconds(), initial.toSeconds()),
                    fields.at("max_delay_seconds"),
                    fields.mapping());
            return usual;
        }
        return new RetryPolicy(attempts, backoff, initial, longest);
    }

    private Optional<Duration> seconds(Fields fields, String key) {
        return fields.number(key)
                .flatMap(number -> {
                    double seconds = number.doubleValue();
                    if (seconds < 0 || seconds > LONGEST_SECONDS) {
                        String message =
                                "'%s' must lie within 0 and %d, not be %s"
                                        .formatted(key, LONGEST_SECONDS, number);
                        Node where = fields.node(key).orElse(fields.mapping());
                        problems.error("BAD_VALUE", message, fields.at(key), where);
                        return Optional.empty();
                    }
                    return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
                });
    }

    private Join join(Fields fields) {
        Optional<Fields> dependsOn = fields.fields("depends_on");
        if (dependsOn.isEmpty()) {
            return Join.NONE;
        }
        Join join =
                new Join(
                        names(dependsOn.get(), "all_of", false),
                        names(dependsOn.get(), "any_of", false));
        dependsOn.get().refuseOthers();
        return join;
    }

    /** A name, or a list of names. */
    List<NodeId> names(Fields fields, String key, boolean required) {
        Optional<Node> node = required ? fields.required(key) : fields.node(key);
        List<NodeId> names = new ArrayList<>();
        if (node.isPresent()) {
            List<Node> elements =
                    node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get());
            elements.forEach(element -> name(fields, key, element).ifPresent(names::add));
        }
        return names.stream().distinct().toList();
    }

    private Optional<NodeId> name(Fields fields, String key, Node element) {
        if (element instanceof ScalarNode scalar && scalars.value(scalar) instanceof String text) {
            return fields.formed(key, text, NodeId::new);
        }
        fields.wrongType(key, "a node's name or a list of such", element);
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // a mapping becomes a map with strings as keys
    private Map<String, @Nullable Object> tree(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            Object value = scalars.value(mapping, fields.at(key));
            return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
        }
        node.ifPresent(other -> fields.wrongType(key, "a mapping", other));
        return Map.of();
    }

    private static String type(String text) {
        if (!TYPES.contains(text)) {
            throw new IllegalArgumentException(
                    "'%s' is no type of a node%s (there are %s)"
                            .formatted(text, Nearest.hint(text, TYPES), String.join(", ", TYPES)));
        }
        return text;
    }

    private static Backoff backoff(String text) {
        List<String> names = Arrays.stream(Backoff.values()).map(Backoff::wireName).toList();
        return Arrays.stream(Backoff.values())
                .filter(backoff -> backoff.wireName().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no backoff%s (there are %s)"
                                        .formatted(
                                                text,
                                                Nearest.hint(text, names),
                                                String.join(", ", names))));
    }
}
