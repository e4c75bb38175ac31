package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.adapter.yaml.ConditionSyntax;
import org.dagmaster.adapter.yaml.jinja.Conditions.Parts;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Piece.Printed;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Rewrites a conditional: what it asks, and the ways out of it. */
final class Conditionals {

    private final Workbench bench;
    private final Conditions conditions;

    Conditionals(Workbench bench) {
        this.bench = bench;
        this.conditions = new Conditions(bench.translator());
    }

    void rewrite(Entries node) {
        if (node.has("condition")) {
            node.scalar("condition").ifPresent(this::condition);
            bench.rename(node.value("on_true").orElse(null));
            bench.rename(node.value("on_false").orElse(null));
            new TwoWays(bench).rewrite(node);
        } else {
            Optional<String> subject = node.scalar("condition_field").flatMap(this::subject);
            node.value("branches").ifPresent(branches -> branches(node, branches, subject));
        }
    }

    private void condition(ScalarNode scalar) {
        ScalarText source = ScalarText.of(scalar, bench.source());
        if (source.text().stripLeading().startsWith("${")) {
            return;
        }
        try {
            Parts parts = conditions.comparison(source.text());
            if (parts.subject().isEmpty()) {
                throw new Untranslatable(
                        Code.CONDITION, "'value' is known in branches only: name the reference", 0);
            }
            source.replaceAll(parts.text(), bench.draft().edits());
        } catch (Untranslatable refused) {
            bench.report(refused, source);
        }
    }

    /** Rewrites {@code condition_field}; the reference that it becomes, if it becomes one. */
    private Optional<String> subject(ScalarNode scalar) {
        ScalarText source = ScalarText.of(scalar, bench.source());
        String text = source.text();
        List<Piece> pieces = Piece.split(text);
        boolean isJinja = pieces.stream().anyMatch(piece -> !(piece instanceof Piece.Plain));
        if (isJinja) {
            bench.templates().value(scalar);
            return pieces.size() == 1 && pieces.getFirst() instanceof Printed printed
                    ? reference(text, printed.from(), printed.to())
                    : Optional.empty();
        }
        if (text.contains("${") || bench.draft().isOurs()) {
            return Optional.of(text.strip());
        }
        return field(source);
    }

    private Optional<String> reference(String text, int from, int to) {
        try {
            return Optional.of(
                    bench.translator().reference(ExpressionParser.parse(text, from, to)));
        } catch (Untranslatable _) {
            // The templates have told of it.
            return Optional.empty();
        }
    }

    /** A bare name was a key of what the node before gave. */
    private Optional<String> field(ScalarText source) {
        try {
            Expression read = ExpressionParser.parse(source.text(), 0, source.text().length());
            String subject = bench.translator().reference(fromUpstream(read));
            source.replaceAll(subject, bench.draft().edits());
            return Optional.of(subject);
        } catch (Untranslatable refused) {
            bench.report(refused, source);
            return Optional.empty();
        }
    }

    private static Expression fromUpstream(Expression read) {
        if (!(read instanceof Reference reference) || References.isRoot(reference.root())) {
            return read;
        }
        List<Expression.Step> path = new ArrayList<>();
        path.add(new Expression.Field("output"));
        if (!reference.root().equals("output")) {
            path.add(new Expression.Field(reference.root()));
        }
        path.addAll(reference.path());
        return new Reference("upstream", path, reference.at());
    }

    private void branches(Entries node, Node branches, Optional<String> subject) {
        List<Branch> read = new ArrayList<>();
        switch (branches) {
            case SequenceNode list ->
                    list.getValue()
                            .forEach(element ->
                                    listed(element, read.size() + 1).ifPresent(read::add));
            case MappingNode map -> read.addAll(new BranchMap(bench, conditions).rewrite(map));
            default ->
                    bench.report(
                            Code.BRANCH,
                            "'branches' is a list of mappings, each with name, condition and next",
                            bench.source().start(branches));
        }
        conditions(node, read, subject);
    }

    private Optional<Branch> listed(Node element, int number) {
        if (element instanceof MappingNode mapping) {
            return Optional.of(Branch.read(mapping, number, bench, conditions));
        }
        bench.report(
                Code.BRANCH,
                "a branch is a mapping with name, condition and next",
                bench.source().start(element));
        return Optional.empty();
    }

    /** Where each branch names what it compares, and all name the same, it moves to the node. */
    private void conditions(Entries node, List<Branch> branches, Optional<String> subject) {
        Set<String> subjects = new LinkedHashSet<>();
        branches.forEach(
                branch -> branch.parts().ifPresent(parts -> subjects.add(parts.subject())));
        boolean moves =
                !node.has("condition_field") && subjects.size() == 1 && !subjects.contains("");
        if (moves) {
            String moved = subjects.iterator().next();
            node.insertBefore("branches", "condition_field: " + YamlWords.quoted(moved));
        }
        Optional<String> asked = moves ? subjects.stream().findFirst() : subject;
        for (Branch branch : branches) {
            branch.parts().ifPresent(parts -> condition(branch, parts, asked));
        }
    }

    private void condition(Branch branch, Parts parts, Optional<String> subject) {
        ScalarText source = ScalarText.of(branch.condition().orElseThrow(), bench.source());
        boolean asksSame =
                parts.subject().isEmpty() || subject.filter(parts.subject()::equals).isPresent();
        if (!asksSame) {
            bench.report(
                    Code.CONDITION,
                    "the branch compares %s, and all branches compare what condition_field reads: put a second conditional behind this one"
                            .formatted(parts.subject()),
                    source.place(0));
            return;
        }
        String ours = parts.rest().isEmpty() ? "== true" : parts.rest();
        if (!says(source.text(), ours)) {
            source.replaceAll(ours, bench.draft().edits());
        }
    }

    private static boolean says(String text, String ours) {
        if (text.equals(ours)) {
            return true;
        }
        try {
            return ConditionSyntax.condition(text).equals(ConditionSyntax.condition(ours));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
