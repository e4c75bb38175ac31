package org.dagmaster.domain.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the children of the fan_outs that lead directly to it, in the order of the file and of
 * their indexes. A fan_out that was skipped adds nothing.
 *
 * @param field the key of each child's output that is gathered; null for the whole output, or for
 *     its only number ({@code sum}) or list ({@code concat})
 */
public record FanInNode(
        NodeId id,
        Join dependsOn,
        List<NodeId> next,
        AggregationKind aggregation,
        @Nullable String field,
        OnChildFailure onChildFailure)
        implements NodeDefinition {

    public FanInNode {
        next = List.copyOf(next);
    }

    @Override
    public String typeName() {
        return "fan_in";
    }
}
