package org.dagmaster.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/** Plays a job's events and tells where its nodes and children then stand. */
final class Replay {

    private final Map<NodeId, NodeStatus> states = new HashMap<>();
    private final Map<NodeId, Integer> totals = new HashMap<>();

    Map<NodeId, NodeStatus> states() {
        return states;
    }

    /** Whether all children that the fan_out was to have have ended. */
    boolean hasOnlyEndedChildren(NodeId fanOut) {
        int total = totals.getOrDefault(fanOut, 0);
        for (int index = 0; index < total; index++) {
            NodeStatus status = states.get(new ChildId(fanOut, index).node());
            if (status != NodeStatus.COMPLETED && status != NodeStatus.FAILED) {
                return false;
            }
        }
        return true;
    }

    boolean hasFailedChild(NodeId fanOut) {
        int total = totals.getOrDefault(fanOut, 0);
        for (int index = 0; index < total; index++) {
            if (states.get(new ChildId(fanOut, index).node()) == NodeStatus.FAILED) {
                return true;
            }
        }
        return false;
    }

    void play(JobEvent event) {
        NodeId node = event.node();
        if (node == null) {
            return;
        }
        switch (event.type()) {
            case NODE_READY -> move(node, NodeStatus.READY);
            case NODE_RETRIED -> {
                if (event.detail().containsKey("children")) {
                    children(node, named(event), NodeStatus.READY);
                } else {
                    states.merge(node, NodeStatus.READY, (a, _) -> retried(a));
                }
            }
            case NODE_DISPATCHED -> {
                move(node, NodeStatus.DISPATCHED);
                if (event.detail().get("children") instanceof Integer total) {
                    totals.put(node, total);
                }
            }
            case NODE_STARTED -> move(node, NodeStatus.RUNNING);
            case NODE_COMPLETED -> move(node, NodeStatus.COMPLETED);
            case NODE_FAILED, NODE_TIMED_OUT, TEMPLATE_FAILED -> {
                giveUpChildren(node);
                fail(node);
            }
            case NODE_SKIPPED -> move(node, NodeStatus.SKIPPED);
            case NODE_CANCELLED -> {
                giveUpChildren(node);
                move(node, NodeStatus.CANCELLED);
            }
            case NODE_RESET -> reset(node, event);
            case FAN_OUT_EXPANDED -> expand(node, event);
            default -> {}
        }
    }

    private void move(NodeId node, NodeStatus next) {
        states.put(node, states.getOrDefault(node, NodeStatus.PENDING).to(next));
    }

    /** A wait that an operator cuts short leaves the node READY. */
    private static NodeStatus retried(NodeStatus before) {
        return before == NodeStatus.READY ? before : before.to(NodeStatus.READY);
    }

    /** A child whose params cannot be rendered was told of as created already. */
    private void fail(NodeId node) {
        move(node, NodeStatus.FAILED);
    }

    private void reset(NodeId node, JobEvent event) {
        giveUpChildren(node);
        states.put(node, states.getOrDefault(node, NodeStatus.PENDING).putBack());
        children(node, named(event), NodeStatus.PENDING);
    }

    private void expand(NodeId node, JobEvent event) {
        int from = number(event, "from");
        int count = number(event, "count");
        for (int index = from; index < from + count; index++) {
            NodeId child = new ChildId(node, index).node();
            NodeStatus before = states.getOrDefault(child, NodeStatus.PENDING);
            boolean isKept = before == NodeStatus.COMPLETED || before == NodeStatus.FAILED;
            states.put(child, isKept ? before : NodeStatus.DISPATCHED);
        }
        if (from + count == totals.getOrDefault(node, -1)) {
            move(node, NodeStatus.RUNNING);
        }
    }

    private static int number(JobEvent event, String key) {
        return event.detail().get(key) instanceof Integer number ? number : 0;
    }

    private void giveUpChildren(NodeId fanOut) {
        changeChildren(
                fanOut,
                status -> !status.isTerminal() && status != NodeStatus.PENDING,
                _ -> NodeStatus.CANCELLED);
    }

    private void children(NodeId fanOut, Set<String> from, NodeStatus to) {
        changeChildren(
                fanOut, status -> from.contains(status.name().toLowerCase(Locale.ROOT)), _ -> to);
    }

    private void changeChildren(
            NodeId fanOut, Predicate<NodeStatus> which, UnaryOperator<NodeStatus> change) {
        List<NodeId> all =
                states.keySet().stream()
                        .filter(id ->
                                ChildId.parse(id)
                                        .filter(child -> child.fanOut().equals(fanOut))
                                        .isPresent())
                        .toList();
        for (NodeId child : all) {
            states.computeIfPresent(child, (_, s) -> which.test(s) ? change.apply(s) : s);
        }
    }

    private static Set<String> named(JobEvent event) {
        Set<String> named = new HashSet<>();
        if (event.detail().get("children") instanceof Collection<?> words) {
            words.forEach(word -> named.add(String.valueOf(word)));
        }
        return named;
    }
}
