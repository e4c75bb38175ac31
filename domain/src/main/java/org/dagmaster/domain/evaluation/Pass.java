package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dagmaster.domain.evaluation.Edge.Signal;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.jspecify.annotations.Nullable;

/** One pass of {@link DagEvaluator} over one job. */
final class Pass {

    private final Ledger ledger;
    private final TemplateResolver templates;
    private final OutputReader outputs;
    private final Environment environment;
    private final FanOutPass fanOuts;
    private final Set<NodeId> doomed = new HashSet<>();

    Pass(
            Ledger ledger,
            Children children,
            TemplateResolver templates,
            OutputReader outputs,
            Environment environment) {
        this.ledger = ledger;
        this.templates = templates;
        this.outputs = outputs;
        this.environment = environment;
        this.fanOuts = new FanOutPass(ledger, children, templates);
    }

    List<Decision> run() {
        for (NodeDefinition node : ledger.graph().order()) {
            switch (ledger.state(node.id())) {
                case NodeState.Pending _ -> decidePending(node);
                case NodeState.Ready ready when ready.isDue(ledger.now()) -> enter(node);
                case NodeState.FanningOut state -> advance((FanOutNode) node, state);
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
        return ledger.decisions();
    }

    static Failure failure(TemplateFailure e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "a template failed");
        return Failure.permanent(ErrorCode.TEMPLATE_FAILED, message);
    }

    private void decidePending(NodeDefinition node) {
        if (node instanceof FanInNode fanIn && failsWithAChild(fanIn)) {
            return;
        }
        WorkflowGraph.Dependencies edges = ledger.graph().dependenciesOf(node.id());
        switch (JoinRule.verdict(signals(edges.allOf()), signals(edges.anyOf()))) {
            case WAIT -> {}
            case RUN -> enter(node);
            case SKIP ->
                    ledger.decide(
                            new Decision.Skip(node.id()),
                            node.id(),
                            new NodeState.Skipped(ledger.state(node.id()).attempt()));
            case DOOMED -> doomed.add(node.id());
        }
    }

    private List<Signal> signals(List<Edge> edges) {
        List<Signal> signals = new ArrayList<>(edges.size());
        edges.forEach(edge -> signals.add(signal(edge)));
        return signals;
    }

    private Signal signal(Edge edge) {
        NodeDefinition source = ledger.graph().definition().node(edge.from());
        NodeState state = ledger.state(edge.from());
        return edge.signal(source, state, doomed.contains(edge.from()));
    }

    private void enter(NodeDefinition node) {
        try {
            switch (node) {
                case StartNode _ -> ledger.complete(node.id(), Map.of());
                case EndNode end -> ledger.complete(end.id(), resolve(end.outputs()));
                case ConditionalNode conditional -> choose(conditional);
                case TaskNode task -> dispatch(task);
                case FanOutNode fanOut -> fanOuts.enter(fanOut);
                case FanInNode fanIn -> gather(fanIn);
            }
        } catch (TemplateFailure e) {
            ledger.fail(node.id(), failure(e));
        }
    }

    private void advance(FanOutNode node, NodeState.FanningOut state) {
        try {
            fanOuts.advance(node, state);
        } catch (TemplateFailure e) {
            ledger.fail(node.id(), failure(e));
        }
    }

    private void dispatch(TaskNode task) {
        NodeState before = ledger.state(task.id());
        ledger.decide(
                new Decision.Dispatch(task.id(), resolve(task.task().params())),
                task.id(),
                new NodeState.Dispatched(before.attempt() + 1, before.attempt(), ledger.now()));
    }

    private void choose(ConditionalNode node) {
        Object value = templates.resolve(node.subject(), ledger.scope().roots());
        switch (BranchChoice.of(node, value)) {
            case BranchChoice.Taken(var output) -> ledger.complete(node.id(), output);
            case BranchChoice.None(String message) ->
                    ledger.fail(node.id(), Failure.permanent(ErrorCode.NO_BRANCH, message));
        }
    }

    /** A fan_in that does not collect failures fails with the first child that failed for good. */
    private boolean failsWithAChild(FanInNode fanIn) {
        if (fanIn.onChildFailure() == OnChildFailure.COLLECT) {
            return false;
        }
        for (FanOutNode source : ledger.graph().gathering().sourcesOf(fanIn.id())) {
            Failure failure = fanOuts.failureOf(source);
            if (failure != null) {
                ledger.fail(fanIn.id(), failure);
                return true;
            }
        }
        return false;
    }

    private void gather(FanInNode fanIn) {
        Aggregation aggregation = new Aggregation(fanIn, outputs);
        try {
            for (FanOutNode source : ledger.graph().gathering().sourcesOf(fanIn.id())) {
                if (ledger.state(source.id()) instanceof NodeState.Completed) {
                    fanOuts.forEachChild(source.id(), aggregation::add);
                }
            }
            ledger.complete(fanIn.id(), aggregation.result());
        } catch (Aggregation.Misfit e) {
            String message = String.valueOf(e.getMessage());
            ledger.fail(fanIn.id(), Failure.permanent(ErrorCode.AGGREGATION_FAILED, message));
        }
    }

    @SuppressWarnings("unchecked") // a map resolves to a map
    private Map<String, @Nullable Object> resolve(Map<String, @Nullable Object> template) {
        Object resolved = templates.resolve(template, ledger.scope().roots());
        return (Map<String, @Nullable Object>) Objects.requireNonNull(resolved);
    }

    private void decideJob() {
        Optional<NodeId> lost = ledger.graph().ends().stream().filter(this::isLost).findFirst();
        if (lost.isPresent()) {
            ledger.decide(new Decision.FailJob(causeOf(lost.get())));
        } else if (ledger.graph().ends().stream()
                .allMatch(end -> ledger.state(end).status().isTerminal())) {
            ledger.decide(new Decision.CompleteJob(result()));
        }
    }

    private boolean isLost(NodeId end) {
        return doomed.contains(end) || ledger.state(end) instanceof NodeState.Failed;
    }

    /** The failure that made an end unreachable; there may be others, which an any_of bore. */
    private Failure causeOf(NodeId end) {
        NodeId node = end;
        while (true) {
            if (ledger.state(node) instanceof NodeState.Failed(_, Failure failure)) {
                String message = "node '%s': %s".formatted(node, failure.message());
                return new Failure(failure.code(), message, failure.retryable());
            }
            node = fatalTo(node);
        }
    }

    private NodeId fatalTo(NodeId node) {
        WorkflowGraph.Dependencies edges = ledger.graph().dependenciesOf(node);
        return Stream.concat(edges.allOf().stream(), edges.anyOf().stream())
                .filter(edge -> signal(edge) == Signal.FAILED)
                .findFirst()
                .map(Edge::from)
                .orElseThrow(() ->
                        new IllegalStateException(
                                ledger.job().id() + " is lost, but no node of it failed"));
    }

    private Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (NodeId end : ledger.graph().ends()) {
            if (ledger.state(end) instanceof NodeState.Completed(_, var output)) {
                result.putAll(outputs.value(output));
            }
        }
        result.put("_provenance", provenance());
        return result;
    }

    private Map<String, @Nullable Object> provenance() {
        Map<String, @Nullable Object> provenance = new LinkedHashMap<>();
        provenance.put("workflow_id", ledger.job().workflow().id().value());
        provenance.put("workflow_version", ledger.job().workflow().version());
        provenance.put("job_id", ledger.job().id().toString());
        provenance.put("completed_at", ledger.now().toString());
        provenance.put("engine_version", environment.engineVersion());
        return provenance;
    }
}
