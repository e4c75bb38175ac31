package org.dagmaster.adapter.rest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.InputType;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.SourcePosition;
import org.dagmaster.domain.workflow.StartNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/** Two versions of one workflow that has a node of each kind. */
final class MemoryWorkflows implements ViewWorkflows {

    static final String YAML = "workflow_id: greet\nname: Grüße\n";

    @Override
    public List<WorkflowDefinition> list() {
        return List.of(definition(2));
    }

    @Override
    public WorkflowView get(String workflowId, @Nullable Integer version) {
        int wanted = version == null ? 2 : version;
        if (!workflowId.equals("greet") || wanted > 2) {
            throw Refused.notFound(
                    "WORKFLOW_NOT_FOUND",
                    "there is no workflow '" + workflowId + "' version " + wanted);
        }
        return new WorkflowView(definition(wanted), YAML);
    }

    /** Every line with a tab is an error, every line with a space at its end a warning. */
    @Override
    public List<DefinitionProblem> validate(String file, String yaml) {
        List<DefinitionProblem> problems = new ArrayList<>();
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int tab = lines.get(i).indexOf('\t');
            if (tab >= 0) {
                problems.add(
                        new DefinitionProblem(
                                DefinitionProblem.Severity.ERROR,
                                "YAML_SYNTAX",
                                "a tab indents nothing",
                                null,
                                new SourcePosition(file, i + 1, tab + 1)));
            }
            if (lines.get(i).endsWith(" ")) {
                problems.add(
                        new DefinitionProblem(
                                DefinitionProblem.Severity.WARNING,
                                "SPACE_AT_END",
                                "a space ends the line",
                                "greet",
                                new SourcePosition(file, i + 1, lines.get(i).length())));
            }
        }
        return problems;
    }

    private static WorkflowDefinition definition(int version) {
        Map<String, InputDefinition> inputs = new LinkedHashMap<>();
        inputs.put(
                "name",
                new InputDefinition(
                        "name",
                        InputType.STRING,
                        true,
                        null,
                        "whom to greet",
                        List.of(),
                        Pattern.compile("^[A-Z]"),
                        null,
                        null));
        inputs.put(
                "times",
                new InputDefinition(
                        "times",
                        InputType.INTEGER,
                        false,
                        1,
                        "",
                        List.of(1, 2, 9),
                        null,
                        BigDecimal.ONE,
                        new BigDecimal("9")));
        Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
        for (NodeDefinition node : List.of(start(), greet(), fork(), split(), join(), end())) {
            nodes.put(node.id(), node);
        }
        return new WorkflowDefinition(
                new WorkflowRef(new WorkflowId("greet"), version),
                "Grüße",
                "Greets someone",
                inputs,
                nodes);
    }

    private static NodeDefinition start() {
        return new StartNode(id("start"), List.of(id("greet")));
    }

    private static NodeDefinition greet() {
        TaskSpec task = hello("${inputs.name}");
        return new TaskNode(id("greet"), Join.NONE, List.of(id("fork")), task);
    }

    private static TaskSpec hello(String name) {
        return new TaskSpec(
                new HandlerName("hello_world"),
                new QueueName("container-tasks"),
                Map.of("name", name),
                Duration.ofMillis(1500),
                RetryPolicy.DEFAULT);
    }

    private static NodeDefinition split() {
        return new FanOutNode(
                id("split"), Join.NONE, List.of(id("join")), List.of("a", 1), hello("${item}"));
    }

    private static NodeDefinition join() {
        return new FanInNode(
                id("join"),
                Join.NONE,
                List.of(id("end")),
                AggregationKind.COLLECT,
                null,
                OnChildFailure.FAIL);
    }

    private static NodeDefinition fork() {
        return new ConditionalNode(
                id("fork"),
                Join.NONE,
                "${inputs.times}",
                List.of(
                        new Branch(
                                "few",
                                new Condition(Condition.Operator.LESS, 5),
                                List.of(id("end"))),
                        new Branch("many", null, List.of(id("split")))));
    }

    private static NodeDefinition end() {
        return new EndNode(
                id("end"),
                new Join(List.of(), List.of(id("fork"), id("join"))),
                Map.of("greeting", "${nodes.greet.output.greeting}"));
    }

    private static NodeId id(String name) {
        return new NodeId(name);
    }
}
