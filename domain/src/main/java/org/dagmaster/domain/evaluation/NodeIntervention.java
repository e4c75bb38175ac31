package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.evaluation.ActionOutcome.Done;
import org.dagmaster.domain.evaluation.ActionOutcome.Nothing;
import org.dagmaster.domain.evaluation.ActionOutcome.Refused;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.StartNode;
import org.jspecify.annotations.Nullable;

/** An operator's action on nodes: retry, rerun, skip. A job that had ended is taken up again. */
final class NodeIntervention {

    private static final Set<NodeStatus> ENDED_BADLY =
            EnumSet.of(NodeStatus.FAILED, NodeStatus.CANCELLED);
    private static final Set<NodeStatus> ENDED =
            EnumSet.of(NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.CANCELLED);

    private final WorkflowGraph graph;
    private final JobHeader header;
    private final JobMoves moves;
    private final Map<String, @Nullable Object> detail;
    private final Instant now;

    /**
     * @param detail of the event that tells of the action
     */
    NodeIntervention(
            WorkflowGraph graph,
            JobHeader header,
            JobMoves moves,
            Map<String, @Nullable Object> detail,
            Instant now) {
        this.graph = graph;
        this.header = header;
        this.moves = moves;
        this.detail = detail;
        this.now = now;
    }

    // ---- retry

    ActionOutcome retry(@Nullable NodeId node) {
        if (node == null) {
            return retryAll();
        }
        Optional<ChildId> child = graph.child(node);
        if (child.isEmpty() && !graph.definition().nodes().containsKey(node)) {
            return unknown(node);
        }
        NodeState state = moves.state(node);
        boolean waits = state instanceof NodeState.Ready ready && ready.notBefore() != null;
        if (state.status().isInFlight() && !hasFailedChildren(node)
                || state instanceof NodeState.Ready && !waits) {
            return new Nothing("'%s' is being tried already".formatted(node));
        }
        boolean failed =
                state instanceof NodeState.Failed
                        || waits
                        || hasFailedChildren(node)
                        || state instanceof NodeState.Cancelled && header.status().isTerminal();
        if (!failed) {
            return new Refused(
                    new ErrorCode("NODE_NOT_FAILED"),
                    "'%s' is %s: only what failed is tried again; rerun runs it and what follows again"
                            .formatted(node, word(state)));
        }
        if (header.status() == JobStatus.COMPLETED && child.isEmpty() && !hasFailedChildren(node)) {
            return new Refused(
                    new ErrorCode("JOB_COMPLETED"),
                    "the job completed without '%s'; rerun runs it and what follows again"
                            .formatted(node));
        }
        begin();
        child.ifPresentOrElse(this::retryChild, () -> retryNode(node));
        putBackCancelled();
        return new Done();
    }

    private ActionOutcome retryAll() {
        if (header.status() == JobStatus.COMPLETED) {
            return new Nothing("the job completed; rerun runs a node and what follows again");
        }
        List<NodeId> failed = new ArrayList<>();
        for (NodeDefinition node : graph.order()) {
            NodeState state = moves.state(node.id());
            boolean waits = state instanceof NodeState.Ready ready && ready.notBefore() != null;
            boolean atWork = state instanceof NodeState.FanningOut && hasFailedChildren(node.id());
            if (state instanceof NodeState.Failed || waits || atWork) {
                failed.add(node.id());
            }
        }
        if (failed.isEmpty()
                && header.status() != JobStatus.CANCELLED
                && header.status() != JobStatus.FAILED) {
            return new Nothing("nothing has failed");
        }
        begin();
        failed.forEach(this::retryNode);
        putBackCancelled();
        return new Done();
    }

    private void retryNode(NodeId id) {
        NodeDefinition node = graph.definition().node(id);
        NodeState state = moves.state(id);
        if (state instanceof NodeState.Pending) {
            // Put back with another that was tried again before it.
            return;
        }
        if (state instanceof NodeState.FanningOut) {
            moves.tryChildrenAgain(id);
            reviveGatherers(id);
        } else if (node instanceof FanOutNode) {
            boolean hadEnded = state instanceof NodeState.Completed;
            putBack(id);
            moves.change(new ChildrenChange(id, ENDED_BADLY, NodeStatus.PENDING));
            if (hadEnded) {
                putBackDownstream(id);
            } else {
                reviveGatherers(id);
            }
        } else if (node instanceof FanInNode && failedByAChild(state)) {
            putBack(id);
            graph.gathering().sourcesOf(id).stream()
                    .map(FanOutNode::id)
                    .filter(this::hasFailedChildren)
                    .forEach(this::retryNode);
        } else if (state instanceof NodeState.Cancelled) {
            putBack(id);
        } else {
            moves.tryAgain(id);
            moves.event(
                    now,
                    EventType.NODE_RETRIED,
                    id,
                    Details.of(state.attempt() + 1, "retry_at", now.toString()));
        }
    }

    private void retryChild(ChildId child) {
        if (moves.state(child.fanOut()) instanceof NodeState.FanningOut) {
            int attempt = moves.state(child.node()).attempt() + 1;
            moves.tryAgain(child.node());
            moves.event(
                    now,
                    EventType.NODE_RETRIED,
                    child.node(),
                    Details.of(attempt, "retry_at", now.toString()));
            reviveGatherers(child.fanOut());
            return;
        }
        putBack(child.node());
        putBack(child.fanOut());
        putBackDownstream(child.fanOut());
    }

    /** A fan_in that failed with a child waits again for the fan_out. */
    private void reviveGatherers(NodeId fanOut) {
        for (FanInNode fanIn : graph.gathering().gatherersOf(fanOut)) {
            if (failedByAChild(moves.state(fanIn.id()))) {
                putBack(fanIn.id());
            }
        }
    }

    private static boolean failedByAChild(NodeState state) {
        return state instanceof NodeState.Failed(_, var failure)
                && failure.code().equals(ErrorCode.CHILD_FAILED);
    }

    private boolean hasFailedChildren(NodeId id) {
        return switch (moves.state(id)) {
            case NodeState.FanningOut state -> state.counts().failed() > 0;
            case NodeState.Completed completed ->
                    graph.definition().nodes().get(id) instanceof FanOutNode
                            && FanOutPass.failedChildren(completed) > 0;
            default -> false;
        };
    }

    // ---- rerun

    ActionOutcome rerun(NodeId node) {
        if (graph.child(node).isPresent()) {
            return new Refused(
                    new ErrorCode("NODE_IS_CHILD"),
                    "'%s' is a child: rerun its fan_out '%s', or retry the child"
                            .formatted(node, graph.child(node).get().fanOut()));
        }
        if (!graph.definition().nodes().containsKey(node)) {
            return unknown(node);
        }
        NodeState state = moves.state(node);
        boolean untouched = state instanceof NodeState.Pending;
        boolean neverRan = state instanceof NodeState.Cancelled && state.attempt() == 0;
        if (untouched || neverRan) {
            return new Refused(
                    new ErrorCode("NODE_NOT_RUN"),
                    "'%s' is %s and has not run: there is nothing to run again; retry what failed before it"
                            .formatted(node, word(state)));
        }
        begin();
        putBackWithChildren(node);
        putBackDownstream(node);
        putBackCancelled();
        return new Done();
    }

    // ---- skip

    ActionOutcome skip(NodeId node) {
        if (graph.child(node).isPresent()) {
            return new Refused(
                    new ErrorCode("NODE_IS_CHILD"),
                    "'%s' is a child: skip its fan_out, or let the fan_in collect failures"
                            .formatted(node));
        }
        NodeDefinition definition = graph.definition().nodes().get(node);
        if (definition == null) {
            return unknown(node);
        }
        NodeState state = moves.state(node);
        if (state instanceof NodeState.Skipped) {
            return new Nothing("'%s' is skipped already".formatted(node));
        }
        if (definition instanceof StartNode || definition instanceof EndNode) {
            return new Refused(
                    new ErrorCode("NODE_NOT_SKIPPABLE"),
                    "'%s' is a %s: a job cannot do without; cancel the job, or skip what leads there"
                            .formatted(node, definition.typeName()));
        }
        if (state instanceof NodeState.Completed || header.status() == JobStatus.COMPLETED) {
            return new Refused(
                    new ErrorCode("NODE_ENDED"),
                    "'%s' is %s and the job %s: there is nothing to skip"
                            .formatted(
                                    node,
                                    word(state),
                                    header.status().name().toLowerCase(Locale.ROOT)));
        }
        begin();
        if (!(state instanceof NodeState.Pending) && !(state instanceof NodeState.Ready)) {
            putBack(node);
            reviveGatherers(node);
        }
        moves.touched().putIfAbsent(node, state);
        moves.move(node, new NodeState.Skipped(state.attempt()));
        moves.event(now, EventType.NODE_SKIPPED, node, detail);
        putBackCancelled();
        return new Done();
    }

    // ---- what they have in common

    /** A job that had ended goes on; one that has not begun begins. */
    private void begin() {
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
    private void putBackCancelled() {
        for (NodeDefinition node : graph.order()) {
            if (moves.state(node.id()) instanceof NodeState.Cancelled) {
                putBack(node.id());
            }
        }
    }

    private void putBackDownstream(NodeId node) {
        for (NodeId id : graph.downstream(node)) {
            if (!(moves.state(id) instanceof NodeState.Pending)) {
                putBackWithChildren(id);
            }
        }
    }

    private void putBackWithChildren(NodeId id) {
        putBack(id);
        moves.forgetCheckpoints(id);
        if (graph.definition().nodes().get(id) instanceof FanOutNode) {
            moves.change(new ChildrenChange(id, ENDED, NodeStatus.PENDING));
        }
    }

    private void putBack(NodeId id) {
        moves.putBack(id);
        moves.event(now, EventType.NODE_RESET, id, Map.of());
    }

    private static Refused unknown(NodeId node) {
        return new Refused(
                new ErrorCode("NODE_NOT_FOUND"), "the job has no node '%s'".formatted(node));
    }

    private static String word(NodeState state) {
        return state.status().name().toLowerCase(Locale.ROOT);
    }
}
