package org.dagmaster.adapter.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a fan_out or a fan_in. */
final class FanReader {

    /** Neither a path nor a template: a key is one step. */
    private static final Pattern FIELD = Pattern.compile("[^\\s.\\[\\]{}$]{1,200}");

    private final Scalars scalars;
    private final EdgeReader edges;
    private final TaskReader tasks;

    FanReader(Scalars scalars, EdgeReader edges, TaskReader tasks) {
        this.scalars = scalars;
        this.edges = edges;
        this.tasks = tasks;
    }

    FanOutNode fanOut(NodeId id, Join join, Fields fields) {
        fields.advise("in a fan_out it stands below 'task'", TaskReader.KEYS);
        List<NodeId> next = edges.names(fields, "next", false);
        Object source = fields.required("source").map(node -> source(node, fields)).orElse(null);
        Optional<Fields> task =
                fields.required("task").isPresent() ? fields.fields("task") : Optional.empty();
        TaskSpec spec = task.map(this::task).orElse(TaskReader.UNREAD);
        return new FanOutNode(id, join, next, source, spec);
    }

    private @Nullable Object source(Node node, Fields fields) {
        Object source = scalars.value(node, fields.at("source"));
        if (source == null) {
            fields.wrongType("source", "a reference or a list", node);
        }
        return source;
    }

    private TaskSpec task(Fields fields) {
        fields.advise(
                "it belongs to the fan_out, beside 'task'",
                List.of("next", "depends_on", "source", "description"));
        TaskSpec spec = tasks.read(fields);
        fields.refuseOthers();
        return spec;
    }

    FanInNode fanIn(NodeId id, Join join, Fields fields) {
        AggregationKind aggregation =
                fields.word("aggregation", AggregationKind.values(), AggregationKind::wireName)
                        .orElse(AggregationKind.COLLECT);
        OnChildFailure onFailure =
                fields.word("on_child_failure", OnChildFailure.values(), OnChildFailure::wireName)
                        .orElse(OnChildFailure.FAIL);
        String field =
                fields.text("field")
                        .flatMap(text -> fields.literal("field", text, FanReader::field))
                        .orElse(null);
        List<NodeId> next = edges.names(fields, "next", false);
        return new FanInNode(id, join, next, aggregation, field, onFailure);
    }

    private static String field(String text) {
        if (!FIELD.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%.60s' is no key of a child's output: name one, such as size_mb, without dots"
                            .formatted(text));
        }
        return text;
    }
}
