package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.value.Values;

/** Checks of fan_outs and fan_ins: their names, their source, and that they belong together. */
final class FanChecks {

    private final WorkflowDefinition workflow;
    private final Map<String, List<TemplateReference>> references;
    private final Report report;

    FanChecks(
            WorkflowDefinition workflow,
            Map<String, List<TemplateReference>> references,
            Report report) {
        this.workflow = workflow;
        this.references = references;
        this.report = report;
    }

    void check() {
        Gathering gathering = Gathering.of(workflow);
        for (NodeDefinition node : workflow.nodes().values()) {
            switch (node) {
                case FanOutNode fanOut -> {
                    name(fanOut);
                    source(fanOut);
                }
                case FanInNode fanIn when gathering.sourcesOf(fanIn.id()).isEmpty() ->
                        report.error(
                                "FAN_IN_WITHOUT_FAN_OUT",
                                "no fan_out leads directly to '%s', so there is nothing to gather"
                                        .formatted(fanIn.id()),
                                "nodes." + fanIn.id());
                default -> {}
            }
            childName(node);
        }
    }

    private void name(FanOutNode fanOut) {
        if (fanOut.id().value().length() > ChildId.LONGEST_PARENT) {
            report.error(
                    "BAD_NAME",
                    "the name of a fan_out has at most %d characters: its children are named after it"
                            .formatted(ChildId.LONGEST_PARENT),
                    "nodes." + fanOut.id());
        }
    }

    private void childName(NodeDefinition node) {
        Optional<ChildId> child = ChildId.parse(node.id());
        if (child.isPresent()
                && workflow.nodes().get(child.get().fanOut()) instanceof FanOutNode fanOut) {
            report.error(
                    "CHILD_NAME",
                    "'%s' is the name of a child of the fan_out '%s'; take another"
                            .formatted(node.id(), fanOut.id()),
                    "nodes." + node.id());
        }
    }

    /** A source must be able to yield a list: it is one, or it is exactly one reference. */
    private void source(FanOutNode fanOut) {
        String at = "nodes." + fanOut.id() + ".source";
        Object source = fanOut.source();
        if (source instanceof List<?> list) {
            if (list.size() > FanOutNode.MOST_CHILDREN) {
                report.error("TOO_LARGE", "a fan_out has at most 1,000,000 children", at);
            }
        } else if (source instanceof String text) {
            List<TemplateReference> read = references.getOrDefault(at, List.of());
            boolean isOne = read.size() == 1 && read.getFirst().text().equals(text);
            if (!isOne && references.containsKey(at)) {
                report.error("SOURCE_NO_LIST", "'source' is a text, not a list: " + wanted(), at);
            } else if (isOne) {
                input(read.getFirst(), at);
            }
        } else if (source != null) {
            String type = Values.typeName(source);
            report.error(
                    "SOURCE_NO_LIST",
                    "'source' is of type " + type + ", not a list: " + wanted(),
                    at);
        }
    }

    /** An input of another type can never yield a list. */
    private void input(TemplateReference reference, String at) {
        boolean isInput = reference.root().equals("inputs") && reference.path().size() == 1;
        InputDefinition input = isInput ? workflow.inputs().get(reference.path().getFirst()) : null;
        if (input != null && input.type() != InputType.ARRAY) {
            report.error(
                    "SOURCE_NO_LIST",
                    "'source' reads the input '%s', which is of type %s: a fan_out needs an array"
                            .formatted(input.name(), input.type().wireName()),
                    at);
        }
    }

    private static String wanted() {
        return "give one reference, such as \"${nodes.tiles.output.tiles}\", or a list";
    }
}
