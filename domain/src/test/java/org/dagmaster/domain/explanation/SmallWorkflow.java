package org.dagmaster.domain.explanation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Backoff;
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

/** The workflows of situations: all tasks are for one queue, have two retries and one minute. */
final class SmallWorkflow {

    static final WorkflowRef REF = new WorkflowRef(new WorkflowId("small"), 1);
    static final QueueName LIGHT = new QueueName("light");
    static final Duration TIMEOUT = Duration.ofMinutes(1);

    private SmallWorkflow() {}

    /** start -> (a, b) -> c -> end, start -> split -> join -> end. */
    static WorkflowGraph usual() {
        Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
        put(nodes, new StartNode(id("start"), List.of(id("a"), id("b"), id("split"))));
        put(nodes, task("a", "c"));
        put(nodes, task("b", "c"));
        put(nodes, task("c", "end"));
        put(nodes, new FanOutNode(id("split"), Join.NONE, List.of(id("join")), List.of(1), spec()));
        put(
                nodes,
                new FanInNode(
                        id("join"),
                        Join.NONE,
                        List.of(id("end")),
                        AggregationKind.COLLECT,
                        null,
                        OnChildFailure.COLLECT));
        put(nodes, new EndNode(id("end"), Join.NONE, Map.of()));
        return WorkflowGraph.of(new WorkflowDefinition(REF, "", "", Map.of(), nodes));
    }

    private static TaskNode task(String name, String next) {
        return new TaskNode(id(name), Join.NONE, List.of(id(next)), spec());
    }

    private static TaskSpec spec() {
        Duration delay = Duration.ofSeconds(10);
        return new TaskSpec(
                new HandlerName("echo"),
                LIGHT,
                Map.of(),
                TIMEOUT,
                new RetryPolicy(2, Backoff.FIXED, delay, delay));
    }

    private static void put(Map<NodeId, NodeDefinition> nodes, NodeDefinition node) {
        nodes.put(node.id(), node);
    }

    /** start -> many tasks -> end. */
    static WorkflowGraph wide(int tasks) {
        List<NodeId> all = IntStream.range(0, tasks).mapToObj(n -> id("t" + n)).toList();
        Map<NodeId, NodeDefinition> wide = new LinkedHashMap<>();
        put(wide, new StartNode(id("start"), all));
        all.forEach(task -> put(wide, task(task.value(), "end")));
        put(wide, new EndNode(id("end"), Join.NONE, Map.of()));
        return WorkflowGraph.of(new WorkflowDefinition(REF, "", "", Map.of(), wide));
    }

    private static NodeId id(String name) {
        return new NodeId(name);
    }
}
