package org.dagmaster.domain.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Backoff;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;

/** Builds small workflows that read as sentences. */
final class Dags {

    static final WorkflowRef REF = new WorkflowRef(new WorkflowId("small"), 1);
    static final RetryPolicy TWO_RETRIES =
            new RetryPolicy(2, Backoff.FIXED, Duration.ofSeconds(10), Duration.ofSeconds(60));

    private final Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();

    static Dags startingAt(String... first) {
        Dags dags = new Dags();
        dags.nodes.put(id("start"), new StartNode(id("start"), ids(first)));
        return dags;
    }

    Dags task(String name, String... next) {
        return task(name, Join.NONE, Map.of(), next);
    }

    Dags task(String name, Join join, Map<String, ?> params, String... next) {
        return node(new TaskNode(id(name), join, ids(next), spec(params)));
    }

    Dags node(NodeDefinition node) {
        nodes.put(node.id(), node);
        return this;
    }

    static TaskSpec spec(Map<String, ?> params) {
        return new TaskSpec(
                new HandlerName("echo"),
                new QueueName("light"),
                new LinkedHashMap<>(params),
                Duration.ofSeconds(60),
                TWO_RETRIES);
    }

    /** A fork on a value: small below 100, else large, unless there is no default. */
    Dags fork(String name, String subject, String small, String large, boolean withDefault) {
        Condition below = new Condition(Condition.Operator.LESS, 100);
        List<Branch> branches = new ArrayList<>();
        branches.add(new Branch("small", below, ids(small)));
        Condition above = new Condition(Condition.Operator.GREATER, 1000);
        branches.add(new Branch("large", withDefault ? null : above, ids(large)));
        nodes.put(id(name), new ConditionalNode(id(name), Join.NONE, subject, branches));
        return this;
    }

    Dags fanOut(String name, Object source, Map<String, ?> params, String... next) {
        return fanOut(name, Join.NONE, source, params, next);
    }

    Dags fanOut(String name, Join join, Object source, Map<String, ?> params, String... next) {
        return node(new FanOutNode(id(name), join, ids(next), source, spec(params)));
    }

    Dags fanIn(String name, AggregationKind aggregation, OnChildFailure onFailure, String... next) {
        return fanIn(name, Join.NONE, aggregation, onFailure, next);
    }

    Dags fanIn(
            String name,
            Join join,
            AggregationKind aggregation,
            OnChildFailure onFailure,
            String... next) {
        return node(new FanInNode(id(name), join, ids(next), aggregation, null, onFailure));
    }

    Dags end(String name, Map<String, ?> outputs) {
        nodes.put(id(name), new EndNode(id(name), Join.NONE, new LinkedHashMap<>(outputs)));
        return this;
    }

    WorkflowGraph end() {
        return end("end", Map.of()).graph();
    }

    WorkflowGraph graph() {
        return WorkflowGraph.of(definition());
    }

    WorkflowDefinition definition() {
        return new WorkflowDefinition(REF, "small", "", Map.of(), nodes);
    }

    static Join allOf(String... names) {
        return new Join(ids(names), List.of());
    }

    static Join anyOf(String... names) {
        return new Join(List.of(), ids(names));
    }

    static NodeId id(String name) {
        return new NodeId(name);
    }

    static List<NodeId> ids(String... names) {
        return Arrays.stream(names).map(NodeId::new).toList();
    }
}
