package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dagmaster.domain.job.JobStatus;
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

/**
 * How a job must stand when certain facts are known: the sentences of the design, applied one node
 * at a time, backwards through the file, as long as any of them has something to say. It is slow
 * and plain on purpose: it sorts nothing, counts nothing up and remembers nothing of how the job
 * stood before, so that it has little in common with what it is to judge.
 */
final class ReferenceEvaluator {

    private final ReferenceWorkflow workflow;
    private final Facts facts;
    private final ReferenceTemplates templates;
    private final Map<NodeId, Fate> fates = new HashMap<>();
    private final Map<NodeId, Map<String, @Nullable Object>> outputs = new HashMap<>();

    ReferenceEvaluator(ReferenceWorkflow workflow, Facts facts) {
        this.workflow = workflow;
        this.facts = facts;
        this.templates = new ReferenceTemplates(facts.inputs(), outputs);
        workflow.nodes().forEach(node -> fates.put(node.id(), Fate.WAITS));
        boolean isMoving = true;
        while (isMoving) {
            isMoving = false;
            for (NodeDefinition node : workflow.nodes().reversed()) {
                isMoving |= moves(node);
            }
        }
    }

    Fate fate(NodeId node) {
        return fates.get(node);
    }

    /** What a node that COMPLETED gave. */
    Map<String, @Nullable Object> output(NodeId node) {
        return outputs.get(node);
    }

    /** It fails as soon as an end can no longer be reached, and completes when all are over. */
    JobStatus status() {
        List<Fate> ends = workflow.ends().stream().map(fates::get).toList();
        if (ends.stream().anyMatch(Fate::isBad)) {
            return JobStatus.FAILED;
        }
        return ends.stream().allMatch(Fate::isOver) ? JobStatus.COMPLETED : JobStatus.RUNNING;
    }

    /** The outputs of all ends that were reached. */
    Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        workflow.ends().forEach(end -> result.putAll(outputs.getOrDefault(end, Map.of())));
        return result;
    }

    /** The failed nodes because of which an end cannot be reached. */
    List<NodeId> culprits() {
        return workflow.ends().stream().flatMap(this::culprits).distinct().toList();
    }

    private Stream<NodeId> culprits(NodeId node) {
        if (fates.get(node) != Fate.LOST) {
            return Stream.of(node).filter(id -> fates.get(id) == Fate.FAILED);
        }
        boolean isAnyOfLost = inputs(node).isAnyOfLost();
        return workflow.linksTo(node).stream()
                .filter(link -> isAnyOfLost || !link.isAny())
                .flatMap(link -> culprits(link.source().id()));
    }

    /** What is read by now. */
    ReferenceTemplates templates() {
        return templates;
    }

    private boolean moves(NodeDefinition node) {
        Fate before = fates.get(node.id());
        if (before != Fate.WAITS && before != Fate.LOST) {
            return false;
        }
        ReferenceInputs inputs = inputs(node.id());
        Fate after = before;
        if (node instanceof FanInNode fanIn && failsWithAChild(fanIn)) {
            after = Fate.FAILED;
        } else if (inputs.mayRun()) {
            after = run(node);
        } else if (inputs.canNeverRun()) {
            after = Fate.LOST;
        } else if (inputs.isPassedBy()) {
            after = Fate.SKIPPED;
        }
        fates.put(node.id(), after);
        return after != before;
    }

    private ReferenceInputs inputs(NodeId node) {
        ReferenceInputs inputs = new ReferenceInputs(new ArrayList<>(), new ArrayList<>());
        for (ReferenceWorkflow.Link link : workflow.linksTo(node)) {
            List<Fate> side = link.isAny() ? inputs.anyOf() : inputs.allOf();
            side.add(link.says(fates, facts.branches()));
        }
        return inputs;
    }

    private Fate run(NodeDefinition node) {
        try {
            return switch (node) {
                case StartNode _ -> complete(node, Map.of());
                case EndNode end -> complete(end, (Map<?, ?>) templates.read(end.outputs()));
                case ConditionalNode conditional -> choose(conditional);
                case TaskNode task -> work(task);
                case FanOutNode fanOut -> split(fanOut);
                case FanInNode fanIn -> gather(fanIn);
            };
        } catch (TemplateFailure _) {
            return Fate.FAILED;
        }
    }

    private Fate complete(NodeDefinition node, Map<?, ?> output) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        output.forEach((key, value) -> named.put((String) key, value));
        outputs.put(node.id(), named);
        return Fate.COMPLETED;
    }

    private Fate choose(ConditionalNode conditional) {
        String branch = facts.branches().get(conditional.id());
        if (branch == null) {
            return Fate.FAILED;
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("branch", branch);
        output.put("value", templates.read(conditional.subject()));
        return complete(conditional, output);
    }

    private Fate work(TaskNode task) {
        templates.read(task.task().params());
        return switch (facts.outcomes().get(task.id())) {
            case null -> Fate.WORKS;
            case Outcome.Success(var output) -> complete(task, output);
            case Outcome.Failure _ -> Fate.FAILED;
        };
    }

    private Fate split(FanOutNode fanOut) {
        if (templates.elements(fanOut).isEmpty()) {
            return Fate.FAILED;
        }
        List<@Nullable Outcome> children = children(fanOut);
        int failed = failuresAmong(children);
        if (failed > 0 && !workflow.isGathered(fanOut)) {
            return Fate.FAILED;
        }
        if (children.contains(null)) {
            return Fate.WORKS;
        }
        int count = children.size();
        return complete(
                fanOut, Map.of("count", count, "completed", count - failed, "failed", failed));
    }

    private boolean failsWithAChild(FanInNode fanIn) {
        return fanIn.onChildFailure() == OnChildFailure.FAIL
                && sources(fanIn).stream().anyMatch(source -> failuresAmong(children(source)) > 0);
    }

    private Fate gather(FanInNode fanIn) {
        List<Outcome> children = new ArrayList<>();
        sources(fanIn).forEach(source -> children.addAll(children(source)));
        return ReferenceAggregation.of(fanIn, children)
                .map(result -> complete(fanIn, result))
                .orElse(Fate.FAILED);
    }

    private static int failuresAmong(List<@Nullable Outcome> children) {
        return (int) children.stream().filter(Outcome.Failure.class::isInstance).count();
    }

    /** How the children of a fan_out have ended, null for those that have not. */
    private List<@Nullable Outcome> children(FanOutNode fanOut) {
        int count = templates.elements(fanOut).orElseThrow().size();
        List<@Nullable Outcome> children = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> children.add(facts.child(fanOut.id(), i)));
        return children;
    }

    /** The fan_outs that run or ran, and lead directly to a fan_in. */
    private List<FanOutNode> sources(FanInNode fanIn) {
        return workflow.sourcesOf(fanIn).stream().filter(fanOut -> hasRun(fanOut.id())).toList();
    }

    private boolean hasRun(NodeId node) {
        return fates.get(node) == Fate.WORKS || fates.get(node) == Fate.COMPLETED;
    }
}
