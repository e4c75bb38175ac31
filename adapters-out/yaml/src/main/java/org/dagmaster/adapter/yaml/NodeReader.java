package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;

/** Reads the section {@code nodes}. */
final class NodeReader {

    private static final String[] TYPES = {
        "start", "end", "task", "conditional", "fan_out", "fan_in"
    };
    private static final int MOST_NODES = 10_000;

    private final Problems problems;
    private final EdgeReader edges;
    private final TaskReader tasks;
    private final FanReader fans;
    private final ConditionalReader conditionals;

    NodeReader(Scalars scalars, Problems problems) {
        this.problems = problems;
        this.edges = new EdgeReader(scalars, problems);
        this.tasks = new TaskReader(problems);
        this.fans = new FanReader(scalars, edges, tasks);
        this.conditionals = new ConditionalReader(problems, edges);
    }

    /** Empty if there are too many to be looked at. */
    Optional<Map<NodeId, NodeDefinition>> readAll(Fields section) {
        if (section.all().size() > MOST_NODES) {
            String message =
                    "%,d nodes, more than the %,d that a workflow may have"
                            .formatted(section.all().size(), MOST_NODES);
            problems.error("TOO_LARGE", message, "nodes", section.mapping());
            return Optional.empty();
        }
        Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
        for (String name : section.all().keySet()) {
            if (NodeId.isValid(name)) {
                NodeId id = new NodeId(name);
                nodes.put(
                        id,
                        section.fields(name)
                                .map(fields -> read(id, fields))
                                .orElseGet(() -> unread(id)));
            } else {
                String message =
                        "'%.80s' is no name of a node: use 1 to 64 of a-z, 0-9 and _"
                                .formatted(name);
                problems.error("BAD_NAME", message, section.at(name), section.key(name));
                problems.edgeUnread();
            }
        }
        return Optional.of(nodes);
    }

    private NodeDefinition read(NodeId id, Fields fields) {
        Optional<String> type = fields.required("type", NodeReader::type);
        if (type.isEmpty()) {
            return standIn(id, fields);
        }
        fields.text("description");
        NodeDefinition node =
                switch (type.get()) {
                    case "start" -> start(id, fields);
                    case "end" -> end(id, fields);
                    case "task" -> task(id, fields);
                    case "fan_out" -> fans.fanOut(id, edges.join(fields), fields);
                    case "fan_in" -> fans.fanIn(id, edges.join(fields), fields);
                    default -> conditionals.read(id, edges.join(fields), fields);
                };
        fields.refuseOthers();
        return node;
    }

    /** Keeps the edges of a node whose type is not known, so that the graph around it is whole. */
    private NodeDefinition standIn(NodeId id, Fields fields) {
        problems.edgeUnread();
        List<NodeId> next = new ArrayList<>();
        for (String key : List.of("next", "on_true", "on_false")) {
            next.addAll(edges.names(fields, key, false));
        }
        return new TaskNode(id, edges.join(fields), next, TaskReader.UNREAD);
    }

    /** Is there, so that nothing that names it is told to name nothing. */
    private NodeDefinition unread(NodeId id) {
        problems.edgeUnread();
        return new TaskNode(id, Join.NONE, List.of(), TaskReader.UNREAD);
    }

    private StartNode start(NodeId id, Fields fields) {
        fields.advise("nothing comes before the start", List.of("depends_on"));
        return new StartNode(id, edges.names(fields, "next", true));
    }

    private EndNode end(NodeId id, Fields fields) {
        fields.advise("nothing follows an end", List.of("next"));
        return new EndNode(id, edges.join(fields), fields.tree("outputs"));
    }

    private TaskNode task(NodeId id, Fields fields) {
        List<NodeId> next = edges.names(fields, "next", false);
        return new TaskNode(id, edges.join(fields), next, tasks.read(fields));
    }

    private static String type(String text) {
        return Words.oneOf(text, "type of a node", TYPES, Function.identity());
    }
}
