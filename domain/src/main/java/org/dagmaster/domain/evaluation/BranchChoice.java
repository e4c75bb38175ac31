package org.dagmaster.domain.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.jspecify.annotations.Nullable;

/** Which branch of a conditional a value takes. */
sealed interface BranchChoice {

    /**
     * A branch is taken.
     *
     * @param output what the conditional gives: the branch and the value
     */
    record Taken(Map<String, @Nullable Object> output) implements BranchChoice {}

    /** No branch takes the value, and there is no default. */
    record None(String message) implements BranchChoice {}

    static BranchChoice of(ConditionalNode node, @Nullable Object value) {
        Branch taken;
        try {
            taken = node.branchFor(value);
        } catch (IllegalArgumentException e) {
            return new None(noBranch(node, value, e));
        }
        if (taken == null) {
            return new None(noBranch(node, value, null));
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put(Edge.BRANCH, taken.name());
        output.put("value", value);
        return new Taken(output);
    }

    private static String noBranch(
            ConditionalNode node, @Nullable Object value, @Nullable Exception cause) {
        String why = cause == null ? "" : " (" + cause.getMessage() + ")";
        return "no branch of '%s' takes the value %s%s; add a branch for it or a default"
                .formatted(node.id(), value, why);
    }
}
