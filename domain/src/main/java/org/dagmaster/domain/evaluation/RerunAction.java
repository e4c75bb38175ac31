package org.dagmaster.domain.evaluation;

import org.dagmaster.domain.evaluation.ActionOutcome.Done;
import org.dagmaster.domain.evaluation.ActionOutcome.Nothing;
import org.dagmaster.domain.evaluation.ActionOutcome.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.NodeId;

/** Runs a node and all that follows it again, on what the nodes before it gave. */
record RerunAction(NodeIntervention hand) {

    ActionOutcome act(NodeId node) {
        if (hand.graph().child(node).isPresent()) {
            return new Refused(
                    new ErrorCode("NODE_IS_CHILD"),
                    "'%s' is a child: rerun its fan_out '%s', or retry the child"
                            .formatted(node, hand.graph().child(node).get().fanOut()));
        }
        if (!hand.graph().definition().nodes().containsKey(node)) {
            return NodeIntervention.unknown(node);
        }
        NodeState state = hand.moves().state(node);
        boolean untouched = state instanceof NodeState.Pending;
        boolean neverRan = state instanceof NodeState.Cancelled && state.attempt() == 0;
        if (untouched || neverRan) {
            return new Refused(
                    new ErrorCode("NODE_NOT_RUN"),
                    "'%s' is %s and has not run: there is nothing to run again; retry what failed before it"
                            .formatted(node, NodeIntervention.word(state)));
        }
        boolean waits = state instanceof NodeState.Ready ready && ready.notBefore() != null;
        if (state.status().isInFlight() || state instanceof NodeState.Ready && !waits) {
            return new Nothing("'%s' is being run already".formatted(node));
        }
        hand.begin();
        hand.putBackWithChildren(node);
        hand.putBackDownstream(node);
        hand.putBackCancelled();
        return new Done();
    }
}
