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
}
