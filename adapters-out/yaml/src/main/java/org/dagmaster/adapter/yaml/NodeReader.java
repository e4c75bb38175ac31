package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the section {@code nodes}. */
final class NodeReader {

    private static final List<String> TYPES =
            List.of("start", "end", "task", "conditional", "fan_out", "fan_in");
    private static final int MOST_NODES = 10_000;

    private final Scalars scalars;
    private final Problems problems;
    private final TaskReader tasks;

    NodeReader(Scalars scalars, Problems problems) {
        this.scalars = scalars;
        this.problems = problems;
        this.tasks = new TaskReader(problems);
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
                            Optional.of(new EndNode(id, join(fields), fields.tree("outputs")));
                    case "task" -> Optional.of(task(id, fields));
                    case "fan_out" -> Optional.of(fanOut(id, fields));
                    case "fan_in" -> Optional.of(fanIn(id, fields));
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

    private TaskNode task(NodeId id, Fields fields) {
        List<NodeId> next = names(fields, "next", false);
        return new TaskNode(id, join(fields), next, tasks.read(fields));
    }

    private FanOutNode fanOut(NodeId id, Fields fields) {
        List<NodeId> next = names(fields, "next", false);
        Object source =
                fields.required("source")
                        .map(node -> scalars.value(node, fields.at("source")))
                        .orElse(null);
        Optional<Fields> task =
                fields.required("task").isPresent() ? fields.fields("task") : Optional.empty();
        TaskSpec spec = task.map(tasks::read).orElse(TaskReader.UNREAD);
        task.ifPresent(Fields::refuseOthers);
        return new FanOutNode(id, join(fields), next, source, spec);
    }

    private FanInNode fanIn(NodeId id, Fields fields) {
        AggregationKind aggregation =
                fields.word("aggregation", AggregationKind.values(), AggregationKind::wireName)
                        .orElse(AggregationKind.COLLECT);
        OnChildFailure onFailure =
                fields.word("on_child_failure", OnChildFailure.values(), OnChildFailure::wireName)
                        .orElse(OnChildFailure.FAIL);
        String field = fields.text("field").orElse(null);
        List<NodeId> next = names(fields, "next", false);
        return new FanInNode(id, join(fields), next, aggregation, field, onFailure);
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

    private static String type(String text) {
        if (!TYPES.contains(text)) {
            throw new IllegalArgumentException(
                    "'%s' is no type of a node%s (there are %s)"
                            .formatted(text, Nearest.hint(text, TYPES), String.join(", ", TYPES)));
        }
        return text;
    }
}
