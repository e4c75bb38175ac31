package org.dagmaster.domain.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way out of a conditional.
 *
 * @param condition null for the default branch, which is taken when no other matches
 */
public record Branch(String name, @Nullable Condition condition, List<NodeId> next) {

    public Branch {
        next = List.copyOf(next);
    }
}
