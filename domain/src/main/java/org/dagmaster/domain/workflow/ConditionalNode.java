package org.dagmaster.domain.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fork: exactly one branch is taken.
 *
 * @param subject the template whose value the branches are tried on, in order ({@code
 *     condition_field}, or {@code condition} for the form with on_true and on_false)
 */
public record ConditionalNode(
        NodeId id, Join dependsOn, @Nullable Object subject, List<Branch> branches)
        implements NodeDefinition {

    public ConditionalNode {
        branches = List.copyOf(branches);
    }

    @Override
    public List<NodeId> next() {
        return branches.stream().flatMap(branch -> branch.next().stream()).distinct().toList();
    }

    @Override
    public String typeName() {
        return "conditional";
    }

    /**
     * The branch that a value takes: the first whose condition holds, else the default; null if
     * there is none.
     *
     * @throws IllegalArgumentException if a condition cannot be tried on the value
     */
    public @Nullable Branch branchFor(@Nullable Object value) {
        Branch fallback = null;
        for (Branch branch : branches) {
            if (branch.condition() == null) {
                fallback = branch;
            } else if (branch.condition().matches(value)) {
                return branch;
            }
        }
        return fallback;
    }
}
