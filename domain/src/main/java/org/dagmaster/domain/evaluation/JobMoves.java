package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The states of one job's nodes and of those children that a step concerns, while they move. Every
 * move goes along the tables; a child's move is counted in its fan_out by the way.
 */
final class JobMoves {

    private static final NodeState UNBORN = new NodeState.Pending(0);

    private final WorkflowGraph graph;
    private final Job before;
    private final Map<NodeId, NodeState> nodes;
    private final Map<ChildId, NodeState> children;
    private final Set<NodeId> changedNodes = new LinkedHashSet<>();
    private final Map<ChildId, NodeState> changedChildren = new LinkedHashMap<>();
    private final Set<NodeId> endedFanOuts = new LinkedHashSet<>();
    private final Map<NodeId, NodeState> touched = new LinkedHashMap<>();
    private final List<ChildrenChange> childrenChanges = new ArrayList<>();
    private final Map<NodeId, Set<NodeStatus>> changedTogether = new HashMap<>();
    private final Set<NodeId> forgotten = new LinkedHashSet<>();
    private final List<TaskId> givenUp = new ArrayList<>();
    private final List<JobEvent> events = new ArrayList<>();
    private int count;

    /**
     * @param children those that reports are about, or that are due
     */
    JobMoves(WorkflowGraph graph, Job job, Map<ChildId, ? extends NodeState> children) {
        this.graph = graph;
        this.before = job;
        this.nodes = new LinkedHashMap<>(job.nodes());
        this.children = new HashMap<>(children);
    }

    Map<NodeId, NodeState> nodes() {
        return nodes;
    }

    Set<NodeId> changedNodes() {
        return changedNodes;
    }

    Map<ChildId, NodeState> changedChildren() {
        return changedChildren;
    }

    /** The children that this step is about, as they are by now. */
    Collection<NodeState> movedChildren() {
        return children.values();
    }

    /** Fan_outs that ended before their children: what is left of those is to be cancelled. */
    Set<NodeId> endedFanOuts() {
        return endedFanOuts;
    }

    /** What an operator's hand has moved, as it was before. */
    Map<NodeId, NodeState> touched() {
        return touched;
    }

    List<ChildrenChange> childrenChanges() {
        return childrenChanges;
    }

    List<TaskId> givenUp() {
        return givenUp;
    }

    List<JobEvent> events() {
        return events;
    }

    /** Of a node, or of a child by the name under which its task travels. */
    NodeState state(NodeId id) {
        Optional<ChildId> child = graph.child(id);
        return child.isPresent()
                ? children.getOrDefault(child.get(), UNBORN)
                : nodes.getOrDefault(id, before.node(id));
    }

    boolean isChild(NodeId id) {
        return graph.child(id).isPresent();
    }

    /** Moves a node, or a child, along the table. */
    void move(NodeId id, NodeState next) {
        state(id).status().to(next.status());
        graph.child(id).ifPresentOrElse(child -> putChild(child, next), () -> putNode(id, next));
    }

    /** A fan_out begins: DISPATCHED, and RUNNING as soon as all its children are there. */
    void fanOut(NodeId id, NodeState.FanningOut next) {
        NodeStatus dispatched = state(id).status().to(NodeStatus.DISPATCHED);
        if (next.status() != NodeStatus.DISPATCHED) {
            dispatched.to(next.status());
        }
        putNode(id, next);
    }

    /** The next child of a fan_out comes into being. */
    void bear(ChildId child, NodeState born) {
        NodeState.FanningOut parent = parent(child);
        NodeState.FanningOut after = parent.add(born);
        if (after.status() != parent.status()) {
            parent.status().to(after.status());
        }
        putNode(child.fanOut(), after);
        children.put(child, born);
        changedChildren.put(child, born);
    }

    /** A child of an earlier run of the fan_out is kept as it ended; its row stays as it is. */
    void keep(ChildId child, NodeState ended) {
        bear(child, ended);
        changedChildren.remove(child);
    }

    /** An operator puts a node, or a child of a fan_out that has ended, back to PENDING. */
    void putBack(NodeId id) {
        NodeState state = state(id);
        state.status().putBack();
        touched.putIfAbsent(id, state);
        NodeState pending = new NodeState.Pending(state.attempt());
        Optional<ChildId> child = graph.child(id);
        if (child.isPresent()) {
            children.put(child.get(), pending);
            changedChildren.put(child.get(), pending);
        } else {
            putNode(id, pending);
        }
    }

    /** An operator has a node or child tried again at once, with all its retries. */
    void tryAgain(NodeId id) {
        NodeState state = state(id);
        touched.putIfAbsent(id, state);
        NodeState.Ready ready = NodeState.Ready.afresh(state.attempt());
        if (state instanceof NodeState.Ready) {
            graph.child(id)
                    .ifPresentOrElse(child -> putChild(child, ready), () -> putNode(id, ready));
        } else {
            move(id, ready);
        }
    }

    /** An operator has every failed child of a fan_out at work tried again at once. */
    void tryChildrenAgain(NodeId fanOut) {
        if (state(fanOut) instanceof NodeState.FanningOut state) {
            touched.putIfAbsent(fanOut, state);
            FanOutCounts counts = state.counts();
            FanOutCounts after =
                    new FanOutCounts(counts.total(), counts.created(), counts.completed(), 0);
            putNode(fanOut, new NodeState.FanningOut(state.attempt(), state.since(), after, null));
            change(new ChildrenChange(fanOut, Set.of(NodeStatus.FAILED), NodeStatus.READY));
        }
    }

    /** The node begins from the start: what earlier attempts saved is of no use any more. */
    void forgetCheckpoints(NodeId node) {
        forgotten.add(node);
    }

    Set<NodeId> forgotten() {
        return forgotten;
    }

    void change(ChildrenChange change) {
        childrenChanges.add(change);
        changedTogether.merge(
                change.fanOut(),
                change.from(),
                (a, b) -> {
                    Set<NodeStatus> both = new HashSet<>(a);
                    both.addAll(b);
                    return both;
                });
    }

    /** The states from which children of a fan_out were moved together. */
    Set<NodeStatus> changedTogether(NodeId fanOut) {
        return changedTogether.getOrDefault(fanOut, Set.of());
    }

    /** Gives up every node that has not ended. */
    void cancelTheRest(Instant now) {
        Set<NodeId> all = new LinkedHashSet<>(nodes.keySet());
        graph.order().forEach(definition -> all.add(definition.id()));
        for (NodeId id : all) {
            NodeState state = state(id);
            if (!state.status().isTerminal()) {
                move(id, new NodeState.Cancelled(state.attempt()));
                event(now, EventType.NODE_CANCELLED, id, Map.of());
            }
        }
    }

    void event(
            Instant at,
            EventType type,
            @Nullable NodeId node,
            Map<String, @Nullable Object> detail) {
        long seq = before.lastEvent() + events.size() + 1;
        events.add(new JobEvent(before.id(), seq, at, type, node, detail));
        count++;
    }

    /** How often something has moved or happened: the same number, the same job. */
    int count() {
        return count;
    }

    private void putNode(NodeId id, NodeState next) {
        count++;
        NodeState last = state(id);
        if (last instanceof NodeState.FanningOut fanningOut
                && !(next instanceof NodeState.FanningOut)
                && !fanningOut.counts().isOver()) {
            endedFanOuts.add(id);
        } else if (last.status().isInFlight()
                && !(last instanceof NodeState.FanningOut)
                && (next instanceof NodeState.Cancelled || next instanceof NodeState.Pending)) {
            givenUp.add(new TaskId(before.id(), id, last.attempt()));
        }
        nodes.put(id, next);
        changedNodes.add(id);
    }

    private void putChild(ChildId child, NodeState next) {
        NodeState last = state(child.node());
        putNode(child.fanOut(), parent(child).move(child.index(), last, next));
        children.put(child, next);
        changedChildren.put(child, next);
    }

    private NodeState.FanningOut parent(ChildId child) {
        if (state(child.fanOut()) instanceof NodeState.FanningOut parent) {
            return parent;
        }
        throw new IllegalStateException(
                "%s of %s moves, but its fan_out is %s"
                        .formatted(child, before.id(), state(child.fanOut()).status()));
    }
}
