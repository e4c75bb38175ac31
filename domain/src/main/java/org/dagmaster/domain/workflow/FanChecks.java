package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.value.Values;

/** Checks of fan_outs and fan_ins: their names, their source, and that they belong together. */
final class FanChecks {

    private final WorkflowDefinition workflow;
    private final Map<String, List<TemplateReference>> references;
    private final Reach reach;
    private final Report report;

    FanChecks(
            WorkflowDefinition workflow,
            Map<String, List<TemplateReference>> references,
            Reach reach,
            Report report) {
        this.workflow = workflow;
        this.references = references;
        this.reach = reach;
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
                case FanInNode fanIn
                        when reach.isWhole() && gathering.sourcesOf(fanIn.id()).isEmpty() ->
                        nothingToGather(fanIn);
                default -> {}
            }
            childName(node);
        }
    }

    private void nothingToGather(FanInNode fanIn) {
        String before =
                workflow.nodes().keySet().stream()
                        .filter(workflow::isFanOut)
                        .filter(id -> reach.cycle().isEmpty() && reach.isUpstream(id, fanIn.id()))
                        .findFirst()
                        .map(id -> " ('%s' leads to it by way of others)".formatted(id))
                        .orElse("");
        report.error(
                "FAN_IN_WITHOUT_FAN_OUT",
                "no fan_out leads directly to '%s', so there is nothing to gather%s"
                        .formatted(fanIn.id(), before),
                "nodes." + fanIn.id());
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
        if (child.isPresent() && workflow.isFanOut(child.get().fanOut())) {
            report.error(
                    "CHILD_NAME",
                    "'%s' is the name of a child of the fan_out '%s'; take another"
                            .formatted(node.id(), child.get().fanOut()),
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
                noList("is a text, not a list: " + wanted(), at);
            } else if (isOne) {
                reference(read.getFirst(), at);
            }
        } else if (source != null) {
            noList("is of type " + Values.typeName(source) + ", not a list: " + wanted(), at);
        }
    }

    private void reference(TemplateReference reference, String at) {
        Optional<String> type = typeOf(reference);
        if (type.isPresent()) {
            noList("reads %s, which is %s: %s".formatted(reference, type.get(), wanted()), at);
        } else if (reference.optional()) {
            noList("has an alternate that is no list; leave it out", at);
        }
    }

    private void noList(String what, String at) {
        report.error("SOURCE_NO_LIST", "'source' " + what, at);
    }

    /** The type of what a reference reads, where that is known before a run and is no list. */
    private Optional<String> typeOf(TemplateReference reference) {
        return switch (reference.root()) {
            case "inputs" -> typeOfInput(reference.path());
            case "nodes" -> typeOfNode(reference.path());
            case "job", "env" -> Optional.of("a text");
            default -> Optional.empty();
        };
    }

    private Optional<String> typeOfInput(List<String> path) {
        if (path.size() != 1) {
            return path.isEmpty() ? Optional.of("an object") : Optional.empty();
        }
        return Optional.ofNullable(workflow.inputs().get(path.getFirst()))
                .filter(input -> input.type() != InputType.ARRAY)
                .map(input -> "of type " + input.type().wireName());
    }

    private static Optional<String> typeOfNode(List<String> path) {
        if (path.size() != 2) {
            return Optional.empty();
        }
        return switch (path.getLast()) {
            case "output" -> Optional.of("an object");
            case "status" -> Optional.of("a word");
            default -> Optional.empty();
        };
    }

    private static String wanted() {
        return "give one reference, such as \"${nodes.tiles.output.tiles}\", or a list";
    }
}
