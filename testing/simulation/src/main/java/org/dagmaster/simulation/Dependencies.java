package org.dagmaster.simulation;

import static org.dagmaster.simulation.Violation.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * What each node of a workflow waits for, told anew from the definition: the engine's own graph is
 * what is on trial.
 */
final class Dependencies {

    private enum Signal {
        LIVE,
        SKIPPED,
        FAILED,
        OPEN
    }

    private record Edge(NodeDefinition from, boolean byNext) {}

    private final Map<NodeId, List<Edge>> allOf = new HashMap<>();
    private final Map<NodeId, List<Edge>> anyOf = new HashMap<>();

    Dependencies(WorkflowDefinition definition) {
        for (NodeDefinition node : definition.nodes().values()) {
            node.dependsOn()
                    .allOf()
                    .forEach(from -> add(allOf, node.id(), definition.node(from), false));
            node.dependsOn()
                    .anyOf()
                    .forEach(from -> add(anyOf, node.id(), definition.node(from), false));
            node.next().forEach(to -> add(allOf, to, node, true));
        }
    }

    private static void add(
            Map<NodeId, List<Edge>> edges, NodeId to, NodeDefinition from, boolean byNext) {
        edges.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Edge(from, byNext));
    }

    /**
     * How the nodes of a job stand.
     *
     * @param branches the branch that each conditional took
     */
    record Standing(JobId job, Map<NodeId, NodeStatus> states, Map<NodeId, Object> branches) {}

    /** Whether a node may start. */
    void requireMet(NodeId node, Standing now) {
        List<Signal> all = signals(allOf, node, now);
        List<Signal> any = signals(anyOf, node, now);
        boolean allHold = !all.contains(Signal.OPEN) && !all.contains(Signal.FAILED);
        boolean anyHolds = any.isEmpty() || any.contains(Signal.LIVE);
        boolean isRoot = all.isEmpty() && any.isEmpty();
        boolean isLive = isRoot || all.contains(Signal.LIVE) || any.contains(Signal.LIVE);
        require(
                allHold && anyHolds && !any.contains(Signal.OPEN) && isLive,
                Invariant.DEPENDENCIES,
                "%s of job %s became ready when those it needs all of were %s, and any of %s",
                node,
                now.job(),
                all,
                any);
    }

    private List<Signal> signals(Map<NodeId, List<Edge>> edges, NodeId to, Standing now) {
        List<Signal> signals = new ArrayList<>();
        edges.getOrDefault(to, List.of()).forEach(edge -> signals.add(signal(edge, to, now)));
        return signals;
    }

    private Signal signal(Edge edge, NodeId to, Standing now) {
        NodeId from = edge.from().id();
        return switch (now.states().getOrDefault(from, NodeStatus.PENDING)) {
            case COMPLETED -> isTaken(edge, to, now.branches()) ? Signal.LIVE : Signal.SKIPPED;
            case SKIPPED -> Signal.SKIPPED;
            case FAILED, CANCELLED -> Signal.FAILED;
            case PENDING -> canNeverRun(from, now) ? Signal.FAILED : Signal.OPEN;
            case READY, DISPATCHED, RUNNING -> Signal.OPEN;
        };
    }

    /** Whether something before a pending node failed for good. */
    private boolean canNeverRun(NodeId node, Standing now) {
        List<Signal> any = signals(anyOf, node, now);
        boolean anyFailed =
                any.contains(Signal.FAILED)
                        && !any.contains(Signal.OPEN)
                        && !any.contains(Signal.LIVE);
        return anyFailed || signals(allOf, node, now).contains(Signal.FAILED);
    }

    private static boolean isTaken(Edge edge, NodeId to, Map<NodeId, Object> branches) {
        if (!edge.byNext() || !(edge.from() instanceof ConditionalNode fork)) {
            return true;
        }
        Object taken = branches.get(fork.id());
        return fork.branches().stream()
                .anyMatch(branch -> branch.name().equals(taken) && branch.next().contains(to));
    }
}
