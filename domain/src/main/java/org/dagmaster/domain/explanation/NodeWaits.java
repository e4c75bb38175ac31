package org.dagmaster.domain.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dagmaster.domain.evaluation.Outlook;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkNode;
import org.jspecify.annotations.Nullable;

/** What the nodes of a live job wait for. */
final class NodeWaits {

    private final Facts facts;
    private final Hold hold;
    private final Outlook outlook;
    private final TaskWaits tasks;

    NodeWaits(Facts facts, WorkflowGraph graph, Hold hold) {
        this.facts = facts;
        this.hold = hold;
        this.outlook = new Outlook(graph, facts.job());
        this.tasks = new TaskWaits(facts, hold);
    }

    /** Null for a node that has ended, or whose turn is far off. */
    @Nullable Wait of(NodeDefinition node) {
        return switch (facts.job().node(node.id())) {
            case NodeState.Pending _ -> outlook.isNear(node.id()) ? pending(node) : null;
            case NodeState.Ready ready ->
                    node instanceof WorkNode work && ready.notBefore() != null
                            ? tasks.again(work, ready, ready.notBefore())
                            : ready(node);
            case NodeState.Dispatched state ->
                    tasks.inFlight((WorkNode) node, state, state.spared(), state.since());
            case NodeState.Running state ->
                    tasks.inFlight((WorkNode) node, state, state.spared(), state.since());
            case NodeState.FanningOut state ->
                    new FanOutWait(facts, hold, (FanOutNode) node, state).tell();
            case NodeState.Completed _,
                    NodeState.Failed _,
                    NodeState.Skipped _,
                    NodeState.Cancelled _ ->
                    null;
        };
    }

    private Wait pending(NodeDefinition node) {
        if (outlook.isDoomed(node.id())) {
            return new Wait(
                    node.id(),
                    WaitReason.DEPENDENCY,
                    "can no longer run, because of %s; it is cancelled when the job ends"
                            .formatted(named(outlook.lost(node.id()))),
                    null);
        }
        List<NodeId> awaited = outlook.awaited(node.id());
        if (awaited.isEmpty()) {
            return new Wait(
                    node.id(),
                    hold.reason(),
                    "all before it has ended; whether it runs is decided " + hold.when(),
                    null);
        }
        Instant childrenSince = node instanceof FanInNode ? childrenSince(awaited) : null;
        return new Wait(
                node.id(),
                childrenSince == null ? WaitReason.DEPENDENCY : WaitReason.CHILDREN,
                "waits for " + named(awaited),
                childrenSince);
    }

    /** Since when a fan_out among them is at work; null if none is. */
    private @Nullable Instant childrenSince(List<NodeId> awaited) {
        for (NodeId node : awaited) {
            if (facts.job().node(node) instanceof NodeState.FanningOut fanOut) {
                return fanOut.since();
            }
        }
        return null;
    }

    private Wait ready(NodeDefinition node) {
        String next =
                node instanceof TaskNode work
                        ? "its task goes to the queue '%s'".formatted(work.task().queue())
                        : "it starts";
        return new Wait(
                node.id(),
                hold.reason(),
                "is ready to run, and %s %s".formatted(next, hold.when()),
                null);
    }

    /** Those that have left PENDING first: they are nearer to their end. */
    private String named(List<NodeId> nodes) {
        return Phrases.list(
                Stream.concat(
                                nodes.stream().filter(node -> !isPending(node)),
                                nodes.stream().filter(this::isPending))
                        .map(node -> "'%s' (%s)".formatted(node, standing(node)))
                        .toList());
    }

    private boolean isPending(NodeId node) {
        return facts.job().node(node).status() == NodeStatus.PENDING;
    }

    private String standing(NodeId node) {
        NodeState state = facts.job().node(node);
        if (state instanceof NodeState.FanningOut(_, _, FanOutCounts counts, _)) {
            return "%s of %s done"
                    .formatted(
                            Phrases.number(counts.completed()),
                            Phrases.count(counts.total(), "child", "children"));
        }
        return state.status().name().toLowerCase(Locale.ROOT);
    }
}
