package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.domain.evaluation.Edge.Signal;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.jspecify.annotations.Nullable;

/** One pass of {@link DagEvaluator} over one job. */
final class Pass {

    private final WorkflowGraph graph;
    private final Job job;
    private final Instant now;
    private final TemplateResolver templates;
    private final String engineVersion;
    private final Scope scope;

    private final Map<NodeId, NodeState> decided = new HashMap<>();
    private final Set<NodeId> doomed = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    Pass(
            WorkflowGraph graph,
            Job job,
            Instant now,
            TemplateResolver templates,
            String engineVersion) {
        this.graph = graph;
        this.job = job;
        this.now = now;
        this.templates = templates;
        this.engineVersion = engineVersion;
        this.scope = new Scope(job);
    }

    List<Decision> run() {
        for (NodeDefinition node : graph.order()) {
            switch (job.node(node.id())) {
                case NodeState.Pending _ -> decidePending(node);
                case NodeState.Ready ready when ready.isDue(now) -> enter(node, ready);
                case NodeState.Ready _,
                        NodeState.Dispatched _,
                        NodeState.Running _,
                        NodeState.Completed _,
                        NodeState.Failed _,
                        NodeState.Skipped _,
                        NodeState.Cancelled _ -> {}
            }
        }
        decideJob();
        return decisions;
    }

    private NodeState state(NodeId node) {
        return decided.getOrDefault(node, job.node(node));
    }

    private void decidePending(NodeDefinition node) {
        WorkflowGraph.Dependencies edges = graph.dependenciesOf(node.id());
        switch (JoinRule.verdict(signals(edges.allOf()), signals(edges.anyOf()))) {
            case WAIT -> {}
            case RUN -> enter(node, new NodeState.Ready(0, null));
            case SKIP -> {
                decisions.add(new Decision.Skip(node.id()));
                settle(node.id(), new NodeState.Skipped(0));
            }
            case DOOMED -> doomed.add(node.id());
        }
    }

    private List<Signal> signals(List<Edge> edges) {
        List<Signal> signals = new ArrayList<>(edges.size());
        for (Edge edge : edges) {
            NodeDefinition source = graph.definition().node(edge.from());
            signals.add(edge.signal(source, state(edge.from()), doomed.contains(edge.from())));
        }
        return signals;
    }

    private void enter(NodeDefinition node, NodeState.Ready ready) {
        try {
            switch (node) {
                case StartNode _ -> complete(node.id(), Map.of());
                case EndNode end -> complete(end.id(), resolve(end.outputs()));
                case ConditionalNode conditional -> choose(conditional);
                case TaskNode task -> {
                    decisions.add(new Decision.Dispatch(task.id(), resolve(task.task().params())));
                    settle(task.id(), new NodeState.Dispatched(ready.attempt() + 1, now));
                }
            }
        } catch (TemplateFailure e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "a template failed");
            fail(node.id(), Failure.permanent(ErrorCode.TEMPLATE_FAILED, message));
        }
    }

    private void choose(ConditionalNode node) {
        Object value = templates.resolve(node.subject(), scope.roots());
        Branch taken = null;
        try {
            taken = match(node.branches(), value);
        } catch (IllegalArgumentException e) {
            fail(node.id(), Failure.permanent(ErrorCode.NO_BRANCH, noBranch(node, value, e)));
            return;
        }
        if (taken == null) {
            fail(node.id(), Failure.permanent(ErrorCode.NO_BRANCH, noBranch(node, value, null)));
            return;
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put(Edge.BRANCH, taken.name());
        output.put("value", value);
        complete(node.id(), output);
    }

    private static @Nullable Branch match(List<Branch> branches, @Nullable Object value) {
        Branch fallback = null;
        for (Branch branch : branches) {
            if (branch.condition() == null) {
                fallback = branch;
            } else if (branch.condition().matches(value)) {
                return branch;
            }
        }
        return fallback;
    }

    private static String noBranch(
            ConditionalNode node, @Nullable Object value, @Nullable Exception cause) {
        String why = cause == null ? "" : " (" + cause.getMessage() + ")";
        return "no branch of '%s' takes the value %s%s; add a branch for it or a default"
                .formatted(node.id(), value, why);
    }

    @SuppressWarnings("unchecked") // a map resolves to a map
    private Map<String, @Nullable Object> resolve(Map<String, @Nullable Object> template) {
        Object resolved = templates.resolve(template, scope.roots());
        return (Map<String, @Nullable Object>) Objects.requireNonNull(resolved);
    }

    private void complete(NodeId node, Map<String, @Nullable Object> output) {
        decisions.add(new Decision.Complete(node, output));
        settle(node, new NodeState.Completed(1, output));
    }

    private void fail(NodeId node, Failure failure) {
        decisions.add(new Decision.Fail(node, failure));
        settle(node, new NodeState.Failed(state(node).attempt(), failure));
    }

    private void settle(NodeId node, NodeState state) {
        decided.put(node, state);
        scope.see(node, state);
    }

    private void decideJob() {
        boolean lost = graph.ends().stream().anyMatch(end -> doomed.contains(end) || isFailed(end));
        if (lost) {
            decisions.add(new Decision.FailJob(firstFailure()));
        } else if (graph.ends().stream().allMatch(end -> state(end).status().isTerminal())) {
            decisions.add(new Decision.CompleteJob(result()));
        }
    }

    private boolean isFailed(NodeId end) {
        return state(end) instanceof NodeState.Failed;
    }

    private Failure firstFailure() {
        for (NodeDefinition node : graph.order()) {
            if (state(node.id()) instanceof NodeState.Failed(_, Failure failure)) {
                String message = "node '%s': %s".formatted(node.id(), failure.message());
                return new Failure(failure.code(), message, failure.retryable());
            }
        }
        throw new IllegalStateException(job.id() + " is lost, but no node of it failed");
    }

    private Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (NodeId end : graph.ends()) {
            if (state(end) instanceof NodeState.Completed(_, var output)) {
                result.putAll(output);
            }
        }
        result.put("_provenance", provenance());
        return result;
    }

    private Map<String, @Nullable Object> provenance() {
        Map<String, @Nullable Object> provenance = new LinkedHashMap<>();
        provenance.put("workflow_id", job.workflow().id().value());
        provenance.put("workflow_version", job.workflow().version());
        provenance.put("job_id", job.id().toString());
        provenance.put("completed_at", now.toString());
        provenance.put("engine_version", engineVersion);
        return provenance;
    }
}
