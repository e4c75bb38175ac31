package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words without quotes that YAML 1.1 and 1.2 read differently. */
class OldScalarsTest {

    private static final String BEFORE = "nodes: {x: {type: task, queue: q, params: {v: ";
    private static final String BEHIND = "}}}\n";

    private static String imported(String word) {
        String old = BEFORE + word + BEHIND;
        String yaml = String.valueOf(JinjaImporter.importWorkflow("w.yaml", old).yaml());
        return yaml.substring(BEFORE.length(), yaml.length() - BEHIND.length());
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "No, false",
        "ON, true",
        "off, false",
        "1_000, 1000",
        "-1_0, -10",
        "0755, 493",
        "0b101, 5",
        "0x_ff, 255",
        "1:30, 90",
        "-1:00:00, -3600",
        "1_0.5, 10.5",
        "1e5, '\"1e5\"'",
        "1.5e5, '\"1.5e5\"'",
        "08, '\"08\"'",
        "0o17, '\"0o17\"'"
    })
    void keepsItsMeaning(String old, String ours) {
        assertThat(imported(old)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "true",
        "False",
        "yES",
        "y",
        "0",
        "5",
        "+5",
        "0x1F",
        "1.5",
        "1.5e+5",
        ".5",
        "null",
        "~",
        ".inf",
        "-.INF",
        ".nan",
        "2024-01-31",
        "1:2:x",
        "0b",
        "0x",
        "_1",
        "'\"yes\"'",
        "\"'08'\"",
        "word",
        "1.2.3"
    })
    void isTheSameInBoth(String word) {
        assertThat(imported(word)).isEqualTo(word);
    }

    @Test
    void inATextOfOursWordsMeanWhatTheyDoInOurs() {
        String ours =
                """
                inputs: {x: {type: string, default: yes}}
                nodes: {x: {type: end, outputs: {a: yes, b: 0755, c: "${inputs.x}"}}}
                """;

        assertThat(JinjaImporter.importWorkflow("w.yaml", ours).yaml()).isEqualTo(ours);
    }

    @Test
    void valuesOfInputsAreReadByTheSameRules() {
        String old =
                """
                inputs:
                  a: {type: boolean, required: no, default: off}
                  b: {type: array, required: "yes", default: [1_000, {deep: on}]}
                nodes: {}
                """;

        assertThat(JinjaImporter.importWorkflow("w.yaml", old).yaml())
                .isEqualTo(
                        """
                        inputs:
                          a: {type: boolean, required: false, default: false}
                          b: {type: array, required: true, default: [1000, {deep: true}]}
                        nodes: {}
                        """);
    }
}
