package org.dagmaster.adapter.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Workflows, their nodes and their problems as JSON. */
final class WorkflowJson {

    private WorkflowJson() {}

    static Map<String, @Nullable Object> workflow(WorkflowDefinition definition) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("workflow_id", definition.ref().id().value());
        json.put("version", definition.ref().version());
        json.put("name", definition.name());
        json.put("description", definition.description());
        json.put("node_count", definition.nodes().size());
        json.put(
                "inputs",
                Json.list(List.copyOf(definition.inputs().values()), WorkflowJson::input));
        return json;
    }

    static List<Object> nodes(WorkflowDefinition definition) {
        return Json.list(List.copyOf(definition.nodes().values()), WorkflowJson::node);
    }

    static Map<String, @Nullable Object> problem(DefinitionProblem problem) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("severity", Json.word(problem.severity()));
        json.put("code", problem.code());
        json.put("message", problem.message());
        json.put("node", problem.node());
        json.put("file", problem.position().file());
        json.put("line", problem.position().line());
        json.put("column", problem.position().column());
        return json;
    }

    private static Map<String, @Nullable Object> input(InputDefinition input) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("name", input.name());
        json.put("type", input.type().wireName());
        json.put("required", input.required());
        json.put("default", input.defaultValue());
        json.put("description", input.description());
        json.put("enum", input.allowed().isEmpty() ? null : input.allowed());
        json.put("pattern", input.pattern() == null ? null : input.pattern().pattern());
        json.put("minimum", input.minimum());
        json.put("maximum", input.maximum());
        return json;
    }

    private static Map<String, @Nullable Object> node(NodeDefinition node) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("node_id", node.id().value());
        json.put("type", node.typeName());
        switch (node) {
            case StartNode _ -> {}
            case TaskNode task -> putTask(json, task.task());
            case ConditionalNode fork -> {
                json.put("condition_field", fork.subject());
                json.put("branches", Json.list(fork.branches(), WorkflowJson::branch));
            }
            case FanOutNode fanOut -> {
                Map<String, @Nullable Object> task = Json.object();
                putTask(task, fanOut.task());
                json.put("source", fanOut.source());
                json.put("task", task);
            }
            case FanInNode fanIn -> {
                json.put("aggregation", fanIn.aggregation().wireName());
                json.put("field", fanIn.field());
                json.put("on_child_failure", fanIn.onChildFailure().wireName());
            }
            case EndNode end -> json.put("outputs", end.outputs());
        }
        if (!node.dependsOn().equals(Join.NONE)) {
            json.put("depends_on", join(node.dependsOn()));
        }
        json.put("next", names(node.next()));
        return json;
    }

    private static void putTask(Map<String, @Nullable Object> json, TaskSpec task) {
        json.put("handler", task.handler().value());
        json.put("queue", task.queue().value());
        json.put("timeout_seconds", seconds(task.timeout()));
        json.put("retry", retry(task.retry()));
        json.put("params", task.params());
    }

    private static Map<String, @Nullable Object> retry(RetryPolicy retry) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("max_attempts", retry.maxAttempts());
        json.put("backoff", retry.backoff().wireName());
        json.put("initial_delay_seconds", seconds(retry.initialDelay()));
        json.put("max_delay_seconds", seconds(retry.maxDelay()));
        return json;
    }

    private static Map<String, @Nullable Object> branch(Branch branch) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("name", branch.name());
        json.put("condition", branch.condition() == null ? null : branch.condition().toString());
        json.put("default", branch.condition() == null);
        json.put("next", names(branch.next()));
        return json;
    }

    private static Map<String, @Nullable Object> join(Join join) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("all_of", names(join.allOf()));
        json.put("any_of", names(join.anyOf()));
        return json;
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).toList();
    }

    /** Whole seconds as an integer, parts of one as a fraction. */
    private static Number seconds(Duration duration) {
        long whole = duration.toSeconds();
        if (duration.equals(Duration.ofSeconds(whole))) {
            return whole;
        }
        return duration.toMillis() / 1000.0;
    }
}
