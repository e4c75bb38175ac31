package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a node's {@code depends_on} says, beside the {@code next} edges that lead to it.
 *
 * @param allOf each must be COMPLETED or SKIPPED
 * @param anyOf at least one must be COMPLETED and the rest ended
 */
public record Join(List<NodeId> allOf, List<NodeId> anyOf) {

    public static final Join NONE = new Join(List.of(), List.of());

    public Join {
        allOf = List.copyOf(allOf);
        anyOf = List.copyOf(anyOf);
    }

    /** All of them. */
    public Stream<NodeId> names() {
        return Stream.concat(allOf.stream(), anyOf.stream());
    }
}
