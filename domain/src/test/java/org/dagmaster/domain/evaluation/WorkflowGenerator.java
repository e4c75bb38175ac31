package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Makes up workflows with branches, merges and fan_outs, and what happens to their jobs. */
final class WorkflowGenerator {

    private final Random random;
    private final CourseGenerator courseGenerator;
    private final Map<String, @Nullable Object> inputs = new HashMap<>();
    private final Map<NodeId, String> branches = new HashMap<>();
    private final Map<NodeId, Course> courses = new HashMap<>();
    private final int readsInHundred;
    private boolean isLargeDue;
    private final boolean isLarge;

    private WorkflowGenerator(long seed) {
        random = new Random(seed);
        courseGenerator = new CourseGenerator(random);
        readsInHundred = random.nextInt(3) * 8;
        isLarge = random.nextInt(100) == 0;
        isLargeDue = isLarge;
    }

    static GeneratedWorkflow generate(long seed) {
        return new WorkflowGenerator(seed).generate();
    }

    private GeneratedWorkflow generate() {
        inputs.put("word", "no list");
        List<Draft> drafts = Wiring.of(5 + random.nextInt(34), random);
        List<NodeDefinition> nodes = new ArrayList<>();
        drafts.forEach(draft -> nodes.add(node(draft)));
        Collections.shuffle(nodes, random);
        Map<NodeId, NodeDefinition> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return new GeneratedWorkflow(
                new WorkflowDefinition(Dags.REF, "generated", "", Map.of(), byId),
                inputs,
                branches,
                courses);
    }

    private NodeDefinition node(Draft draft) {
        return switch (draft.kind) {
            case START -> new StartNode(draft.id, draft.next);
            case TASK -> task(draft);
            case FORK -> new ForkGenerator(random, inputs, branches).fork(draft);
            case FAN_OUT -> fanOut(draft);
            case FAN_IN -> fanIn(draft);
            case END -> new EndNode(draft.id, draft.join(), reads(draft));
        };
    }

    private FanInNode fanIn(Draft draft) {
        AggregationKind aggregation = pick(AggregationKind.values());
        String field = pick(null, aggregation == AggregationKind.CONCAT ? "items" : "v");
        return new FanInNode(
                draft.id,
                draft.join(),
                draft.next,
                aggregation,
                random.nextInt(100) == 0 ? "gone" : field,
                pick(OnChildFailure.values()));
    }

    private TaskNode task(Draft draft) {
        int count = random.nextInt(4);
        courses.put(draft.id, courseGenerator.course(draft.id.value(), count));
        return new TaskNode(draft.id, draft.join(), draft.next, Dags.spec(reads(draft)));
    }

    /** Params, or outputs of an end, that read what a node before gives, if it gives anything. */
    private Map<String, @Nullable Object> reads(Draft draft) {
        Map<String, @Nullable Object> reads = new LinkedHashMap<>();
        reads.put("by_" + draft.id, draft.id.value());
        Draft source = draft.sources.get(random.nextInt(draft.sources.size()));
        if (random.nextInt(100) < readsInHundred && source.kind != Draft.Kind.START) {
            String key =
                    switch (source.kind) {
                        case FORK -> "branch";
                        case TASK -> "v";
                        default -> "count";
                    };
            reads.put("of_" + draft.id, "${nodes.%s.output.%s}".formatted(source.id, key));
        }
        return reads;
    }

    private FanOutNode fanOut(Draft draft) {
        // A child that fails as it is born would make it matter how far a large one has come.
        boolean isPicky = !isLarge && random.nextInt(8) == 0;
        Map<String, String> params = new LinkedHashMap<>();
        params.put("item", "${item}");
        params.put("n", "${index}");
        if (isPicky) {
            params.put("x", "${item.x}");
        }
        Object source = source(draft);
        int index = 0;
        for (Object item : elements(source)) {
            courses.put(
                    new ChildId(draft.id, index).node(),
                    courseGenerator.child(index, item, isPicky));
            index++;
        }
        return new FanOutNode(draft.id, draft.join(), draft.next, source, Dags.spec(params));
    }

    private Object source(Draft draft) {
        List<Draft> tasks = draft.sources.stream().filter(d -> d.kind == Draft.Kind.TASK).toList();
        int dice = random.nextInt(150);
        if (dice == 0) {
            return "${inputs.word}";
        }
        if (dice == 1) {
            return "${inputs.gone}";
        }
        if (dice < 15) {
            return List.of("a", 2, List.of(3));
        }
        if (dice < 50 && !tasks.isEmpty()) {
            return "${nodes.%s.output.items}".formatted(tasks.getFirst().id);
        }
        int count = isLargeDue ? DagEvaluator.SLICE + random.nextInt(300) : count();
        isLargeDue = false;
        inputs.put(draft.id.value(), courseGenerator.items(count));
        return "${inputs.%s}".formatted(draft.id);
    }

    private int count() {
        int dice = random.nextInt(10);
        if (dice == 0) {
            return 0;
        }
        return dice < 9 ? 1 + random.nextInt(4) : random.nextInt(51);
    }

    /** The list that a source yields if it yields one. */
    private List<?> elements(Object source) {
        if (source instanceof List<?> list) {
            return list;
        }
        String[] path = String.valueOf(source).split("[{.}]", -1);
        Object value = inputs.get(path[2]);
        Course course = path[1].equals("nodes") ? courses.get(new NodeId(path[2])) : null;
        if (course != null && course.end() instanceof Outcome.Success(var output)) {
            value = output.get("items");
        }
        return value instanceof List<?> list ? list : List.of();
    }

    @SafeVarargs
    private <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }
}
