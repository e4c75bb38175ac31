package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Map;

/** Checks whether well-formed nodes make a DAG that can run; tells all that is wrong at once. */
public final class DefinitionChecks {

    private final WorkflowDefinition workflow;
    private final Map<String, List<TemplateReference>> references;
    private final Report report;

    private DefinitionChecks(
            WorkflowDefinition workflow,
            Map<String, List<TemplateReference>> references,
            Report report) {
        this.workflow = workflow;
        this.references = references;
        this.report = report;
    }

    /**
     * @param references what each template reads, by the template's path (see {@link
     *     TemplateTexts})
     * @param vocabulary the handlers and variables that are known here
     * @param areEdgesWhole whether the definition has all nodes and edges that were written; if
     *     not, what seems to lead nowhere is not told
     */
    public static List<DefinitionProblem> check(
            WorkflowDefinition workflow,
            SourceMap positions,
            Map<String, List<TemplateReference>> references,
            Vocabulary vocabulary,
            boolean areEdgesWhole) {
        Report report = new Report(positions);
        Hints hints = new Hints();
        Reach reach = Reach.of(workflow, areEdgesWhole);
        DefinitionChecks checks = new DefinitionChecks(workflow, references, report);
        checks.startAndEnds();
        new EdgeChecks(workflow, hints, report).check();
        checks.conditionals();
        checks.shape(reach);
        new FanChecks(workflow, references, reach, report).check();
        new ReferenceChecks(workflow, reach, hints, vocabulary, report).check(references);
        new HandlerChecks(workflow, vocabulary, hints, report).check();
        OldTemplates.check(workflow, report);
        return report.problems();
    }

    private void startAndEnds() {
        List<NodeDefinition> starts = ofType(StartNode.class);
        if (starts.isEmpty()) {
            report.error(
                    "START_MISSING",
                    "there is no node of type start; a workflow has exactly one",
                    "nodes");
        }
        for (NodeDefinition extra : starts.subList(Math.min(1, starts.size()), starts.size())) {
            report.error(
                    "START_DOUBLED",
                    "'%s' is a second start beside '%s'"
                            .formatted(extra.id(), starts.getFirst().id()),
                    "nodes." + extra.id());
        }
        if (ofType(EndNode.class).isEmpty()) {
            report.error(
                    "END_MISSING",
                    "there is no node of type end; a workflow has one or more",
                    "nodes");
        }
    }

    private List<NodeDefinition> ofType(Class<? extends NodeDefinition> type) {
        return workflow.nodes().values().stream().filter(type::isInstance).toList();
    }

    private void conditionals() {
        for (NodeDefinition node : workflow.nodes().values()) {
            if (node instanceof ConditionalNode conditional) {
                defaultBranch(conditional);
                subject(conditional);
            }
        }
    }

    private void defaultBranch(ConditionalNode node) {
        long defaults = node.branches().stream().filter(b -> b.condition() == null).count();
        String at = "nodes." + node.id() + ".branches";
        if (defaults > 1) {
            report.error(
                    "DEFAULT_DOUBLED",
                    "%d branches are the default; there can be one".formatted(defaults),
                    at);
        } else if (defaults == 1 && node.branches().getLast().condition() != null) {
            report.error(
                    "DEFAULT_NOT_LAST",
                    "the default must be the last branch: it is taken when no other matches",
                    at);
        }
    }

    private void subject(ConditionalNode node) {
        String at = "nodes." + node.id() + ".condition_field";
        List<TemplateReference> read = references.get(at);
        if (read != null && read.isEmpty()) {
            report.error(
                    "CONDITION_CONSTANT",
                    "'condition_field' reads nothing, so that the same branch is always taken; write a reference such as \"${inputs.size_mb}\"",
                    at);
        }
    }

    private void shape(Reach reach) {
        if (!reach.cycle().isEmpty()) {
            List<String> names = reach.cycle().stream().map(NodeId::value).toList();
            report.error(
                    "CYCLE",
                    "the nodes run in a circle: %s -> %s"
                            .formatted(String.join(" -> ", names), names.getFirst()),
                    "nodes." + names.getFirst());
        }
        // Without a start nothing can be reached, without an end nothing leads there: told already.
        if (!ofType(StartNode.class).isEmpty()) {
            for (Reach.Stray stray : reach.unreachable()) {
                report.error(
                        "UNREACHABLE",
                        "no way from the start leads here" + others(stray, "to", "after"),
                        "nodes." + stray.node());
            }
        }
        if (!ofType(EndNode.class).isEmpty()) {
            for (Reach.Stray stray : reach.deadEnds()) {
                report.error(
                        "DEAD_END",
                        "no way from here leads to an end" + others(stray, "from", "before"),
                        "nodes." + stray.node());
            }
        }
    }

    private static String others(Reach.Stray stray, String way, String side) {
        return switch (stray.others()) {
            case 0 -> "";
            case 1 -> ", nor %s the node %s it".formatted(way, side);
            default -> ", nor %s the %,d nodes %s it".formatted(way, stray.others(), side);
        };
    }
}
