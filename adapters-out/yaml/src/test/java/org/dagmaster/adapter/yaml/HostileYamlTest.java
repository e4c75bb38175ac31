package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost time or memory, or to make the parser throw. */
class HostileYamlTest {

    /** Far above what any of them takes, far below what they took unguarded. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Bytes; a few dozen levels fit in, and no thousand. */
    private static final long SMALL_STACK = 256 * 1024;

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
            condition_field: "${inputs.x}"
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
                Arguments.of("a scalar of 10 MB", "x: " + "y".repeat(10_000_000), "TOO_LARGE"),
                Arguments.of("10 MB of lines", "x: >\n" + " y\n".repeat(4_000_000), "TOO_LARGE"),
                Arguments.of(
                        "a long number", task("{x: " + "9".repeat(2_000_000) + "}"), "TOO_LARGE"),
                Arguments.of(
                        "a long word", task("{x: " + "y".repeat(2_000_000) + "}"), "TOO_LARGE"),
                Arguments.of("a million keys", lines(1_000_000, "k%d: 1"), "TOO_LARGE"),
                Arguments.of("a million short keys", "?\n".repeat(1_000_000), "500,000 values"),
                Arguments.of(
                        "one key again and again", "k:\n".repeat(200_000), "stands here a second"),
                Arguments.of(
                        "one param again and again",
                        task("{" + "k: 1,\n    ".repeat(100_000) + "}"),
                        "a second time, after line 5"),
                Arguments.of(
                        "many nodes",
                        "workflow_id: w\nversion: 1\nnodes:\n"
                                + lines(50_000, "  n%d: {type: end}"),
                        "10,000 that a workflow may have"),
                Arguments.of("two documents", "workflow_id: w\n---\nworkflow_id: v\n", "DOCUMENTS"),
                Arguments.of("many documents", "---\n".repeat(900_000), "DOCUMENTS"),
                Arguments.of("maps as keys", task("{{a: 1}: 2}"), "a key must be a word"),
                Arguments.of("a class as a tag", task("!!javax.script.Manager [a]"), "TAG"),
                Arguments.of("a long tag", "!<" + "t".repeat(90_000) + "> x", "TAG"),
                Arguments.of("a deep condition", branch("in " + "[".repeat(900)), "is no value"),
                Arguments.of("an alias in a condition", branch("in &a [*a]"), "is no value"),
                Arguments.of("a tag in a condition", branch("== !!binary eA=="), "is no value"),
                Arguments.of("a map in a condition", branch("== {a: 1}"), "is no value"),
                Arguments.of("a list where one value is", branch("== [1]"), "wants one value"),
                Arguments.of("no order", branch("< null"), "wants a number or a word"),
                Arguments.of("beyond a double", input("type: number, minimum: 1e999"), "a number"),
                Arguments.of(
                        "a version of 900 digits", "version: " + "9".repeat(900), "whole number"),
                Arguments.of(
                        "a version of 90,000 digits", "version: " + "9".repeat(90_000), "a number"),
                Arguments.of(
                        "a hexadecimal limit",
                        input("type: integer, enum: [x], default: 0x" + "f".repeat(990)),
                        "BAD_DEFAULT"),
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
                .hasSizeLessThanOrEqualTo(300)
                .allSatisfy(p -> assertThat(p.message()).as(name).hasSizeLessThan(1_000));
    }

    @Test
    void aliasesThatWouldGrowWithoutEndAreRefusedAtTheFirst() {
        StringBuilder bomb =
                new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThat(new YamlWorkflowParser().parse("w.yaml", bomb.toString()).problems())
                .singleElement()
                .hasToString(
                        "w.yaml:2:10: aliases (*name) are not allowed; write the value out [ALIAS]");
    }

    @ParameterizedTest
    @MethodSource("deepTexts")
    void depthIsRefusedBeforeAnythingRecurses(String yaml) throws InterruptedException {
        List<DefinitionProblem> problems = new ArrayList<>();
        Runnable parsing =
                () -> problems.addAll(new YamlWorkflowParser().parse("w.yaml", yaml).problems());
        Thread thread = new Thread(null, parsing, "small-stack", SMALL_STACK);
        thread.start();
        thread.join();

        assertThat(problems).singleElement().asString().contains("[TOO_DEEP]");
    }

    static List<String> deepTexts() {
        return List.of(
                task("[".repeat(10_000)),
                task("[".repeat(10_000) + "]".repeat(10_000)),
                task("{a: ".repeat(10_000)),
                "- ".repeat(10_000) + "x\n",
                "? ".repeat(10_000) + "x\n",
                IntStream.range(0, 2_500)
                        .mapToObj(i -> " ".repeat(i) + "a:\n")
                        .collect(Collectors.joining()));
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
