package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionSyntaxTest {

    @Test
    void theLiteralHasItsYamlType() {
        assertThat(ConditionSyntax.condition("< 100")).isEqualTo(new Condition(Operator.LESS, 100));
        assertThat(ConditionSyntax.condition(">=1.5"))
                .isEqualTo(new Condition(Operator.AT_LEAST, 1.5));
        assertThat(ConditionSyntax.condition("== dem"))
                .isEqualTo(new Condition(Operator.EQUAL, "dem"));
        assertThat(ConditionSyntax.condition("== '100'"))
                .isEqualTo(new Condition(Operator.EQUAL, "100"));
        assertThat(ConditionSyntax.condition("!= null"))
                .isEqualTo(new Condition(Operator.NOT_EQUAL, null));
        assertThat(ConditionSyntax.condition("== true"))
                .isEqualTo(new Condition(Operator.EQUAL, true));
        assertThat(ConditionSyntax.condition("in [a, 2, null]"))
                .isEqualTo(new Condition(Operator.IN, Arrays.asList("a", 2, null)));
    }

    @Test
    void aReferenceCanBeComparedOrTakenAsItIs() {
        assertThat(ConditionSyntax.comparison("${inputs.size} < 100"))
                .isEqualTo(
                        new ConditionSyntax.Comparison(
                                "${inputs.size}", new Condition(Operator.LESS, 100)));
        assertThat(ConditionSyntax.comparison("${inputs.tier} in [a, b]"))
                .isEqualTo(
                        new ConditionSyntax.Comparison(
                                "${inputs.tier}", new Condition(Operator.IN, List.of("a", "b"))));
        assertThat(ConditionSyntax.comparison("${inputs.fine}"))
                .isEqualTo(new ConditionSyntax.Comparison("${inputs.fine}", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "= 5", "=> 5", "<", "in", "in 5", "index", "< [1]", "== {"})
    void whatIsNoConditionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConditionSyntax.condition(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "size < 100",
                "${a} ${b}",
                "${a} < ",
                "not ${a}",
                "${a} && ${b}"
            })
    void whatComparesNothingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConditionSyntax.comparison(text));
    }
}
