package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.adapter.yaml.ConditionSyntax;
import org.dagmaster.adapter.yaml.jinja.Conditions.Parts;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A branch as it was read.
 *
 * @param condition where its condition stands; empty if it has none that can be carried over
 * @param parts what its condition says; there where {@code condition} is
 */
record Branch(Optional<ScalarNode> condition, Optional<Parts> parts) {

    private static final Set<String> KEYS = Set.of("name", "condition", "default", "next");

    /**
     * Rewrites all of a branch but its condition.
     *
     * @param number its place, from 1, after which it is named if it has no name; 0 if its name
     *     comes from elsewhere
     */
    static Branch read(MappingNode mapping, int number, Workbench bench, Conditions conditions) {
        Entries branch = bench.entries(mapping);
        branch.refuseOthers(KEYS, "a branch");
        bench.rename(branch.value("next").orElse(null));
        boolean isDefault = bench.truth(branch, "default");
        if (number > 0 && !branch.has("name")) {
            String name = isDefault ? "otherwise" : "branch_" + number;
            branch.insertFirst(List.of("name: " + name));
        } else if (number == 0 && branch.has("name")) {
            bench.report(Code.BRANCH, "the branch has two names: keep one", branch.at());
        }
        if (isDefault == branch.has("condition")) {
            bench.report(
                    Code.BRANCH,
                    isDefault
                            ? "the default branch has a condition, which was never asked: remove it"
                            : "the branch has no condition: give it one, or default: true",
                    branch.at());
            return new Branch(Optional.empty(), Optional.empty());
        }
        return branch.scalar("condition")
                .map(scalar -> read(scalar, bench, conditions))
                .orElse(new Branch(Optional.empty(), Optional.empty()));
    }

    private static Branch read(ScalarNode scalar, Workbench bench, Conditions conditions) {
        ScalarText source = ScalarText.of(scalar, bench.source());
        if (bench.draft().isOurs() && isValid(source.text())) {
            return new Branch(Optional.empty(), Optional.empty());
        }
        try {
            Parts parts = conditions.ofBranch(source.text());
            return new Branch(Optional.of(scalar), Optional.of(parts));
        } catch (Untranslatable refused) {
            bench.report(refused, source);
            return new Branch(Optional.empty(), Optional.empty());
        }
    }

    private static boolean isValid(String text) {
        try {
            ConditionSyntax.condition(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
