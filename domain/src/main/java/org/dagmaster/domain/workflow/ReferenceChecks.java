package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that templates read what is there, and is there in time. */
final class ReferenceChecks {

    private static final List<String> ROOTS = List.of("inputs", "nodes", "job", "env");
    private static final List<String> CHILD_ROOTS = List.of("item", "index");

    private final WorkflowDefinition workflow;
    private final Hints hints;
    private final Vocabulary vocabulary;
    private final NodeReferenceChecks nodes;
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
        this.nodes = new NodeReferenceChecks(workflow, reach, hints, report);
        this.report = report;
    }

    void check(Map<String, List<TemplateReference>> references) {
        references.forEach((at, all) -> all.forEach(reference -> check(reference, at)));
    }

    private void check(TemplateReference reference, String at) {
        switch (reference.root()) {
            case "inputs" -> input(reference, at);
            case "nodes" -> nodes.check(reference, at);
            case "job" -> {
                if (!reference.path().equals(List.of("id"))) {
                    badReference(reference, "of the job, ${job.id} can be read", at);
                }
            }
            case "env" -> variable(reference, at);
            default -> other(reference, at);
        }
    }

    private void variable(TemplateReference reference, String at) {
        String name = String.join(".", reference.path());
        if (name.isEmpty()) {
            badReference(reference, "name the variable, such as ${env.REGION}", at);
        } else if (!vocabulary.environment().contains(name)) {
            report.error(
                    "ENV_NOT_ALLOWED",
                    "%s: templates may not read the variable '%s'%s (the setting template_env lists those they may)"
                            .formatted(reference, name, hints.hint(name, vocabulary.environment())),
                    at);
        }
    }

    /** {@code item} and {@code index} are there for the children of a fan_out. */
    private void other(TemplateReference reference, String at) {
        if (CHILD_ROOTS.contains(reference.root())) {
            child(reference, at);
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

    private void child(TemplateReference reference, String at) {
        if (!isChildParam(at)) {
            report.error(
                    "NO_CHILD",
                    "%s can be read in the params of a fan_out's task only".formatted(reference),
                    at);
        } else if (reference.root().equals("index") && !reference.path().isEmpty()) {
            badReference(reference, "the index is a number and has no keys", at);
        }
    }

    private void badReference(TemplateReference reference, String why, String at) {
        report.error("BAD_REFERENCE", reference + ": " + why, at);
    }

    private boolean isChildParam(String at) {
        String[] path = at.split("\\.", 4);
        return path.length > 2
                && path[2].equals("task")
                && NodeId.isValid(path[1])
                && workflow.isFanOut(new NodeId(path[1]));
    }

    private void input(TemplateReference reference, String at) {
        if (reference.path().isEmpty()) {
            return;
        }
        String name = reference.path().getFirst();
        InputDefinition input = workflow.inputs().get(name);
        if (input == null) {
            String hint = hints.hint(name, workflow.inputs().keySet());
            report.error(
                    "UNDECLARED_INPUT",
                    "%s reads the input '%s', which is not declared%s"
                            .formatted(reference, name, hint),
                    at);
        } else if (reference.path().size() > 1) {
            part(input, reference, at);
        }
    }

    /** What is read of an input must be something that its type has. */
    private void part(InputDefinition input, TemplateReference reference, String at) {
        String what =
                switch (input.type()) {
                    case STRING, INTEGER, NUMBER, BOOLEAN -> "has no keys";
                    case ARRAY ->
                            isIndex(reference.path().get(1)) ? "" : "is read by index, as [0]";
                    case OBJECT -> "";
                };
        if (!what.isEmpty()) {
            badReference(
                    reference,
                    "the input '%s' is of type %s and %s"
                            .formatted(input.name(), input.type().wireName(), what),
                    at);
        }
    }

    private static boolean isIndex(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
