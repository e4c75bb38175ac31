package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.domain.evaluation.ActionOutcome.Done;
import org.dagmaster.domain.evaluation.ActionOutcome.Nothing;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** An operator's action on one job: what it does in which state, or why it cannot be done. */
final class Intervention {

    private static final ErrorCode JOB_ENDED = new ErrorCode("JOB_ENDED");

    private final WorkflowGraph graph;
    private final JobHeader header;
    private final JobMoves moves;
    private final Map<NodeId, Map<NodeStatus, Integer>> children;
    private final OperatorHand hand;
    private final Instant now;

    Intervention(
            WorkflowGraph graph,
            JobHeader header,
            JobMoves moves,
            Map<NodeId, Map<NodeStatus, Integer>> children,
            OperatorHand hand,
            Instant now) {
        this.graph = graph;
        this.header = header;
        this.moves = moves;
        this.children = children;
        this.hand = hand;
        this.now = now;
    }

    ActionOutcome act(OperatorAction action) {
        return switch (action) {
            case OperatorAction.Cancel _ -> cancel();
            case OperatorAction.Pause _ -> pause();
            case OperatorAction.Resume _ -> resume();
            case OperatorAction.Retry(NodeId node) ->
                    new RetryAction(nodes("retry", node)).act(node);
            case OperatorAction.Rerun(NodeId node) ->
                    new RerunAction(nodes("rerun", node)).act(node);
            case OperatorAction.Skip(NodeId node) -> new SkipAction(nodes("skip", node)).act(node);
        };
    }

    private NodeIntervention nodes(String verb, @Nullable NodeId node) {
        Map<String, @Nullable Object> detail = hand.detail();
        detail.put("action", verb);
        if (node != null) {
            detail.put("node", node.value());
        }
        return new NodeIntervention(graph, header, moves, children, detail, now);
    }

    private ActionOutcome cancel() {
        return switch (header.status()) {
            case CANCELLED -> new Nothing("the job is cancelled already");
            case COMPLETED, FAILED -> ended("cancel");
            case PENDING, RUNNING, PAUSED -> {
                header.cancel();
                moves.cancelTheRest(now);
                moves.event(now, EventType.JOB_CANCELLED, null, hand.detail());
                yield new Done();
            }
        };
    }

    private ActionOutcome pause() {
        return switch (header.status()) {
            case PAUSED -> new Nothing("the job is paused already");
            case COMPLETED, FAILED, CANCELLED -> ended("pause");
            case PENDING, RUNNING -> {
                begin();
                header.pause();
                moves.event(now, EventType.JOB_PAUSED, null, hand.detail());
                yield new Done();
            }
        };
    }

    private ActionOutcome resume() {
        return switch (header.status()) {
            case PENDING, RUNNING -> new Nothing("the job is not paused");
            case COMPLETED, FAILED, CANCELLED -> ended("resume");
            case PAUSED -> {
                header.resume();
                moves.event(now, EventType.JOB_RESUMED, null, hand.detail());
                yield new Done();
            }
        };
    }

    private ActionOutcome ended(String verb) {
        return new ActionOutcome.Refused(
                JOB_ENDED,
                "the job is %s: there is nothing to %s; retry, rerun or resubmit it"
                        .formatted(header.status().name().toLowerCase(Locale.ROOT), verb));
    }

    private void begin() {
        if (header.status() == JobStatus.PENDING) {
            header.start();
            moves.event(now, EventType.JOB_STARTED, null, Map.of());
        }
    }
}
