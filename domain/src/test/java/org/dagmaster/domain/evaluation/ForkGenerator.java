package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Makes up conditionals of two or three branches, and the values that turn them.
 *
 * @param inputs takes the values
 * @param taken takes the branch that each value takes; none for one that takes none
 */
record ForkGenerator(
        Random random, Map<String, @Nullable Object> inputs, Map<NodeId, String> taken) {

    private static final Condition SMALL = new Condition(Operator.LESS, 100);
    private static final Condition KNOWN = new Condition(Operator.IN, List.of(500, "big"));
    private static final Condition HUGE = new Condition(Operator.GREATER, 10_000);

    ConditionalNode fork(Draft draft) {
        List<@Nullable Condition> conditions = new ArrayList<>();
        conditions.add(SMALL);
        if (draft.branches.size() > 2) {
            conditions.add(KNOWN);
        }
        conditions.add(random.nextInt(3) == 0 ? HUGE : null);
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < draft.branches.size(); i++) {
            branches.add(new Branch("b" + i, conditions.get(i), draft.branches.get(i)));
        }
        turn(draft.id, branches);
        return new ConditionalNode(
                draft.id, draft.join(), "${inputs.%s}".formatted(draft.id), branches);
    }

    private void turn(NodeId fork, List<Branch> branches) {
        if (random.nextInt(150) == 0) {
            inputs.put(fork.value(), "a word is neither less nor more than a number");
            return;
        }
        Branch branch = branches.get(random.nextInt(branches.size()));
        inputs.put(fork.value(), valueFor(branch.condition()));
        taken.put(fork, branch.name());
    }

    private int valueFor(@Nullable Condition condition) {
        if (SMALL.equals(condition)) {
            return random.nextInt(100);
        }
        return KNOWN.equals(condition) ? 500 : 10_001;
    }
}
