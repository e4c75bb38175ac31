package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;
import org.dagmaster.domain.evaluation.TemplateFailure;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would cost memory or time are refused, and never make the engine throw. */
class TemplateLimitsTest {

    private final VelocityTemplateEngine templates = new VelocityTemplateEngine();

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", ".a", "[0]", "|'a'", "x", "\\", "{", "$", "'"})
    void aReferenceThatGoesOnAndOnIsRefused(String piece) {
        for (int times : List.of(30, 200, 100_000)) {
            String text = "${inputs" + piece.repeat(times) + "}";

            try {
                assertThat(templates.references(text)).hasSize(1);
                assertThat(text.length()).isLessThanOrEqualTo(501);
            } catch (TemplateSyntax e) {
                assertThat(e.getMessage()).hasSizeLessThan(1_500);
            }
        }
    }

    @Test
    void aTextOfThousandsOfReferencesIsRefused() {
        assertThat(templates.references("${job.id} ".repeat(1_000))).hasSize(1_000);
        assertThatThrownBy(() -> templates.references("${job.id} ".repeat(3_000)))
                .isInstanceOf(TemplateSyntax.class)
                .hasMessageContaining("1,000 references");
    }

    @Test
    void aHundredThousandReferencesThatAreNotClosedAreOneMistake() {
        for (String piece : List.of("${", "${a ", "${a.", "${a|", "${a|'", "${a[", "}${", "$${")) {
            assertThatThrownBy(() -> templates.references(piece.repeat(100_000)))
                    .as(piece)
                    .isInstanceOf(TemplateSyntax.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
    }

    @Test
    void manyTextsWithoutAnEndAreToldUpToAHandful() {
        String texts = "\"${\",\n      ".repeat(100_000);
        String yaml =
                "workflow_id: w\nversion: 1\nnodes:\n  start: {type: start, next: end}\n"
                        + "  end:\n    type: end\n    outputs:\n      x: ["
                        + texts
                        + "1]\n";

        assertThat(Guides.check(yaml))
                .hasSize(DefinitionProblem.MOST_OF_A_CODE)
                .allSatisfy(told -> assertThat(told).endsWith("[TEMPLATE_SYNTAX]"));
    }

    @Test
    void aTextCannotFillTheMemory() {
        Map<String, Object> inputs = Map.of("large", "x".repeat(1_000_000));

        assertThatThrownBy(() ->
                        templates.resolve(
                                "${inputs.large}, ".repeat(500), Map.of("inputs", inputs)))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageContaining("becomes longer than");
    }

    @Test
    void aValueTooDeepForJsonFailsTheTemplate() {
        Object deep = "end";
        for (int i = 0; i < 5_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<String, Object> inputs = Map.of("deep", deep);

        assertThat(templates.resolve("${inputs.deep}", Map.of("inputs", inputs))).isSameAs(deep);
        assertThatThrownBy(() -> templates.resolve("a ${inputs.deep}", Map.of("inputs", inputs)))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageContaining("${inputs.deep} cannot be written as JSON");
    }

    @Test
    void theSameTextIsReadAnewInEachScope() {
        for (int i = 0; i < 3; i++) {
            assertThat(templates.resolve("${inputs.n}", Map.of("inputs", Map.of("n", i))))
                    .isEqualTo(i);
        }
    }
}
