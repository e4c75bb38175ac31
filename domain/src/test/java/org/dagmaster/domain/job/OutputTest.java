package org.dagmaster.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Output.Stored;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void whatIsWrittenOfAStoredOutputIsReadAgain() {
        List<Stored> all =
                List.of(
                        new Stored("engine/jobs/1/cog/1.json", 65_537),
                        new Stored("a name with spaces", 0),
                        new Stored("x", Long.MAX_VALUE));
        for (Stored stored : all) {
            assertThat(Stored.parse(stored.toString())).isEqualTo(stored);
        }
    }

    @Test
    void otherTextsAreNoReferences() {
        for (String text : List.of("", "12", " x", "x 12", "1.5 x", "99999999999999999999 x")) {
            assertThatThrownBy(() -> Stored.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anOutputThatIsCarriedAlongDoesNotChangeWithWhatItWasMadeOf() {
        Map<String, @Nullable Object> made = new HashMap<>(Map.of("a", 1));
        Output output = Output.of(made);
        made.put("a", 2);

        assertThat(output).isEqualTo(Output.of(Map.of("a", 1)));
    }
}
