package org.dagmaster.domain.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Makes the boxes of a picture. */
final class Boxes {

    private static final Pattern ONE_REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    private Boxes() {}

    static List<PictureNode> of(WorkflowDefinition workflow) {
        List<PictureNode> boxes = new ArrayList<>();
        for (NodeDefinition node : workflow.nodes().values()) {
            boxes.add(box(node));
            if (node instanceof FanOutNode fanOut) {
                boxes.add(children(fanOut));
            }
        }
        return boxes;
    }

    private static PictureNode box(NodeDefinition node) {
        return switch (node) {
            case StartNode _ -> box(node, NodeKind.START, List.of(), Map.of());
            case EndNode _ -> box(node, NodeKind.END, List.of(), Map.of());
            case TaskNode task -> box(node, NodeKind.TASK, lines(task.task()), facts(task.task()));
            case ConditionalNode conditional -> conditional(conditional);
            case FanOutNode fanOut -> fanOut(fanOut);
            case FanInNode fanIn -> fanIn(fanIn);
        };
    }

    private static PictureNode box(
            NodeDefinition node, NodeKind kind, List<String> lines, Map<String, String> facts) {
        String id = node.id().value();
        return new PictureNode(id, kind, node.id(), id, lines, facts);
    }

    private static PictureNode conditional(ConditionalNode node) {
        String subject = written(node.subject());
        return box(
                node,
                NodeKind.CONDITIONAL,
                List.of(bare(subject)),
                Map.of("condition_field", subject));
    }

    private static PictureNode fanOut(FanOutNode node) {
        String source =
                node.source() instanceof List<?> list
                        ? list.size() + " elements"
                        : bare(written(node.source()));
        return box(
                node,
                NodeKind.FAN_OUT,
                List.of("for each of " + source),
                Map.of("source", written(node.source())));
    }

    private static PictureNode children(FanOutNode fanOut) {
        TaskSpec task = fanOut.task();
        return new PictureNode(
                PictureNode.childrenOf(fanOut.id()),
                NodeKind.CHILDREN,
                fanOut.id(),
                task.handler() + " × n",
                List.of(task.queue().value()),
                facts(task));
    }

    private static PictureNode fanIn(FanInNode node) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String aggregation = node.aggregation().wireName();
        facts.put("aggregation", aggregation);
        if (node.field() != null) {
            facts.put("field", node.field());
        }
        lines.add(node.field() == null ? aggregation : aggregation + " of " + node.field());
        if (node.onChildFailure() != OnChildFailure.FAIL) {
            facts.put("on_child_failure", node.onChildFailure().wireName());
            lines.add("failures too");
        }
        return box(node, NodeKind.FAN_IN, lines, facts);
    }

    private static List<String> lines(TaskSpec task) {
        return List.of(task.handler().value(), task.queue().value());
    }

    private static Map<String, String> facts(TaskSpec task) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("handler", task.handler().value());
        facts.put("queue", task.queue().value());
        return facts;
    }

    private static String written(@Nullable Object value) {
        return String.valueOf(value);
    }

    /** A text that is exactly one reference, without the signs around it. */
    private static String bare(String text) {
        Matcher reference = ONE_REFERENCE.matcher(text.strip());
        return reference.matches() ? reference.group(1) : text;
    }
}
