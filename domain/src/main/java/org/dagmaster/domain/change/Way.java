package org.dagmaster.domain.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The way that a value takes out of a conditional.
 *
 * @param branch null where no branch takes it, and the node fails
 */
record Way(@Nullable String branch, Set<NodeId> next) {

    private static final Way NONE = new Way(null, Set.of());

    static Way of(ConditionalNode node, @Nullable Object value) {
        try {
            Branch branch = node.branchFor(value);
            return branch == null ? NONE : new Way(branch.name(), Set.copyOf(branch.next()));
        } catch (IllegalArgumentException _) {
            // A value that cannot be compared fails the node as one that no branch takes.
            return NONE;
        }
    }

    boolean leadsWhere(Way other) {
        return (branch == null) == (other.branch == null) && next.equals(other.next);
    }

    /** Where it leads. */
    String words() {
        return Predecessors.listed(sorted());
    }

    private List<NodeId> sorted() {
        return next.stream().sorted().toList();
    }

    /** JSON-shaped; null where the node fails. */
    @Nullable Map<String, @Nullable Object> described() {
        if (branch == null) {
            return null;
        }
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("branch", branch);
        described.put("next", sorted().stream().map(NodeId::value).toList());
        return described;
    }
}
