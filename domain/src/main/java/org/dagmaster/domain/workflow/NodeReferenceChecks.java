package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Optional;

/** Checks that references to nodes read what these have, and in time. */
final class NodeReferenceChecks {

    private static final List<String> KEYS = List.of("output", "status");

    private final WorkflowDefinition workflow;
    private final Reach reach;
    private final Hints hints;
    private final List<String> names;
    private final Report report;

    NodeReferenceChecks(WorkflowDefinition workflow, Reach reach, Hints hints, Report report) {
        this.workflow = workflow;
        this.reach = reach;
        this.hints = hints;
        this.names = workflow.nodes().keySet().stream().map(NodeId::value).toList();
        this.report = report;
    }

    void check(TemplateReference reference, String at) {
        List<String> path = reference.path();
        if (path.isEmpty()) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: name the node and what to read, such as ${nodes.NAME.output.KEY}"
                            .formatted(reference),
                    at);
            return;
        }
        String name = path.getFirst();
        NodeDefinition node = NodeId.isValid(name) ? workflow.nodes().get(new NodeId(name)) : null;
        if (node == null) {
            unknown(name, reference, at);
            return;
        }
        key(node, reference, at);
        NodeId reader = new NodeId(at.split("\\.", 3)[1]);
        if (!reach.isUpstream(node.id(), reader)) {
            report.error(
                    "NOT_UPSTREAM",
                    "%s reads the node '%s', which does not come before '%s'"
                            .formatted(reference, name, reader),
                    at);
        }
    }

    private void unknown(String name, TemplateReference reference, String at) {
        Optional<ChildId> child =
                Optional.of(name)
                        .filter(NodeId::isValid)
                        .flatMap(text -> ChildId.parse(new NodeId(text)))
                        .filter(id -> workflow.isFanOut(id.fanOut()));
        String instead =
                child.map(id ->
                                ": what children of the fan_out '%s' give is read from the fan_in that gathers them"
                                        .formatted(id.fanOut()))
                        .orElseGet(() -> hints.hint(name, names));
        report.error(
                "UNKNOWN_NODE",
                "%s reads the node '%s', which is not there%s".formatted(reference, name, instead),
                at);
    }

    private void key(NodeDefinition node, TemplateReference reference, String at) {
        List<String> path = reference.path();
        String key = path.size() < 2 ? "" : path.get(1);
        if (!KEYS.contains(key)) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: of a node, 'output' and 'status' can be read%s"
                            .formatted(reference, hints.hint(key, KEYS)),
                    at);
        } else if (key.equals("status") && path.size() > 2) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: the status of a node is a word and has no keys".formatted(reference),
                    at);
        } else if (path.size() > 2) {
            output(node, path.get(2), reference, at);
        }
    }

    private void output(NodeDefinition node, String key, TemplateReference reference, String at) {
        Optional<List<String>> known = OutputKeys.of(node);
        if (known.isEmpty() || known.get().contains(key)) {
            return;
        }
        String has = known.get().isEmpty() ? "is empty" : "has " + String.join(", ", known.get());
        String instead =
                node instanceof FanOutNode
                        ? "; what its children give is read from the fan_in that gathers them"
                        : hints.hint(key, known.get());
        report.error(
                "UNKNOWN_OUTPUT",
                "%s: the output of the %s '%s' %s%s"
                        .formatted(reference, node.typeName(), node.id(), has, instead),
                at);
    }
}
