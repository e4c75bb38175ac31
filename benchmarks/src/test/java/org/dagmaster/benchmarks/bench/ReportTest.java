package org.dagmaster.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportTest {

    private static final Machine MACHINE =
            new Machine(2, "a processor", 4.0, "an os", "a java", "15.1", 0.5);

    private static JsonNode json(Figure figure) {
        return new Report(List.of(figure), MACHINE).json().getFirst();
    }

    private static String text(Figure figure) {
        return new Report(List.of(figure), MACHINE).text();
    }

    @Test
    void aFigureWithBothGoalsTellsWhichOfThemItMeets() {
        JsonNode json = json(Figure.of("rate", 3_000, "nodes/s", Goal.atLeast(2_000, 4_000)));

        assertThat(json.propertyNames())
                .containsExactly(
                        "name",
                        "value",
                        "unit",
                        "goal",
                        "met",
                        "stretch",
                        "stretch_met",
                        "machine");
        assertThat(json.get("met").asBoolean()).isTrue();
        assertThat(json.get("stretch_met").asBoolean()).isFalse();
        assertThat(json.get("machine").get("postgresql").asString()).isEqualTo("15.1");
    }

    @Test
    void whatIsToBeSmallMeetsItsGoalAtTheBound() {
        assertThat(json(Figure.of("wait", 4, "ms", Goal.atMost(4, 2))).get("met").asBoolean())
                .isTrue();
        assertThat(json(Figure.of("wait", 4.1, "ms", Goal.atMost(4, 2))).get("met").asBoolean())
                .isFalse();
    }

    @Test
    void aFigureWithoutGoalSaysSo() {
        JsonNode json = json(Figure.aside("slots", 64, "tasks"));

        assertThat(json.get("goal").isNull()).isTrue();
        assertThat(json.get("met").isNull()).isTrue();
        assertThat(json.has("stretch")).isFalse();
        assertThat(json.has("ceiling")).isFalse();
    }

    @Test
    void theCeilingIsTold() {
        Figure figure =
                Figure.of("rate", 3_000, "nodes/s", Goal.atLeast(2_000, 4_000)).under(6_000);

        assertThat(json(figure).get("ceiling").asInt()).isEqualTo(6_000);
        assertThat(text(figure)).contains("50 % of the ceiling of 6,000");
    }

    @Test
    void textSaysWhatIsMetAndWhatIsMissed() {
        assertThat(text(Figure.of("load", 6.0, "queries/s", Goal.atMost(5))))
                .contains("must <= 5.00 MISSED")
                .doesNotContain("stretch")
                .endsWith("on " + MACHINE + "\n");
    }
}
