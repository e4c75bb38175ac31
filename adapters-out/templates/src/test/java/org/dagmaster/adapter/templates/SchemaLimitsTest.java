package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.adapter.templates.SchemaAgreementTest.BRANCH;
import static org.dagmaster.adapter.templates.SchemaAgreementTest.INPUTS;
import static org.dagmaster.adapter.templates.SchemaAgreementTest.NODES;
import static org.dagmaster.adapter.templates.SchemaAgreementTest.TASK;
import static org.dagmaster.adapter.templates.SchemaAgreementTest.problems;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema takes values as far as the reader does. */
class SchemaLimitsTest {

    /** A text with a value at its border, which is taken, and one beyond, which is not. */
    static List<Arguments> borders() {
        return List.of(
                Arguments.of("version: %s\nworkflow_id: w\nnodes: {}", "1", "0"),
                Arguments.of("version: %s\nworkflow_id: w\nnodes: {}", "2147483647", "2147483648"),
                Arguments.of("version: %s\nworkflow_id: w\nnodes: {}", "2.0", "2.5"),
                Arguments.of(
                        "version: 1\nworkflow_id: %s\nnodes: {}", "w".repeat(64), "w".repeat(65)),
                Arguments.of("version: 1\nworkflow_id: %s\nnodes: {}", "a_9", "a-9"),
                Arguments.of(
                        INPUTS.replace("i:", "%s:").replace("{%s}", "{type: string}"), "a9_", "9a"),
                Arguments.of(
                        NODES.replace("a: {%s}", "%s: {type: end}"),
                        "b".repeat(64),
                        "b".repeat(65)),
                Arguments.of(NODES.formatted(TASK + ", timeout_seconds: %s"), "1", "0"),
                Arguments.of(NODES.formatted(TASK + ", timeout_seconds: %s"), "2592000", "2592001"),
                Arguments.of(NODES.formatted(TASK + ", retry: {max_attempts: %s}"), "0", "-1"),
                Arguments.of(NODES.formatted(TASK + ", retry: {max_attempts: %s}"), "1000", "1001"),
                Arguments.of(
                        NODES.formatted(TASK + ", retry: {initial_delay_seconds: %s}"),
                        "0",
                        "-0.1"),
                Arguments.of(
                        NODES.formatted(TASK + ", retry: {max_delay_seconds: %s}"),
                        "2592000",
                        "2592000.5"),
                Arguments.of(NODES.formatted("type: task, queue: q, handler: %s"), "a.b_1", "a."),
                Arguments.of(
                        NODES.formatted("type: task, queue: q, handler: %s"),
                        "a".repeat(128),
                        "a".repeat(129)),
                Arguments.of(NODES.formatted("type: task, handler: h, queue: %s"), "1-q_", "-q"),
                Arguments.of(
                        NODES.formatted("type: fan_in, field: '%s'"),
                        "size mb".replace(" ", "-"),
                        "size mb"),
                Arguments.of(
                        NODES.formatted("type: fan_in, field: '%s'"),
                        "a".repeat(200),
                        "a".repeat(201)),
                Arguments.of(NODES.formatted("type: end, depends_on: {%s}"), "any_of: [b]", ""),
                Arguments.of(
                        NODES.formatted("type: end, depends_on: {any_of: %s}"), "[b, c]", "[b, b]"),
                Arguments.of(NODES.formatted("type: end, depends_on: {any_of: %s}"), "b", "[]"),
                Arguments.of(
                        NODES.formatted(
                                "type: conditional, condition: '%s', on_true: b, on_false: c"),
                        " ${a} in [1]",
                        "a < 1"),
                Arguments.of(
                        NODES.formatted(
                                "type: conditional, condition: '%s', on_true: b, on_false: c"),
                        "${a}",
                        "${a} b"),
                Arguments.of(
                        NODES.formatted(BRANCH.formatted("").replace("< 1", "'%s'")),
                        " >=1",
                        "=> 1"),
                Arguments.of(
                        NODES.formatted(BRANCH.formatted("").replace("< 1", "'%s'")),
                        "== a",
                        "== ${inputs.a}"),
                Arguments.of(NODES.formatted(BRANCH), ", default: false", ", default: true"),
                Arguments.of(
                        INPUTS.formatted("type: string, pattern: '%s'"),
                        "x".repeat(500),
                        "x".repeat(501)),
                Arguments.of(INPUTS.formatted("type: integer, enum: [%s]"), "1, 2", "1, 1"),
                Arguments.of(INPUTS.formatted("type: integer, default: %s"), "2.0", "2.5"),
                Arguments.of(INPUTS.formatted("type: array, default: %s"), "null", "{}"),
                Arguments.of(INPUTS.formatted("type: number, %s: 1"), "minimum", "pattern"),
                Arguments.of(INPUTS.formatted("type: string, %s: '1'"), "pattern", "maximum"));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void limitsAreTheSame(String text, String taken, String refused) {
        String fits = text.replace("%s", taken);
        String beyond = text.replace("%s", refused);

        assertThat(problems(fits)).as(fits).isEmpty();
        assertThat(WorkflowSchema.check(fits)).as(fits).isEmpty();
        assertThat(problems(beyond)).as(beyond).isNotEmpty();
        assertThat(WorkflowSchema.check(beyond)).as(beyond).isNotEmpty();
    }
}
