package org.dagmaster.application.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkNode;
import org.jspecify.annotations.Nullable;

/** The nodes of one job for people: what the state says, with what leases and attempts add. */
final class NodeViews {

    private static final String TASK = "task";

    private final WorkflowGraph graph;
    private final Job job;
    private final Map<NodeId, Attempt> attempts = new HashMap<>();
    private final Map<NodeId, Lease> leases = new HashMap<>();

    private NodeViews(WorkflowGraph graph, Job job) {
        this.graph = graph;
        this.job = job;
    }

    static NodeViews read(Stores stores, WorkflowGraph graph, Job job) {
        return read(stores, graph, job, graph.definition().nodes().keySet());
    }

    /** A child of a fan_out, as the task that it is; empty if it has not come into being. */
    static Optional<NodeView> child(Stores stores, WorkflowGraph graph, Job job, ChildId child) {
        NodeState state =
                stores.children()
                        .find(Map.of(job.id(), List.of(child)))
                        .getOrDefault(job.id(), Map.of())
                        .get(child);
        if (state == null) {
            return Optional.empty();
        }
        NodeId node = child.node();
        NodeViews views = read(stores, graph, job, Set.of(node));
        return Optional.of(views.view(node, TASK, graph.task(node), state, true));
    }

    private static NodeViews read(Stores stores, WorkflowGraph graph, Job job, Set<NodeId> nodes) {
        NodeViews views = new NodeViews(graph, job);
        stores.attempts()
                .of(job.id(), nodes)
                .forEach(attempt -> views.attempts.put(attempt.task().node(), attempt));
        stores.leases().of(job.id()).forEach(lease -> views.leases.put(lease.task().node(), lease));
        return views;
    }

    List<NodeView> all(boolean withOutput) {
        return graph.definition().nodes().values().stream()
                .map(node ->
                        view(
                                node.id(),
                                node.typeName(),
                                task(node),
                                job.node(node.id()),
                                withOutput))
                .toList();
    }

    private static @Nullable TaskSpec task(NodeDefinition node) {
        return node instanceof WorkNode work ? work.task() : null;
    }

    private NodeView view(
            NodeId node,
            String type,
            @Nullable TaskSpec task,
            NodeState state,
            boolean withOutput) {
        Attempt last = attempts.get(node);
        Lease lease = leases.get(node);
        Lease live = state.status().isInFlight() ? lease : null;
        Attempt past = state.status().isInFlight() ? null : last;
        return new NodeView(
                node.value(),
                type,
                live == null ? state.status() : NodeStatus.RUNNING,
                task == null ? null : task.handler().value(),
                task == null ? null : task.queue().value(),
                state.attempt(),
                task == null ? null : task.retry().maxAttempts() + 1,
                startedAt(state, live, past),
                past == null ? null : past.endedAt(),
                state instanceof NodeState.Ready(_, _, Instant due) ? due : null,
                workerOf(state, live, past),
                progressOf(state, live),
                withOutput && state instanceof NodeState.Completed(_, var output) ? output : null,
                state instanceof NodeState.FanningOut fanningOut ? fanningOut.counts() : null,
                failureOf(state, last));
    }

    /** Of a fan_out: how many of its children have ended. */
    private static @Nullable Progress progressOf(NodeState state, @Nullable Lease live) {
        if (state instanceof NodeState.FanningOut fanOut) {
            FanOutCounts counts = fanOut.counts();
            int ended = counts.completed() + counts.failed();
            String text = "%,d of %,d children".formatted(ended, counts.total());
            return new Progress(ended, counts.total(), text);
        }
        return live == null ? null : live.progress();
    }

    /** Why the node failed, or why it is to be tried again. */
    private static @Nullable Failure failureOf(NodeState state, @Nullable Attempt last) {
        return switch (state) {
            case NodeState.Failed(_, Failure failure) -> failure;
            case NodeState.Ready _ -> last == null ? null : last.failure();
            case NodeState.Pending _,
                    NodeState.Dispatched _,
                    NodeState.Running _,
                    NodeState.FanningOut _,
                    NodeState.Completed _,
                    NodeState.Skipped _,
                    NodeState.Cancelled _ ->
                    null;
        };
    }

    private static @Nullable Instant startedAt(
            NodeState state, @Nullable Lease live, @Nullable Attempt past) {
        if (live != null) {
            return live.since();
        }
        if (state instanceof NodeState.Running running) {
            return running.since();
        }
        if (state instanceof NodeState.FanningOut fanningOut) {
            return fanningOut.since();
        }
        return past == null ? null : past.startedAt();
    }

    private static @Nullable String workerOf(
            NodeState state, @Nullable Lease live, @Nullable Attempt past) {
        if (live != null) {
            return live.worker().value();
        }
        if (state instanceof NodeState.Running running) {
            return running.worker().value();
        }
        return past == null || past.worker() == null ? null : past.worker().value();
    }
}
