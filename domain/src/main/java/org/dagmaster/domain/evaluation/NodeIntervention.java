package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.evaluation.ActionOutcome.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What the actions on nodes have in common: beginning, or taking up a job that had ended, and
 * putting nodes back, each with its event.
 */
final class NodeIntervention {

    static final Set<NodeStatus> ENDED_BADLY = EnumSet.of(NodeStatus.FAILED, NodeStatus.CANCELLED);
    private static final Set<NodeStatus> ENDED =
            EnumSet.of(NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.CANCELLED);

    private final WorkflowGraph graph;
    private final JobHeader header;
    private final JobMoves moves;
    private final Map<NodeId, Map<NodeStatus, Integer>> children;
    private final Map<String, @Nullable Object> detail;
    private final Instant now;

    /**
     * @param children the states of all children in numbers, by fan_out
     * @param detail of the event that tells of the action
     */
    NodeIntervention(
            WorkflowGraph graph,
            JobHeader header,
            JobMoves moves,
            Map<NodeId, Map<NodeStatus, Integer>> children,
            Map<String, @Nullable Object> detail,
            Instant now) {
        this.graph = graph;
        this.header = header;
        this.moves = moves;
        this.children = children;
        this.detail = detail;
        this.now = now;
    }

    WorkflowGraph graph() {
        return graph;
    }

    JobMoves moves() {
        return moves;
    }

    JobStatus jobStatus() {
        return header.status();
    }

    Map<String, @Nullable Object> detail() {
        return detail;
    }

    Instant now() {
        return now;
    }

    /** A job that had ended goes on; one that has not begun begins. */
    void begin() {
        JobStatus before = header.status();
        if (before == JobStatus.PENDING) {
            header.start();
            moves.event(now, EventType.JOB_STARTED, null, Map.of());
        } else if (before.isTerminal()) {
            header.takeUp();
            detail.put("from", before.name().toLowerCase(Locale.ROOT));
        }
        moves.event(now, EventType.JOB_CHANGED, null, detail);
    }

    /** What a job's end had cancelled is decided anew. */
    void putBackCancelled() {
        for (NodeDefinition node : graph.order()) {
            if (moves.state(node.id()) instanceof NodeState.Cancelled) {
                putBack(node.id());
            }
        }
    }

    void putBackDownstream(NodeId node) {
        for (NodeId id : graph.downstream(node)) {
            if (!(moves.state(id) instanceof NodeState.Pending)) {
                putBackWithChildren(id);
            }
        }
    }

    void putBackWithChildren(NodeId id) {
        moves.forgetCheckpoints(id);
        if (graph.definition().nodes().get(id) instanceof FanOutNode) {
            putBackTogether(id, ENDED);
        } else {
            putBack(id);
        }
    }

    /** A fan_out, and its children that are in one of these states. */
    void putBackTogether(NodeId fanOut, Set<NodeStatus> states) {
        moves.putBack(fanOut);
        moves.change(new ChildrenChange(fanOut, states, NodeStatus.PENDING));
        moves.event(now, EventType.NODE_RESET, fanOut, children(states));
    }

    static Map<String, @Nullable Object> children(Set<NodeStatus> states) {
        return Map.of("children", states.stream().map(NodeIntervention::word).toList());
    }

    void putBack(NodeId id) {
        moves.putBack(id);
        moves.event(now, EventType.NODE_RESET, id, Map.of());
    }

    static Refused unknown(NodeId node) {
        return new Refused(
                new ErrorCode("NODE_NOT_FOUND"), "the job has no node '%s'".formatted(node));
    }

    static String word(NodeState state) {
        return word(state.status());
    }

    static String word(NodeStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** A fan_in that failed with a child waits again for the fan_out. */
    void reviveGatherers(NodeId fanOut) {
        for (FanInNode fanIn : graph.gathering().gatherersOf(fanOut)) {
            if (failedByAChild(moves.state(fanIn.id()))) {
                putBack(fanIn.id());
            }
        }
    }

    static boolean failedByAChild(NodeState state) {
        return state instanceof NodeState.Failed(_, var failure)
                && failure.code().equals(ErrorCode.CHILD_FAILED);
    }

    boolean hasFailedChildren(NodeId id) {
        return children.getOrDefault(id, Map.of()).getOrDefault(NodeStatus.FAILED, 0) > 0;
    }
}
