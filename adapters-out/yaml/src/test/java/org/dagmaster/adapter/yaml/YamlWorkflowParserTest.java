package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.WorkflowParser.Parsed;
import org.dagmaster.domain.workflow.Backoff;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.InputType;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;

class YamlWorkflowParserTest {

    private static final String WHOLE =
            """
            workflow_id: sample
            name: Sample
            version: 2
            description: all keys
            inputs:
              size: {type: integer, default: 5, minimum: 1, maximum: 10, description: how large}
              tier: {type: string, required: true, enum: [a, b], pattern: "^[ab]$"}
            nodes:
              start: {type: start, next: [one, two]}
              one:
                type: task
                description: the first
                handler: echo
                queue: light
                timeout_seconds: 60
                retry: {max_attempts: 5, backoff: linear, initial_delay_seconds: 0.5, max_delay_seconds: 9}
                params: {deep: {list: ["${inputs.size}", 1, null, true, 1.5]}}
                next: fork
              two: {type: task, handler: raster.validate, queue: heavy, next: end, depends_on: {any_of: one}}
              fork:
                type: conditional
                condition_field: "${nodes.one.output.n}"
                branches:
                  - {name: small, condition: "< 100", next: end}
                  - {name: listed, condition: "in [x, 2]", next: end}
                  - {name: rest, default: true, next: last}
              last:
                type: conditional
                condition: "${nodes.one.output.ok}"
                on_true: end
                on_false: [end]
              end: {type: end, outputs: {n: "${nodes.one.output.n}"}}
            """;

    private static Parsed parse(String yaml) {
        return new YamlWorkflowParser().parse("w.yaml", yaml);
    }

    private static WorkflowDefinition valid(String yaml) {
        Parsed parsed = parse(yaml);
        assertThat(parsed.problems()).isEmpty();
        return parsed.definition();
    }

    private static List<String> problems(String yaml) {
        return parse(yaml).problems().stream().map(Object::toString).toList();
    }

    @Test
    void everyKeyIsRead() {
        WorkflowDefinition workflow = valid(WHOLE);

        assertThat(workflow.ref()).hasToString("sample v2");
        assertThat(workflow.inputs().get("size").type()).isEqualTo(InputType.INTEGER);
        assertThat(workflow.inputs().get("size").defaultValue()).isEqualTo(5);
        assertThat(workflow.inputs().get("tier").allowed()).containsExactly("a", "b");
        TaskSpec task = ((TaskNode) workflow.node(new NodeId("one"))).task();
        assertThat(task.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(task.retry())
                .isEqualTo(
                        new RetryPolicy(
                                5, Backoff.LINEAR, Duration.ofMillis(500), Duration.ofSeconds(9)));
        assertThat(task.params())
                .isEqualTo(
                        Map.of(
                                "deep",
                                Map.of(
                                        "list",
                                        java.util.Arrays.asList(
                                                "${inputs.size}", 1, null, true, 1.5))));
        assertThat(workflow.node(new NodeId("two")).dependsOn().anyOf())
                .containsExactly(new NodeId("one"));
    }

    @Test
    void bothFormsOfConditionsAreRead() {
        WorkflowDefinition workflow = valid(WHOLE);

        ConditionalNode fork = (ConditionalNode) workflow.node(new NodeId("fork"));
        assertThat(fork.branches())
                .extracting(branch -> branch.condition())
                .containsExactly(
                        new Condition(Condition.Operator.LESS, 100),
                        new Condition(Condition.Operator.IN, List.of("x", 2)),
                        null);
        ConditionalNode last = (ConditionalNode) workflow.node(new NodeId("last"));
        assertThat(last.branches())
                .extracting(branch -> branch.name())
                .containsExactly("on_true", "on_false");
    }

    @Test
    void placesAreKnownDownToParamsAndListElements() {
        Parsed parsed = parse(WHOLE);

        assertThat(parsed.positions().at("nodes.one.params.deep").line()).isEqualTo(17);
        assertThat(parsed.positions().at("nodes.one.params.deep.list.0").column()).isEqualTo(28);
        assertThat(parsed.positions().at("nodes.one.params.gone").line()).isEqualTo(17);
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() {
        String yaml =
                """
                workflow_id: Sample!
                version: 0
                nmae: x
                nodes:
                  start: {type: start, next: a}
                  a: {type: tsk, next: end}
                  b:
                    type: task
                    handler: echo
                    timeout_seconds: soon
                    retry: {max_attempts: -1, backof: fixed}
                    params: [1]
                    next: 7
                    type: task
                  end: {type: end, next: a}
                """;

        assertThat(problems(yaml))
                .containsExactlyInAnyOrder(
                        "w.yaml:1:14: 'Sample!' is no workflow id: use 1 to 64 of a-z, 0-9 and _ [BAD_VALUE]",
                        "w.yaml:2:10: 'version' must be a whole number within 1 and 2147483647, not 0 [BAD_VALUE]",
                        "w.yaml:3:1: the key 'nmae' is not known here, did you mean 'name'? [UNKNOWN_KEY]",
                        "w.yaml:6:13: node 'a': 'tsk' is no type of a node, did you mean 'task'? (there are start, end, task, conditional, fan_out, fan_in) [BAD_VALUE]",
                        "w.yaml:8:5: node 'b': the key 'queue' is missing [MISSING_KEY]",
                        "w.yaml:10:22: node 'b': 'timeout_seconds' must be a number, not 'soon' [WRONG_TYPE]",
                        "w.yaml:11:27: node 'b': 'max_attempts' must be a whole number within 0 and 1000, not -1 [BAD_VALUE]",
                        "w.yaml:11:31: node 'b': the key 'backof' is not known here, did you mean 'backoff'? [UNKNOWN_KEY]",
                        "w.yaml:12:13: node 'b': 'params' must be a mapping, not a list [WRONG_TYPE]",
                        "w.yaml:13:11: node 'b': 'next' must be a node's name or a list of such, not 7 [WRONG_TYPE]",
                        "w.yaml:14:5: node 'b': the key 'type' stands here a second time, after line 8 [DOUBLED_KEY]",
                        "w.yaml:15:20: node 'end': the key 'next' is not known here: nothing follows an end [UNKNOWN_KEY]");
    }

    @Test
    void inputsThatContradictThemselvesAreTold() {
        String yaml =
                """
                workflow_id: sample
                version: 1
                inputs:
                  a: {type: integer, default: x}
                  b: {type: string, enum: [1], pattern: "("}
                  c: {type: strin}
                nodes: {}
                """;

        assertThat(problems(yaml))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains(":4:31:", "BAD_DEFAULT", "'a' must be of type integer"))
                .anySatisfy(p -> assertThat(p).contains("the enum's 1 is not of type string"))
                .anySatisfy(p -> assertThat(p).contains("'(' is no regular expression"))
                .anySatisfy(p -> assertThat(p).contains("did you mean 'string'?"))
                .hasSize(4);
    }

    @Test
    void aConditionThatCannotBeReadIsTold() {
        String fork = "  f: {type: conditional, condition_field: x, branches: [%s]}\n";
        String head = "workflow_id: s\nversion: 1\nnodes:\n";

        assertThat(problems(head + fork.formatted("{name: a, condition: ~100, next: e}")))
                .singleElement()
                .asString()
                .contains("'~100' is no condition");
        assertThat(problems(head + fork.formatted("{name: a, next: e}")))
                .singleElement()
                .asString()
                .contains("must have either a condition or default: true");
        assertThat(problems(head + fork.formatted("{name: a, condition: in 3, next: e}")))
                .singleElement()
                .asString()
                .contains("'in' wants a list");
    }

    @Test
    void whatIsNoWorkflowIsToldInOneSentence() {
        for (String text : List.of("", "hello", "- a", "a: b: c", "\t", "a: [", "\u0000")) {
            assertThatCode(() -> parse(text)).doesNotThrowAnyException();
            assertThat(parse(text).definition()).isNull();
            assertThat(parse(text).problems()).as(text).hasSize(1);
        }
    }
}
