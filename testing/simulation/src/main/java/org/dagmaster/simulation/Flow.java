package org.dagmaster.simulation;

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
import org.jspecify.annotations.Nullable;

/** Builds workflows: {@code Flow.named("two").startAt("a").task("a", "b").task("b", "end")}. */
final class Flow {

    static final QueueName LIGHT = new QueueName("light");
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Duration RETRY_DELAY = Duration.ofSeconds(20);

    private final String name;
    private final Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
    private int retries = 2;
    private Duration delay = RETRY_DELAY;
    private QueueName queue = LIGHT;
    private String handler = "script";
    private Map<String, @Nullable Object> params = Map.of();

    private Flow(String name) {
        this.name = name;
    }

    static Flow named(String name) {
        return new Flow(name);
    }

    /** Tasks one after the other. */
    static Flow chain(String name, String... tasks) {
        Flow flow = named(name).startAt(tasks[0]);
        for (int i = 0; i < tasks.length; i++) {
            flow.task(tasks[i], i + 1 < tasks.length ? tasks[i + 1] : "end");
        }
        return flow;
    }

    Flow startAt(String... first) {
        return add(new StartNode(id("start"), ids(first)));
    }

    /** Of the tasks that are added after. */
    Flow retries(int count) {
        retries = count;
        return this;
    }

    /** How long the tasks that are added after wait for another attempt. */
    Flow delay(Duration time) {
        delay = time;
        return this;
    }

    /** Of the tasks that are added after. */
    Flow queue(QueueName name) {
        queue = name;
        return this;
    }

    /** Of the tasks that are added after. */
    Flow handler(String handlerName, Map<String, @Nullable Object> handlerParams) {
        handler = handlerName;
        params = handlerParams;
        return this;
    }

    Flow task(String task, String... next) {
        return joining(task, Join.NONE, next);
    }

    Flow joining(String task, Join join, String... next) {
        RetryPolicy retry = new RetryPolicy(retries, Backoff.FIXED, delay, delay);
        TaskSpec spec = new TaskSpec(new HandlerName(handler), queue, params, TIMEOUT, retry);
        return add(new TaskNode(id(task), join, ids(next), spec));
    }

    /**
     * A child for each element of a list; its params may read {@code ${item}} and {@code ${index}}.
     */
    Flow fanOut(String node, Object source, String... next) {
        RetryPolicy retry = new RetryPolicy(retries, Backoff.FIXED, delay, delay);
        TaskSpec spec = new TaskSpec(new HandlerName(handler), queue, params, TIMEOUT, retry);
        return add(new FanOutNode(id(node), Join.NONE, ids(next), source, spec));
    }

    /** Gathers the values of children. */
    Flow fanIn(String node, OnChildFailure onFailure, String... next) {
        return add(
                new FanInNode(
                        id(node),
                        Join.NONE,
                        ids(next),
                        AggregationKind.COLLECT,
                        "value",
                        onFailure));
    }

    /** A fork on a value: one way below 100, else the other. */
    Flow fork(String node, @Nullable Object subject, String below, String otherwise) {
        Condition small = new Condition(Condition.Operator.LESS, 100);
        return add(
                new ConditionalNode(
                        id(node),
                        Join.NONE,
                        subject,
                        List.of(
                                new Branch("small", small, ids(below)),
                                new Branch("large", null, ids(otherwise)))));
    }

    WorkflowDefinition end() {
        return end(Map.of());
    }

    WorkflowDefinition end(Map<String, @Nullable Object> outputs) {
        return end(Join.NONE, outputs);
    }

    WorkflowDefinition end(Join join, Map<String, @Nullable Object> outputs) {
        add(new EndNode(id("end"), join, outputs));
        WorkflowRef ref = new WorkflowRef(new WorkflowId(name), 1);
        return new WorkflowDefinition(ref, name, "", Map.of(), nodes);
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
        return new ArrayList<>(Arrays.stream(names).map(NodeId::new).toList());
    }

    private Flow add(NodeDefinition node) {
        nodes.put(node.id(), node);
        return this;
    }
}
