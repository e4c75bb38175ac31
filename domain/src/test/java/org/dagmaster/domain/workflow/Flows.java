package org.dagmaster.domain.workflow;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.Condition.Operator;

/** Builds workflows that read as the YAML they might have come from. */
public final class Flows {

    private final WorkflowRef ref;
    private String name;
    private String description = "";
    private final Map<String, InputDefinition> inputs = new LinkedHashMap<>();
    private final Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();

    private Flows(WorkflowRef ref) {
        this.ref = ref;
        this.name = ref.id().value();
    }

    public static Flows of(String id, int version) {
        return new Flows(new WorkflowRef(new WorkflowId(id), version));
    }

    public static Flows small() {
        return of("small", 1);
    }

    public Flows named(String name, String description) {
        this.name = name;
        this.description = description;
        return this;
    }

    public Flows input(InputDefinition input) {
        inputs.put(input.name(), input);
        return this;
    }

    public Flows start(String... next) {
        return node(new StartNode(id("start"), ids(next)));
    }

    public Flows task(String name, String... next) {
        return task(name, Join.NONE, echo(Map.of()), next);
    }

    public Flows task(String name, Join join, String... next) {
        return task(name, join, echo(Map.of()), next);
    }

    public Flows task(String name, Join join, TaskSpec spec, String... next) {
        return node(new TaskNode(id(name), join, ids(next), spec));
    }

    public Flows fork(String name, String subject, Branch... branches) {
        return node(new ConditionalNode(id(name), Join.NONE, subject, List.of(branches)));
    }

    public Flows fanOut(String name, Object source, TaskSpec task, String... next) {
        return node(new FanOutNode(id(name), Join.NONE, ids(next), source, task));
    }

    public Flows fanIn(String name, AggregationKind aggregation, String... next) {
        return node(
                new FanInNode(
                        id(name), Join.NONE, ids(next), aggregation, null, OnChildFailure.FAIL));
    }

    public Flows end(String name) {
        return end(name, Join.NONE, Map.of());
    }

    public Flows end(String name, Join join, Map<String, Object> outputs) {
        return node(new EndNode(id(name), join, new LinkedHashMap<>(outputs)));
    }

    public Flows node(NodeDefinition node) {
        nodes.put(node.id(), node);
        return this;
    }

    public WorkflowDefinition workflow() {
        return new WorkflowDefinition(ref, name, description, inputs, nodes);
    }

    public static TaskSpec echo(Map<String, Object> params) {
        return spec("echo", "light", params);
    }

    public static TaskSpec spec(String handler, String queue, Map<String, Object> params) {
        return new TaskSpec(
                new HandlerName(handler),
                new QueueName(queue),
                new LinkedHashMap<>(params),
                Duration.ofMinutes(1),
                RetryPolicy.DEFAULT);
    }

    public static Branch when(String name, String symbol, Object operand, String... next) {
        Operator operator = Operator.of(symbol).orElseThrow();
        return new Branch(name, new Condition(operator, operand), ids(next));
    }

    public static Branch otherwise(String name, String... next) {
        return new Branch(name, null, ids(next));
    }

    public static Join allOf(String... names) {
        return new Join(ids(names), List.of());
    }

    public static Join anyOf(String... names) {
        return new Join(List.of(), ids(names));
    }

    public static NodeId id(String name) {
        return new NodeId(name);
    }

    private static List<NodeId> ids(String... names) {
        return Arrays.stream(names).map(NodeId::new).toList();
    }
}
