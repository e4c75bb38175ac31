package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost time or memory, or to make the import throw. */
class HostileImportTest {

    /** Far above what any of them takes, far below what they would take without care. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static String param(String value) {
        return "nodes: {x: {type: task, queue: q, params: {v: \"" + value + "\"}}}\n";
    }

    private static String lines(int count, String form) {
        return IntStream.range(0, count)
                .mapToObj(form::formatted)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A block of many lines, each with the same text. */
    private static String block(int count, String text) {
        return "nodes:\n  x:\n    type: task\n    queue: q\n    params:\n      v: |\n"
                + ("        " + text + "\n").repeat(count);
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of("10 MB", "x: " + "y".repeat(10_000_000), "TOO_LARGE"),
                Arguments.of("a long line", param("{{".repeat(100_000)), "TOO_LARGE"),
                Arguments.of("deep", "[".repeat(10_000) + "]".repeat(10_000), "TOO_DEEP"),
                Arguments.of(
                        "aliases that multiply",
                        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                        "ALIAS"),
                Arguments.of("a tag", "x: !!javax.script.ScriptEngineManager [a]", "TAG"),
                Arguments.of("two documents", "a: 1\n---\nb: 1\n", "DOCUMENTS"),
                Arguments.of("nothing", "", "NO_WORKFLOW"),
                Arguments.of("a list", "- a", "NO_WORKFLOW"),
                Arguments.of("no YAML", "a: [", "YAML_SYNTAX"),
                Arguments.of("a zero byte", "a: \u0000", "YAML_SYNTAX"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedByTheGuard(String name, String yaml, String code) {
        Imported imported =
                assertTimeoutPreemptively(
                        SOON, () -> JinjaImporter.importWorkflow("w.yaml", yaml), name);

        assertThat(imported.yaml()).isNull();
        assertThat(imported.problems()).extracting(p -> p.code()).containsExactly(code);
    }

    static List<Arguments> slow() {
        return List.of(
                Arguments.of("many expressions", block(10_000, "{{ inputs.a }} {{ inputs.b }}")),
                Arguments.of("many that are wrong", block(10_000, "{{ a }} {{ inputs.b | c }}")),
                Arguments.of("many that are open", block(10_000, "{{ inputs.a ' {% {# }")),
                Arguments.of("many braces", block(10_000, "{{{{{{{{{{{{{{{{{{{{{{{{{{")),
                Arguments.of("many blocks that are open", block(20_000, "{%{%{%{%{%{%{%{%")),
                Arguments.of("many blanks", block(10_000, " {{- inputs.a -}} ")),
                Arguments.of("many dollars", block(20_000, "${a ${b ${c")),
                Arguments.of(
                        "many nodes",
                        "nodes:\n" + lines(4_000, "  N%d: {next: [N1, N2], queue: q}")),
                Arguments.of(
                        "many names that are one",
                        "nodes:\n" + lines(4_000, "  \"" + "-".repeat(10) + "%d\": {queue: q}")),
                Arguments.of(
                        "many branches",
                        "nodes:\n  x:\n    type: conditional\n    condition_field: a\n    branches:\n"
                                + lines(4_000, "      b%d: {condition: \"== None\", next: x}")),
                Arguments.of("a wide character each", block(10_000, "😀 {{ inputs.a | 😀 }}")),
                Arguments.of("brackets", param("{{ " + "(".repeat(390) + " }}")),
                Arguments.of("brackets without end", param("{{ " + "[".repeat(50_000) + " }}")),
                Arguments.of("nots", param("{{ " + "not ".repeat(90) + "x }}")),
                Arguments.of("signs", param("{{ " + "- ".repeat(180) + "x }}")),
                Arguments.of("ifs", param("{{ a" + " if b else c".repeat(30) + " }}")),
                Arguments.of("digits", param("{{ inputs.a[" + "9".repeat(300) + "] }}")),
                Arguments.of(
                        "long names",
                        "nodes: {a: {handler: '%s', type: '%s', depends_on: '%s'}}\n"
                                .replace("%s", "-".repeat(20_000))),
                Arguments.of(
                        "a long condition",
                        "nodes: {a: {type: conditional, condition: \"contains "
                                + "x".repeat(90_000)
                                + "\"}}\n"),
                Arguments.of("a long number", "nodes: {a: {timeout_seconds: \"1e999999999\"}}\n"),
                Arguments.of(
                        "a long old number",
                        "inputs: {a: {default: 0" + "7".repeat(90_000) + "}}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void takesNoTime(String name, String yaml) {
        Imported imported =
                assertTimeoutPreemptively(
                        SOON, () -> JinjaImporter.importWorkflow("w.yaml", yaml), name);

        assertThat(imported.yaml()).isNotNull();
        assertThat(imported.problems()).hasSizeLessThanOrEqualTo(500);
        assertThat(imported.problems())
                .allSatisfy(p -> assertThat(p.message()).as(name).hasSizeLessThan(1_000));
    }
}
