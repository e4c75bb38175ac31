package org.dagmaster.domain.evaluation;

import java.util.Locale;
import org.dagmaster.domain.evaluation.ActionOutcome.Done;
import org.dagmaster.domain.evaluation.ActionOutcome.Nothing;
import org.dagmaster.domain.evaluation.ActionOutcome.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.StartNode;

/** Goes on without a node: it is SKIPPED, as if on a branch that was not taken. */
record SkipAction(NodeIntervention hand) {

    ActionOutcome act(NodeId node) {
        if (hand.graph().child(node).isPresent()) {
            return new Refused(
                    new ErrorCode("NODE_IS_CHILD"),
                    "'%s' is a child: skip its fan_out, or let the fan_in collect failures"
                            .formatted(node));
        }
        NodeDefinition definition = hand.graph().definition().nodes().get(node);
        if (definition == null) {
            return NodeIntervention.unknown(node);
        }
        NodeState state = hand.moves().state(node);
        if (state instanceof NodeState.Skipped) {
            return new Nothing("'%s' is skipped already".formatted(node));
        }
        if (definition instanceof StartNode || definition instanceof EndNode) {
            return new Refused(
                    new ErrorCode("NODE_NOT_SKIPPABLE"),
                    "'%s' is a %s: a job cannot do without; cancel the job, or skip what leads there"
                            .formatted(node, definition.typeName()));
        }
        if (state instanceof NodeState.Completed || hand.jobStatus() == JobStatus.COMPLETED) {
            return new Refused(
                    new ErrorCode("NODE_ENDED"),
                    "'%s' is %s and the job %s: there is nothing to skip"
                            .formatted(
                                    node,
                                    NodeIntervention.word(state),
                                    hand.jobStatus().name().toLowerCase(Locale.ROOT)));
        }
        hand.begin();
        if (!(state instanceof NodeState.Pending) && !(state instanceof NodeState.Ready)) {
            hand.putBack(node);
            hand.reviveGatherers(node);
        }
        hand.moves().touched().putIfAbsent(node, state);
        hand.moves().move(node, new NodeState.Skipped(state.attempt()));
        hand.moves().event(hand.now(), EventType.NODE_SKIPPED, node, hand.detail());
        hand.putBackCancelled();
        return new Done();
    }
}
