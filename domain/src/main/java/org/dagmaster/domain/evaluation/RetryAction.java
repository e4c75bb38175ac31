package org.dagmaster.domain.evaluation;

import java.util.EnumSet;
import java.util.List;
import org.dagmaster.domain.evaluation.ActionOutcome.Done;
import org.dagmaster.domain.evaluation.ActionOutcome.Nothing;
import org.dagmaster.domain.evaluation.ActionOutcome.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Tries again what failed, with all its retries; what completed stays. */
record RetryAction(NodeIntervention hand) {

    ActionOutcome act(@Nullable NodeId node) {
        if (node == null) {
            return retryAll();
        }
        ActionOutcome obstacle = obstacle(node);
        if (obstacle != null) {
            return obstacle;
        }
        hand.begin();
        hand.graph().child(node).ifPresentOrElse(this::retryChild, () -> retryNode(node));
        hand.putBackCancelled();
        return new Done();
    }

    /** Why the node cannot, or need not, be tried again; null if it can. */
    private @Nullable ActionOutcome obstacle(NodeId node) {
        boolean isChild = hand.graph().child(node).isPresent();
        if (!isChild && !hand.graph().definition().nodes().containsKey(node)) {
            return NodeIntervention.unknown(node);
        }
        NodeState state = hand.moves().state(node);
        boolean hasFailedChildren = hand.hasFailedChildren(node);
        boolean isTried = state.status().isInFlight() || state instanceof NodeState.Ready;
        if (isTried && !waits(state) && !hasFailedChildren) {
            return new Nothing("'%s' is being tried already".formatted(node));
        }
        boolean wasGivenUp = state instanceof NodeState.Cancelled && hand.jobStatus().isTerminal();
        boolean failed = state instanceof NodeState.Failed || waits(state) || wasGivenUp;
        if (!failed && !hasFailedChildren) {
            return new Refused(
                    new ErrorCode("NODE_NOT_FAILED"),
                    "'%s' is %s: only what failed is tried again; rerun runs it and what follows again"
                            .formatted(node, NodeIntervention.word(state)));
        }
        if (hand.jobStatus() == JobStatus.COMPLETED && !isChild && !hasFailedChildren) {
            return new Refused(
                    new ErrorCode("JOB_COMPLETED"),
                    "the job completed without '%s'; rerun runs it and what follows again"
                            .formatted(node));
        }
        return null;
    }

    private static boolean waits(NodeState state) {
        return state instanceof NodeState.Ready ready && ready.notBefore() != null;
    }

    private ActionOutcome retryAll() {
        if (hand.jobStatus() == JobStatus.COMPLETED) {
            return new Nothing("the job completed; rerun runs a node and what follows again");
        }
        List<NodeId> failed =
                hand.graph().order().stream()
                        .map(NodeDefinition::id)
                        .filter(this::isToBeRetried)
                        .toList();
        boolean wasCutShort =
                hand.jobStatus() == JobStatus.CANCELLED || hand.jobStatus() == JobStatus.FAILED;
        if (failed.isEmpty() && !wasCutShort) {
            return new Nothing("nothing has failed");
        }
        hand.begin();
        failed.forEach(this::retryNode);
        hand.putBackCancelled();
        return new Done();
    }

    private boolean isToBeRetried(NodeId node) {
        NodeState state = hand.moves().state(node);
        boolean works = state instanceof NodeState.FanningOut && hand.hasFailedChildren(node);
        return state instanceof NodeState.Failed || waits(state) || works;
    }

    private void retryNode(NodeId id) {
        NodeDefinition node = hand.graph().definition().node(id);
        NodeState state = hand.moves().state(id);
        if (state instanceof NodeState.Pending) {
            // Put back with another that was tried again before it.
            return;
        }
        if (state instanceof NodeState.FanningOut) {
            hand.moves().tryChildrenAgain(id);
            hand.moves()
                    .event(
                            hand.now(),
                            EventType.NODE_RETRIED,
                            id,
                            NodeIntervention.children(EnumSet.of(NodeStatus.FAILED)));
            hand.reviveGatherers(id);
        } else if (node instanceof FanOutNode) {
            boolean hadEnded = state instanceof NodeState.Completed;
            hand.putBackTogether(id, NodeIntervention.ENDED_BADLY);
            if (hadEnded) {
                hand.putBackDownstream(id);
            } else {
                hand.reviveGatherers(id);
            }
        } else if (node instanceof FanInNode && NodeIntervention.failedByAChild(state)) {
            hand.putBack(id);
            hand.graph().gathering().sourcesOf(id).stream()
                    .map(FanOutNode::id)
                    .filter(hand::hasFailedChildren)
                    .forEach(this::retryNode);
        } else if (state instanceof NodeState.Cancelled) {
            hand.putBack(id);
        } else {
            hand.moves().tryAgain(id);
            hand.moves()
                    .event(
                            hand.now(),
                            EventType.NODE_RETRIED,
                            id,
                            Details.of(state.attempt() + 1, "retry_at", hand.now().toString()));
        }
    }

    private void retryChild(ChildId child) {
        if (hand.moves().state(child.fanOut()) instanceof NodeState.FanningOut) {
            int attempt = hand.moves().state(child.node()).attempt() + 1;
            hand.moves().tryAgain(child.node());
            hand.moves()
                    .event(
                            hand.now(),
                            EventType.NODE_RETRIED,
                            child.node(),
                            Details.of(attempt, "retry_at", hand.now().toString()));
            hand.reviveGatherers(child.fanOut());
            return;
        }
        hand.putBack(child.node());
        hand.putBack(child.fanOut());
        hand.putBackDownstream(child.fanOut());
    }
}
