package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;
import org.dagmaster.domain.workflow.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of well-formed nodes that do not go together; the pages have an example of each. */
class WorkflowChecksTest {

    private static final Vocabulary KNOWN =
            new Vocabulary(
                    Set.of(new HandlerName("echo"), new HandlerName("sum.up")),
                    Set.of("REGION"),
                    Map.of(
                            new HandlerName("sum.up"),
                            new HandlerParameters(
                                    List.of("left", "right", "label"), Set.of("left", "right"))));

    private static final String HEAD =
            """
            workflow_id: w
            version: 1
            inputs:
              text: {type: string}
              list: {type: array}
              map: {type: object}
            nodes:
            """;

    /** What is told of nodes, a line each. */
    private static List<String> told(String... nodes) {
        String yaml = HEAD + "  " + String.join("\n  ", nodes) + "\n";
        return Guides.check(yaml, KNOWN).stream().map(WorkflowChecksTest::inWords).toList();
    }

    private static String inWords(DefinitionProblem problem) {
        return "%s: %s [%s]".formatted(problem.node(), problem.message(), problem.code());
    }

    private static String task(String name, String rest) {
        return name + ": {type: task, handler: echo, queue: q, " + rest + "}";
    }

    private static String fanOut(String source, String params, String next) {
        return "split: {type: fan_out, source: %s, task: {handler: echo, queue: q, params: {message: %s}}, next: %s}"
                .formatted(source, params, next);
    }

    @Test
    void ofNodesThatCannotBeReachedTheFirstIsTold() {
        assertThat(
                        told(
                                "start: {type: start, next: a}",
                                task("a", "next: end"),
                                task("b", "next: c"),
                                task("c", "next: [d, end]"),
                                task("d", "next: end"),
                                task("x", "next: y"),
                                task("y", "next: [x, end]"),
                                "end: {type: end}"))
                .containsExactly(
                        "b: no way from the start leads here, nor to the 2 nodes after it [UNREACHABLE]",
                        "x: the nodes run in a circle: x -> y -> x [CYCLE]",
                        "x: no way from the start leads here, nor to the node after it [UNREACHABLE]");
    }

    @Test
    void ofNodesThatLeadNowhereTheLastIsTold() {
        assertThat(
                        told(
                                "start: {type: start, next: [a, end]}",
                                task("a", "next: b"),
                                task("b", "next: c"),
                                "c: {type: task, handler: echo, queue: q}",
                                "end: {type: end}"))
                .containsExactly(
                        "c: no way from here leads to an end, nor from the 2 nodes before it [DEAD_END]");
    }

    @Test
    void whatFollowsFromAnotherMistakeIsNotTold() {
        assertThat(
                        told(
                                "start: {type: start, next: a}",
                                task("a", "next: end"),
                                task("b", "next: end, depends_on: {all_of: [aa]}"),
                                "end: {type: end}"))
                .containsExactly("b: there is no node 'aa', did you mean 'a'? [UNKNOWN_TARGET]");
        assertThat(
                        told(
                                "start: {type: start, next: a}",
                                "a: {type: fanout, next: b}",
                                "b: {type: fan_in, next: c}",
                                task("c", "next: 5, params: {message: '${nodes.a.output.count}'}"),
                                "end: {type: end}"))
                .containsExactly(
                        "a: 'fanout' is no type of a node, did you mean 'fan_out'? (there are start, end, task, conditional, fan_out, fan_in) [BAD_VALUE]",
                        "c: 'next' must be a node's name or a list of such, not 5 [WRONG_TYPE]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'a, b';'source' is a text, not a list",
                "'${inputs.list}, ${inputs.list}';'source' is a text, not a list",
                "' ${inputs.list}';'source' is a text, not a list",
                "{a: 1};'source' is of type object, not a list",
                "5;'source' is of type integer, not a list",
                "true;'source' is of type boolean, not a list",
                "'${inputs.text}';'source' reads ${inputs.text}, which is of type string",
                "'${inputs}';'source' reads ${inputs}, which is an object",
                "'${job.id}';'source' reads ${job.id}, which is a text",
                "'${env.REGION}';'source' reads ${env.REGION}, which is a text",
                "'${nodes.start.output}';'source' reads ${nodes.start.output}, which is an object",
                "'${nodes.start.status}';'source' reads ${nodes.start.status}, which is a word",
                "'${inputs.list|5}';'source' has an alternate that is no list"
            })
    void aSourceMustBeAbleToYieldAList(String source, String told) {
        assertThat(
                        told(
                                "start: {type: start, next: split}",
                                fanOut(source, "x", "end"),
                                "end: {type: end}"))
                .singleElement()
                .asString()
                .startsWith("split: " + told)
                .endsWith("[SOURCE_NO_LIST]");
    }

    @Test
    void aListOrAReferenceThatMayBeOneIsASource() {
        for (String source :
                List.of(
                        "[]",
                        "[null, '${inputs.text}']",
                        "'${inputs.list}'",
                        "'${inputs.map.x}'")) {
            assertThat(
                            told(
                                    "start: {type: start, next: split}",
                                    fanOut(source, "['${item.a[0]}', '${index}']", "end"),
                                    "end: {type: end}"))
                    .as(source)
                    .isEmpty();
        }
    }

    @Test
    void theElementIsThereInTheParamsOfChildrenAlone() {
        assertThat(
                        told(
                                "start: {type: start, next: split}",
                                fanOut("['${item}']", "'${index.x}'", "end"),
                                "end: {type: end, outputs: {x: '${index}'}}"))
                .containsExactly(
                        "split: ${item} can be read in the params of a fan_out's task only [NO_CHILD]",
                        "split: ${index.x}: the index is a number and has no keys [BAD_REFERENCE]",
                        "end: ${index} can be read in the params of a fan_out's task only [NO_CHILD]");
    }

    @Test
    void childrenAreNoNodes() {
        assertThat(
                        told(
                                "start: {type: start, next: split}",
                                fanOut("[1]", "x", "join"),
                                "join: {type: fan_in, next: end}",
                                "end: {type: end, depends_on: {all_of: [split__0]}, outputs: {x: '${nodes.split__0.output.x}'}}"))
                .containsExactly(
                        "end: there is no node 'split__0': children of the fan_out 'split' are no nodes; name 'split' itself [UNKNOWN_TARGET]",
                        "end: ${nodes.split__0.output.x} reads the node 'split__0', which is not there: what children of the fan_out 'split' give is read from the fan_in that gathers them [UNKNOWN_NODE]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${nodes.start.output.x}|the output of the start 'start' is empty [UNKNOWN_OUTPUT]",
                "${nodes.fork.output.brunch}|the output of the conditional 'fork' has branch, value, did you mean 'branch'? [UNKNOWN_OUTPUT]",
                "${nodes.split.output.results}|the output of the fan_out 'split' has count, completed, failed; what its children give is read from the fan_in that gathers them [UNKNOWN_OUTPUT]",
                "${nodes.join.output.total}|the output of the fan_in 'join' has results, count, errors, failed [UNKNOWN_OUTPUT]",
                "${nodes.join.status.code}|the status of a node is a word and has no keys [BAD_NODE_REFERENCE]",
                "${inputs.text.length}|the input 'text' is of type string and has no keys [BAD_REFERENCE]",
                "${inputs.list.first}|the input 'list' is of type array and is read by index, as [0] [BAD_REFERENCE]",
                "${job}|of the job, ${job.id} can be read [BAD_REFERENCE]",
                "${env}|name the variable, such as ${env.REGION} [BAD_REFERENCE]",
                "${env.PATH}|templates may not read the variable 'PATH' (the setting template_env lists those they may) [ENV_NOT_ALLOWED]"
            })
    void whatCannotBeReadIsTold(String reference, String told) {
        assertThat(
                        told(
                                "start: {type: start, next: fork}",
                                "fork: {type: conditional, condition: '${inputs.map.x}', on_true: split, on_false: end}",
                                fanOut("[1]", "x", "join"),
                                "join: {type: fan_in, on_child_failure: collect, next: end}",
                                "end: {type: end, outputs: {x: '" + reference + "'}}"))
                .singleElement()
                .asString()
                .startsWith("end: " + reference)
                .endsWith(": " + told);
    }

    @Test
    void aNodeThatIsDrawnTwiceIsWarnedOf() {
        assertThat(
                        told(
                                "start: {type: start, next: [a, b]}",
                                task("a", "next: end"),
                                "b: {type: task, handler: echo, queue: q}",
                                "end: {type: end, depends_on: {any_of: [a, b]}}"))
                .containsExactly(
                        "end: 'a' leads here by its next as well, which is waited for in any case: any_of has no effect on it [ANY_OF_AND_NEXT]");
    }

    @Test
    void paramsAreHeldAgainstThoseOfTheHandler() {
        assertThat(
                        told(
                                "start: {type: start, next: a}",
                                "a: {type: task, handler: sum.up, queue: q, params: {lefft: 1, colour: red, right: null}, next: split}",
                                "split: {type: fan_out, source: [1], task: {handler: sum.up, queue: q, params: {left: '${item}', right: 2}}, next: b}",
                                "b: {type: task, handler: sumup, queue: q, next: end}",
                                "end: {type: end}"))
                .containsExactly(
                        "a: the handler 'sum.up' needs the parameter 'left' [MISSING_PARAM]",
                        "a: the handler 'sum.up' needs the parameter 'right' [MISSING_PARAM]",
                        "a: the handler 'sum.up' has no parameter 'lefft', did you mean 'left'? [UNKNOWN_PARAM]",
                        "a: the handler 'sum.up' has no parameter 'colour' (it has left, right, label) [UNKNOWN_PARAM]",
                        "b: no handler 'sumup' is known here, did you mean 'sum.up'? (queue q may have it on another image) [UNKNOWN_HANDLER]");
    }

    @Test
    void anErrorIsNotLostBehindThousandsOfWarnings() {
        String tasks =
                IntStream.range(0, 3_000)
                        .mapToObj(i ->
                                "t%d: {type: task, handler: far, queue: q, next: end}".formatted(i))
                        .collect(Collectors.joining("\n  "));
        String names =
                IntStream.range(0, 3_000).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));

        List<String> told =
                told(
                        "start: {type: start, next: [" + names + "]}",
                        tasks,
                        "end: {type: end, outputs: {x: '${inputs.gone}'}}");

        assertThat(told).hasSize(DefinitionProblem.MOST_OF_A_CODE + 1);
        assertThat(told.getLast()).contains("[UNDECLARED_INPUT]");
    }
}
