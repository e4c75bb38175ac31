package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost time or memory, or to make the parser throw. */
class HostileYamlTest {

    /** Far above what any of them takes, far below what they took unguarded. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static String task(String params) {
        return """
        workflow_id: w
        version: 1
        nodes:
          start: {type: start, next: a}
          a: {type: task, handler: echo, queue: q, params: %s, next: end}
          end: {type: end}
        """
                .formatted(params);
    }

    private static String branch(String condition) {
        return """
        workflow_id: w
        version: 1
        nodes:
          start: {type: start, next: a}
          a:
            type: conditional
            condition_field: x
            branches:
              - {name: n, condition: "%s", next: end}
              - {name: rest, default: true, next: end}
          end: {type: end}
        """
                .formatted(condition);
    }

    private static String input(String definition) {
        return "workflow_id: w\nversion: 1\ninputs:\n  i: {%s}\nnodes: {}\n".formatted(definition);
    }

    private static String lines(int count, String form) {
        return IntStream.range(0, count)
                .mapToObj(form::formatted)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static List<Arguments> texts() {
        return List.of(
                Arguments.of(
                        "a long number", task("{x: " + "9".repeat(2_000_000) + "}"), "TOO_LARGE"),
                Arguments.of(
                        "a long word", task("{x: " + "y".repeat(2_000_000) + "}"), "TOO_LARGE"),
                Arguments.of("many keys", lines(300_000, "k%d: 1"), "TOO_LARGE"),
                Arguments.of(
                        "many nodes",
                        "workflow_id: w\nversion: 1\nnodes:\n"
                                + lines(50_000, "  n%d: {type: end}"),
                        "10,000 that a workflow may have"),
                Arguments.of("two documents", "workflow_id: w\n---\nworkflow_id: v\n", "DOCUMENTS"),
                Arguments.of("maps as keys", task("{{a: 1}: 2}"), "a key must be a word"),
                Arguments.of("a deep condition", branch("in " + "[".repeat(900)), "is no value"),
                Arguments.of("an alias in a condition", branch("in &a [*a]"), "is no value"),
                Arguments.of("a tag in a condition", branch("== !!binary eA=="), "is no value"),
                Arguments.of("a map in a condition", branch("== {a: 1}"), "is no value"),
                Arguments.of("a list where one value is", branch("== [1]"), "wants one value"),
                Arguments.of("no order", branch("< null"), "wants a number or a word"),
                Arguments.of("beyond a double", input("type: number, minimum: 1e999"), "a number"),
                Arguments.of(
                        "groups that nest",
                        input("type: string, pattern: '" + "(".repeat(20_000) + "'"),
                        "500 characters at most"),
                Arguments.of(
                        "a pattern that backtracks",
                        input(
                                "type: string, pattern: '(x+x+)+y(x+x+)+z', default: "
                                        + "x".repeat(5_000)),
                        "BAD_DEFAULT"),
                Arguments.of(
                        "a pattern that recurses",
                        input("type: string, pattern: '^(a|b)*$', default: " + "ab".repeat(45_000)),
                        "BAD_DEFAULT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isRefusedSoonAndInASentence(String name, String yaml, String told) {
        List<DefinitionProblem> problems =
                assertTimeoutPreemptively(
                        SOON,
                        () -> new YamlWorkflowParser().parse("w.yaml", yaml).problems(),
                        name);

        assertThat(problems).anySatisfy(p -> assertThat(p.toString()).contains(told));
        assertThat(problems)
                .allSatisfy(p -> assertThat(p.message()).as(name).hasSizeLessThan(1_000));
    }

    @ParameterizedTest
    @MethodSource("wordsThatLookLikeNumbers")
    void whatJsonHasNoNumberForStaysAWord(String word) {
        assertThat(new YamlWorkflowParser().parse("w.yaml", task("{x: " + word + "}")).problems())
                .isEmpty();
    }

    static List<String> wordsThatLookLikeNumbers() {
        return List.of(".inf", "-.inf", ".nan", "1e999", "7".repeat(2_000));
    }
}
