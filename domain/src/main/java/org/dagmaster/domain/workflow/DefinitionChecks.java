package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;

/** Checks whether well-formed nodes make a DAG that can run; tells all that is wrong at once. */
public final class DefinitionChecks {

    /** More than a person reads. */
    private static final int MOST = 500;

    private final WorkflowDefinition workflow;
    private final SourceMap positions;
    private final List<DefinitionProblem> problems = new ArrayList<>();
    private final Hints hints = new Hints();
    private final List<String> nodeNames;

    private DefinitionChecks(WorkflowDefinition workflow, SourceMap positions) {
        this.workflow = workflow;
        this.positions = positions;
        nodeNames = workflow.nodes().keySet().stream().map(NodeId::value).toList();
    }

    /**
     * @param references what each template reads, by the template's path (see {@link
     *     TemplateTexts})
     * @param vocabulary the handlers and variables that are known here
     */
    public static List<DefinitionProblem> check(
            WorkflowDefinition workflow,
            SourceMap positions,
            Map<String, List<TemplateReference>> references,
            Vocabulary vocabulary) {
        DefinitionChecks checks = new DefinitionChecks(workflow, positions);
        checks.startAndEnds();
        checks.targets();
        checks.branches();
        checks.handlers(vocabulary.handlers());
        new FanChecks(workflow, references, checks::error).check();
        Reach reach = Reach.of(workflow);
        checks.shape(reach);
        new ReferenceChecks(workflow, reach, checks.hints, vocabulary, checks::error)
                .check(references);
        checks.problems.sort(
                Comparator.comparingInt((DefinitionProblem problem) -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column()));
        return checks.problems;
    }

    private void startAndEnds() {
        List<NodeDefinition> starts = ofType(StartNode.class);
        if (starts.isEmpty()) {
            error(
                    "START_MISSING",
                    "there is no node of type start; a workflow has exactly one",
                    "nodes");
        }
        for (NodeDefinition extra : starts.subList(Math.min(1, starts.size()), starts.size())) {
            error(
                    "START_DOUBLED",
                    "'%s' is a second start beside '%s'"
                            .formatted(extra.id(), starts.getFirst().id()),
                    "nodes." + extra.id());
        }
        if (ofType(EndNode.class).isEmpty()) {
            error(
                    "END_MISSING",
                    "there is no node of type end; a workflow has one or more",
                    "nodes");
        }
    }

    private List<NodeDefinition> ofType(Class<? extends NodeDefinition> type) {
        return workflow.nodes().values().stream().filter(type::isInstance).toList();
    }

    private void targets() {
        for (NodeDefinition node : workflow.nodes().values()) {
            String at = "nodes." + node.id();
            if (node instanceof ConditionalNode conditional) {
                for (int i = 0; i < conditional.branches().size(); i++) {
                    next(node, conditional.branches().get(i).next(), at + ".branches." + i);
                }
            } else {
                next(node, node.next(), at);
            }
            node.dependsOn().allOf().forEach(from -> source(from, at + ".depends_on.all_of"));
            node.dependsOn().anyOf().forEach(from -> source(from, at + ".depends_on.any_of"));
        }
    }

    private void next(NodeDefinition node, List<NodeId> targets, String at) {
        for (NodeId target : targets) {
            target(target, at + ".next");
            if (workflow.nodes().get(target) instanceof StartNode) {
                error(
                        "START_HAS_INPUT",
                        "'%s' leads to the start".formatted(node.id()),
                        at + ".next");
            }
        }
    }

    private void source(NodeId source, String at) {
        target(source, at);
        if (workflow.nodes().get(source) instanceof EndNode) {
            error("END_HAS_FOLLOWER", "'%s' is an end; nothing follows it".formatted(source), at);
        }
    }

    private void target(NodeId target, String at) {
        if (!workflow.nodes().containsKey(target)) {
            error(
                    "UNKNOWN_TARGET",
                    "there is no node '%s'%s"
                            .formatted(target, hints.hint(target.value(), nodeNames)),
                    at);
        }
    }

    private void branches() {
        for (NodeDefinition node : workflow.nodes().values()) {
            if (node instanceof ConditionalNode conditional) {
                long defaults =
                        conditional.branches().stream().filter(b -> b.condition() == null).count();
                if (defaults > 1) {
                    error(
                            "DEFAULT_DOUBLED",
                            "%d branches are the default; there can be one".formatted(defaults),
                            "nodes." + node.id() + ".branches");
                } else if (defaults == 1 && conditional.branches().getLast().condition() != null) {
                    error(
                            "DEFAULT_NOT_LAST",
                            "the default must be the last branch: it is taken when no other matches",
                            "nodes." + node.id() + ".branches");
                }
            }
        }
    }

    private void handlers(Set<HandlerName> known) {
        List<String> names = known.stream().map(HandlerName::value).toList();
        for (NodeDefinition node : workflow.nodes().values()) {
            if (node instanceof WorkNode work && !known.contains(work.task().handler())) {
                String handler = work.task().handler().value();
                String part = node instanceof FanOutNode ? ".task.handler" : ".handler";
                String at = "nodes." + node.id() + part;
                String message =
                        "no handler '%s' is known here%s (queue %s may have it on another image)"
                                .formatted(
                                        handler, hints.hint(handler, names), work.task().queue());
                add(Severity.WARNING, "UNKNOWN_HANDLER", message, at);
            }
        }
    }

    private void shape(Reach reach) {
        if (!reach.cycle().isEmpty()) {
            List<String> names = reach.cycle().stream().map(NodeId::value).toList();
            error(
                    "CYCLE",
                    "the nodes run in a circle: %s -> %s"
                            .formatted(String.join(" -> ", names), names.getFirst()),
                    "nodes." + names.getFirst());
        }
        // Without a start nothing can be reached, without an end nothing leads there: told already.
        if (!ofType(StartNode.class).isEmpty()) {
            for (NodeId node : reach.unreachable()) {
                error("UNREACHABLE", "no way from the start leads here", "nodes." + node);
            }
        }
        if (!ofType(EndNode.class).isEmpty()) {
            for (NodeId node : reach.deadEnds()) {
                error("DEAD_END", "no way from here leads to an end", "nodes." + node);
            }
        }
    }

    private void error(String code, String message, String at) {
        add(Severity.ERROR, code, message, at);
    }

    private void add(Severity severity, String code, String message, String at) {
        if (problems.size() >= MOST) {
            return;
        }
        String[] path = at.split("\\.", 3);
        String node = path.length > 1 && path[0].equals("nodes") ? path[1] : null;
        problems.add(new DefinitionProblem(severity, code, message, node, positions.at(at)));
    }
}
