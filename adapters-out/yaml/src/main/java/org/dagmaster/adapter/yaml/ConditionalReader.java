package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.adapter.yaml.ConditionSyntax.Comparison;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeId;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a conditional, in both of its forms. */
final class ConditionalReader {

    /** Stands in for a condition that cannot be read; without one a branch is the default. */
    private static final Condition UNREADABLE = new Condition(Operator.EQUAL, null);

    private static final List<String> SHORT_FORM = List.of("condition", "on_true", "on_false");
    private static final List<String> LONG_FORM = List.of("condition_field", "branches");

    private final Problems problems;
    private final EdgeReader edges;

    ConditionalReader(Problems problems, EdgeReader edges) {
        this.problems = problems;
        this.edges = edges;
    }

    ConditionalNode read(NodeId id, Join join, Fields fields) {
        fields.advise("what follows a conditional stands in its branches", List.of("next"));
        boolean isShort = fields.hasAny(SHORT_FORM);
        boolean isLong = fields.hasAny(LONG_FORM);
        if (isShort && isLong) {
            problems.error(
                    "CONDITIONAL_FORM",
                    "a conditional has condition_field and branches, or condition, on_true and on_false, not both",
                    fields.at("branches"),
                    fields.key(fields.has("branches") ? "branches" : "condition_field"));
            problems.edgeUnread();
        }
        return isShort && !fields.has("branches")
                ? onTrueAndFalse(id, join, fields)
                : branches(id, join, fields);
    }

    private ConditionalNode branches(NodeId id, Join join, Fields fields) {
        String subject = fields.required("condition_field", text -> text).orElse(null);
        List<Branch> branches =
                fields.required("branches").map(node -> list(node, fields)).orElse(List.of());
        if (branches.isEmpty()) {
            problems.edgeUnread();
        }
        return new ConditionalNode(id, join, subject, branches);
    }

    /** {@code condition}, {@code on_true}, {@code on_false}: two branches. */
    private ConditionalNode onTrueAndFalse(NodeId id, Join join, Fields fields) {
        Optional<Comparison> comparison =
                fields.required("condition", text -> text)
                        .flatMap(text ->
                                fields.formed("condition", text, ConditionSyntax::comparison));
        Condition holds = comparison.map(Comparison::condition).orElse(null);
        Branch yes =
                new Branch(
                        "on_true",
                        holds == null ? new Condition(Operator.EQUAL, true) : holds,
                        edges.names(fields, "on_true", true));
        Branch no =
                new Branch(
                        "on_false",
                        holds == null ? new Condition(Operator.EQUAL, false) : null,
                        edges.names(fields, "on_false", true));
        problems.alias(fields.at("condition_field"), fields.at("condition"));
        problems.alias(fields.at("branches.0"), fields.at("on_true"));
        problems.alias(fields.at("branches.1"), fields.at("on_false"));
        String subject = comparison.map(Comparison::subject).orElse(null);
        return new ConditionalNode(id, join, subject, List.of(yes, no));
    }

    private List<Branch> list(Node node, Fields fields) {
        if (!(node instanceof SequenceNode sequence)) {
            fields.wrongType("branches", "a list", node);
            return List.of();
        }
        if (sequence.getValue().isEmpty()) {
            problems.error(
                    "BAD_VALUE",
                    "'branches' is empty: there is no way out",
                    fields.at("branches"),
                    node);
        }
        List<Branch> branches = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Node element : sequence.getValue()) {
            String at = fields.at("branches") + "." + branches.size();
            if (element instanceof MappingNode mapping) {
                Branch branch = branch(fields.below(mapping, at));
                if (!names.add(branch.name()) && !branch.name().isEmpty()) {
                    String message = "two branches are named '%s'".formatted(branch.name());
                    problems.error("DOUBLED_BRANCH", message, at, element);
                }
                branches.add(branch);
            } else {
                problems.error("WRONG_TYPE", "a branch must be a mapping", at, element);
                problems.edgeUnread();
            }
        }
        return branches;
    }

    private Branch branch(Fields fields) {
        String name = fields.required("name", text -> text).orElse("");
        boolean isDefault = fields.bool("default").orElse(false);
        Optional<Condition> condition =
                fields.text("condition")
                        .flatMap(text ->
                                fields.formed("condition", text, ConditionSyntax::condition));
        List<NodeId> next = edges.names(fields, "next", true);
        if (isDefault == fields.has("condition")) {
            problems.error(
                    "BAD_BRANCH",
                    "the branch '%s' must have either a condition or default: true".formatted(name),
                    fields.at("condition"),
                    fields.mapping());
        }
        fields.refuseOthers();
        return new Branch(name, isDefault ? null : condition.orElse(UNREADABLE), next);
    }
}
