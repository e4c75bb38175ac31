package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes a list of branches that are a mapping by name: <code>small: {condition: "< 100", next: a}
 * </code>, or {@code small: a}, where the name is the value that takes the branch.
 */
final class BranchMap {

    private static final Set<String> DEFAULTS = Set.of("default", "else", "otherwise", "_");

    private static final Pattern COMPARING = Pattern.compile("\\s*([<>]|==|!=|in\\b).*");

    private final Workbench bench;
    private final Conditions conditions;
    private final SourceText source;
    private final Edits edits;

    BranchMap(Workbench bench, Conditions conditions) {
        this.bench = bench;
        this.conditions = conditions;
        this.source = bench.source();
        this.edits = bench.draft().edits();
    }

    /** The branches that have a condition of their own, which is not rewritten yet. */
    List<Branch> rewrite(MappingNode branches) {
        boolean isFlow = SourceText.isFlow(branches);
        List<Branch> read = new ArrayList<>();
        Collection<NodeTuple> all = bench.entries(branches).all().values();
        if (all.size() < branches.getValue().size()) {
            // Half a list and half a mapping would be no YAML; what is wrong has been told.
            return read;
        }
        for (NodeTuple tuple : all) {
            ScalarNode key = (ScalarNode) tuple.getKeyNode();
            switch (tuple.getValueNode()) {
                case MappingNode branch -> read.add(branch(key, branch, isFlow));
                case Node target -> shortForm(key, target, isFlow);
            }
        }
        if (isFlow) {
            int start = source.start(branches);
            int end = source.end(branches);
            edits.replace(start, start + 1, "[");
            edits.replace(end - 1, end, "]");
        }
        return read;
    }

    private Branch branch(ScalarNode key, MappingNode branch, boolean isWithinFlow) {
        String dash = isWithinFlow ? "" : "- ";
        String name = "name: " + YamlWords.word(key.getValue());
        if (SourceText.isFlow(branch)) {
            String comma = branch.getValue().isEmpty() ? "" : ", ";
            edits.replace(source.start(key), source.start(branch) + 1, dash + "{" + name + comma);
        } else {
            int first = source.start(branch.getValue().getFirst().getKeyNode());
            int colon = source.text().indexOf(':', source.end(key));
            edits.replace(source.start(key), colon + 1, dash + name);
            int columns = source.column(source.start(key)) + 2 - source.column(first);
            new Lines(source, edits).shift(colon, source.end(branch), columns);
        }
        return Branch.read(branch, 0, bench, conditions);
    }

    /** The name is the value, unless it is a condition, or says that it is the default. */
    private void shortForm(ScalarNode key, Node target, boolean isWithinFlow) {
        String written =
                "{name: %s, %s, next: %s}"
                        .formatted(YamlWords.word(key.getValue()), way(key), targets(target));
        edits.replace(
                source.start(key),
                Math.max(source.end(key), source.end(target)),
                (isWithinFlow ? "" : "- ") + written);
    }

    private String way(ScalarNode key) {
        String text = key.getValue();
        if (DEFAULTS.contains(text)) {
            return "default: true";
        }
        Optional<Boolean> truth = key.isPlain() ? OldScalars.truth(text) : Optional.empty();
        boolean isPlain = Set.of(Tag.INT, Tag.FLOAT, Tag.NULL).contains(key.getTag());
        String condition =
                truth.isPresent() || isPlain
                        ? "== " + truth.map(String::valueOf).orElse(text)
                        : COMPARING.matcher(text).matches()
                                ? asked(key)
                                : "== '" + text.replace("'", "''") + "'";
        return "condition: " + YamlWords.quoted(condition);
    }

    /** What a name asks that is a condition itself. */
    private String asked(ScalarNode key) {
        ScalarText written = ScalarText.of(key, source);
        try {
            return conditions.ofBranch(written.text()).rest();
        } catch (Untranslatable refused) {
            bench.report(refused, written);
            return key.getValue();
        }
    }

    private String targets(Node target) {
        List<String> names =
                Targets.of(target).stream()
                        .map(ScalarNode::getValue)
                        .map(bench.names()::ours)
                        .map(YamlWords::word)
                        .toList();
        return target instanceof SequenceNode
                ? names.stream().collect(Collectors.joining(", ", "[", "]"))
                : String.join("", names);
    }
}
