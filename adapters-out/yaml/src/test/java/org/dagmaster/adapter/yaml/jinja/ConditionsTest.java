package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions beside those of the page on importing. */
class ConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{{ inputs.x }} >= 1.5 ~ ${inputs.x} >= 1.5",
                "{{ inputs.x | default(0) }} > 5 ~ ${inputs.x|0} > 5",
                "{{ inputs.x | default(0) > 5 }} ~ ${inputs.x|0} > 5",
                "{{ inputs.x }}!=large ~ ${inputs.x} != large",
                "{{ inputs.x }} == EPSG:4326 ~ ${inputs.x} == EPSG:4326",
                "{{ inputs.x }} == \"a b\" ~ ${inputs.x} == 'a b'",
                "{{ inputs.x }} == True ~ ${inputs.x} == true",
                "{{ inputs.x }} == NONE ~ ${inputs.x} == null",
                "{{ inputs.x }} in ('a', 5, none) ~ ${inputs.x} in ['a', 5, null]",
                "{{ inputs.x is not none }} ~ ${inputs.x} != null",
                "{{ inputs.x == 'it\\'s' }} ~ ${inputs.x} == 'it''s'",
                "'a' != {{ inputs.x }} ~ ${inputs.x} != 'a'",
                "^ {{ inputs.x }} ^ ~ ${inputs.x}",
                "inputs.tier == large ~ ${inputs.tier} == large",
                "is_null(nodes.a.output.x) ~ ${nodes.a.output.x} == null",
                "${inputs.x}<5 ~ ${inputs.x}<5"
            })
    void isCarriedOver(String old, String ours) {
        assertThat(Samples.condition(old)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{{ inputs.x == large }} ~ CONDITION",
                "{{ inputs.x }} > {{ inputs.y }} ~ CONDITION",
                "{{ inputs.x }} > inputs.y ~ CONDITION",
                "{{ inputs.x }} in [inputs.y] ~ CONDITION",
                "{{ 'a' in inputs.x }} ~ CONDITION",
                "{{ inputs.x not in [1] }} ~ CONDITION",
                "{{ inputs.x }} < none ~ CONDITION",
                "{{ inputs.x }} in 5 ~ CONDITION",
                "{{ inputs.x }} contains 'a' ~ CONDITION",
                "{{ inputs.x }} === 5 ~ CONDITION",
                "value > 5 ~ CONDITION",
                "true ~ CONDITION",
                "{{ inputs.a and inputs.b }} ~ JINJA_LOGIC",
                "{{ inputs.a }} > 1 or {{ inputs.b }} ~ JINJA_LOGIC",
                "{{ inputs.x > 1 > 2 }} ~ JINJA_COMPARISON",
                "{{ inputs.x + 1 > 2 }} ~ JINJA_ARITHMETIC",
                "{{ inputs.x | length > 2 }} ~ JINJA_FILTER",
                "{{ inputs.x is mapping }} ~ JINJA_TEST",
                "{{ inputs.x.startswith('a') }} ~ JINJA_CALL",
                "{% if inputs.x %}1{% endif %} ~ JINJA_BLOCK",
                "large ~ UNKNOWN_REFERENCE"
            })
    void isReported(String old, String code) {
        assertThat(Samples.condition(old)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "<100 ~ <100",
                "== EPSG:4326 ~ == EPSG:4326",
                "== \"a\" ~ == \"a\"",
                "!= TRUE ~ != TRUE",
                "!= None ~ != null",
                "in ('a', 'b') ~ in ['a', 'b']",
                "value ~ == true",
                "value in [a, b] ~ in [a, b]",
                "output.n >= 5 ~ >= 5",
                "{{ nodes.a.output.n > 5 }} ~ > 5",
                "{{ nodes.a.output.n }} ~ == true",
                "is_not_null(value) ~ != null"
            })
    void ofABranchIsCarriedOver(String old, String ours) {
        assertThat(Samples.branch(old)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{{ nodes.a.output.m }} > 5 ~ CONDITION",
                "output.m > 5 ~ CONDITION",
                "> {{ inputs.limit }} ~ CONDITION",
                "> inputs.limit ~ CONDITION",
                "< [1] ~ CONDITION",
                "== [1] ~ CONDITION",
                "ends_with 'x' ~ CONDITION",
                "true ~ CONDITION",
                "= 5 ~ JINJA_SYNTAX",
                "> 5 and value < 9 ~ JINJA_LOGIC",
                "value > 5 and value < 9 ~ JINJA_LOGIC"
            })
    void ofABranchIsReported(String old, String code) {
        assertThat(Samples.branch(old)).isEqualTo(code);
    }
}
