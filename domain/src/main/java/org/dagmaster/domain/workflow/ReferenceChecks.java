package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that templates read what is there, and is there in time. */
final class ReferenceChecks {

    private static final List<String> ROOTS = List.of("inputs", "nodes", "job", "env");
    private static final List<String> CHILD_ROOTS = List.of("item", "index");
    private static final List<String> NODE_KEYS = List.of("output", "status");

    private final WorkflowDefinition workflow;
    private final Reach reach;
    private final Hints hints;
    private final List<String> nodeNames;
    private final Vocabulary vocabulary;
    private final Report report;

    ReferenceChecks(
            WorkflowDefinition workflow,
            Reach reach,
            Hints hints,
            Vocabulary vocabulary,
            Report report) {
        this.workflow = workflow;
        this.vocabulary = vocabulary;
        this.hints = hints;
        nodeNames = workflow.nodes().keySet().stream().map(NodeId::value).toList();
        this.reach = reach;
        this.report = report;
    }

    void check(Map<String, List<TemplateReference>> references) {
        references.forEach((at, all) -> all.forEach(reference -> check(reference, at)));
    }

    private void check(TemplateReference reference, String at) {
        switch (reference.root()) {
            case "inputs" -> input(reference, at);
            case "nodes" -> node(reference, at);
            case "job" -> {
                if (!reference.path().equals(List.of("id"))) {
                    report.error(
                            "BAD_REFERENCE",
                            "%s: of the job, ${job.id} can be read".formatted(reference),
                            at);
                }
            }
            case "env" -> variable(reference, at);
            default -> other(reference, at);
        }
    }

    private void variable(TemplateReference reference, String at) {
        String name = String.join(".", reference.path());
        if (!vocabulary.environment().contains(name)) {
            report.error(
                    "ENV_NOT_ALLOWED",
                    "%s: templates may not read the variable '%s'%s; the setting workflows.env lists those they may"
                            .formatted(reference, name, hints.hint(name, vocabulary.environment())),
                    at);
        }
    }

    /** {@code item} and {@code index} are there for the children of a fan_out. */
    private void other(TemplateReference reference, String at) {
        boolean ofChild = CHILD_ROOTS.contains(reference.root());
        if (ofChild && isChildParam(at)) {
            return;
        }
        if (ofChild) {
            report.error(
                    "NO_CHILD",
                    "%s can be read in the params of a fan_out's task only".formatted(reference),
                    at);
            return;
        }
        List<String> known = new ArrayList<>(ROOTS);
        if (isChildParam(at)) {
            known.addAll(CHILD_ROOTS);
        }
        report.error(
                "UNKNOWN_ROOT",
                "%s starts at nothing that is known%s (there are %s)"
                        .formatted(
                                reference,
                                hints.hint(reference.root(), known),
                                String.join(", ", known)),
                at);
    }

    private boolean isChildParam(String at) {
        String[] path = at.split("\\.", 4);
        return path.length > 2
                && path[2].equals("task")
                && NodeId.isValid(path[1])
                && workflow.nodes().get(new NodeId(path[1])) instanceof FanOutNode;
    }

    private void input(TemplateReference reference, String at) {
        if (reference.path().isEmpty()) {
            return;
        }
        String name = reference.path().getFirst();
        if (!workflow.inputs().containsKey(name)) {
            String hint = hints.hint(name, workflow.inputs().keySet());
            report.error(
                    "UNDECLARED_INPUT",
                    "%s reads the input '%s', which is not declared%s"
                            .formatted(reference, name, hint),
                    at);
        }
    }

    private void node(TemplateReference reference, String at) {
        if (reference.path().isEmpty()) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: name the node and what to read, such as ${nodes.NAME.output.KEY}"
                            .formatted(reference),
                    at);
            return;
        }
        String name = reference.path().getFirst();
        Optional<NodeId> known =
                Optional.of(name)
                        .filter(NodeId::isValid)
                        .map(NodeId::new)
                        .filter(workflow.nodes()::containsKey);
        if (known.isEmpty()) {
            report.error(
                    "UNKNOWN_NODE",
                    "%s reads the node '%s', which is not there%s"
                            .formatted(reference, name, hints.hint(name, nodeNames)),
                    at);
            return;
        }
        String key = reference.path().size() < 2 ? "" : reference.path().get(1);
        if (!NODE_KEYS.contains(key)) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: of a node, 'output' and 'status' can be read%s"
                            .formatted(reference, hints.hint(key, NODE_KEYS)),
                    at);
        }
        if (key.equals("status") && reference.path().size() > 2) {
            report.error(
                    "BAD_NODE_REFERENCE",
                    "%s: the status of a node is a word and has no keys".formatted(reference),
                    at);
        }
        NodeId reader = new NodeId(at.split("\\.", 3)[1]);
        if (!reach.isUpstream(known.get(), reader)) {
            report.error(
                    "NOT_UPSTREAM",
                    "%s reads the node '%s', which does not come before '%s'"
                            .formatted(reference, name, reader),
                    at);
        }
    }
}
