package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.evaluation.ActionOutcome.Effect;
import org.dagmaster.domain.evaluation.ActionOutcome.Kind;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What an operator's action means for each node: seen from the states before and after. */
final class Effects {

    private Effects() {}

    /**
     * @param children the states of children in numbers, as they were before
     */
    static List<Effect> of(
            Job before, Job after, JobMoves moves, Map<NodeId, Map<NodeStatus, Integer>> children) {
        Map<NodeId, NodeState> concerned = new LinkedHashMap<>(moves.touched());
        for (NodeId node : moves.changedNodes()) {
            boolean gone =
                    after.node(node) instanceof NodeState.Skipped
                            || after.node(node) instanceof NodeState.Cancelled;
            if (gone && !after.node(node).status().equals(before.node(node).status())) {
                concerned.putIfAbsent(node, before.node(node));
            }
        }
        List<Effect> effects = new ArrayList<>();
        concerned.forEach((node, was) -> {
            Kind kind = kind(was, moves.state(node));
            int count = count(was, moves.changedTogether(node), children.get(node), kind);
            effects.add(new Effect(node, was.status(), kind, count));
        });
        return effects;
    }

    private static Kind kind(NodeState before, NodeState after) {
        return switch (after) {
            case NodeState.Skipped _ -> Kind.SKIP;
            case NodeState.Cancelled _ -> Kind.CANCEL;
            default -> {
                boolean hadRun = before.attempt() > 0 || before instanceof NodeState.Failed;
                yield hadRun ? Kind.RUN_AGAIN : Kind.RESET;
            }
        };
    }

    /** How many children run again, or are given up. */
    private static int count(
            NodeState before,
            Set<NodeStatus> together,
            @Nullable Map<NodeStatus, Integer> states,
            Kind kind) {
        if (states == null) {
            return 0;
        }
        boolean givenUp = before instanceof NodeState.FanningOut && together.isEmpty();
        boolean rerun = before instanceof NodeState.FanningOut && together.size() > 1;
        int count = 0;
        for (Map.Entry<NodeStatus, Integer> state : states.entrySet()) {
            boolean isLive = !state.getKey().isTerminal() && state.getKey() != NodeStatus.PENDING;
            boolean runsAgain = together.contains(state.getKey()) || rerun && isLive;
            boolean isGivenUp = givenUp && isLive && kind != Kind.RUN_AGAIN;
            count += runsAgain || isGivenUp ? state.getValue() : 0;
        }
        return count;
    }
}
