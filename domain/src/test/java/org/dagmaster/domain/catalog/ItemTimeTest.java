package org.dagmaster.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dagmaster.domain.catalog.ItemTime.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTimeTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.123456Z");

    @Test
    void whatWasAskedForGoesBeforeWhatTheSourceStatesAndThatBeforeTheProcessingTime() {
        assertThat(ItemTime.of("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", NOW).source())
                .isEqualTo(Source.INPUT);
        assertThat(ItemTime.of(null, "2021-01-01T00:00:00Z", NOW).source())
                .isEqualTo(Source.SOURCE);
        assertThat(ItemTime.of(null, null, NOW).source()).isEqualTo(Source.PROCESSING);
    }

    @Test
    void aPointInTimeHasNoStartAndNoEnd() {
        assertThat(ItemTime.of("2020-01-01t02:00:00+02:00", null, NOW).properties())
                .containsEntry("datetime", "2020-01-01T00:00:00Z")
                .doesNotContainKeys("start_datetime", "end_datetime");
    }

    @Test
    void anIntervalHasItsStartAsItsNominalTime() {
        assertThat(ItemTime.of("2020-01-01T00:00:00Z/2021-01-01T00:00:00Z", null, NOW).properties())
                .containsEntry("datetime", "2020-01-01T00:00:00Z")
                .containsEntry("start_datetime", "2020-01-01T00:00:00Z")
                .containsEntry("end_datetime", "2021-01-01T00:00:00Z");
    }

    @Test
    void aDayIsAllOfIt() {
        assertThat(ItemTime.of("2020-02-29", null, NOW).properties())
                .containsEntry("datetime", "2020-02-29T00:00:00Z")
                .containsEntry("end_datetime", "2020-02-29T23:59:59.999Z");
    }

    @Test
    void theProcessingTimeIsSaidToBeOne() {
        assertThat(ItemTime.of(null, null, NOW).properties())
                .containsEntry("datetime", "2026-02-03T04:05:06.123Z")
                .containsEntry("start_datetime", "2026-02-03T04:05:06.123Z")
                .containsEntry("end_datetime", "2026-02-03T04:05:06.123Z")
                .containsEntry("dagmaster:datetime_source", "processing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2020-02-30",
                "2020-01-01T00:00:00",
                "2020-01-01T00:00:00Z/..",
                "2021-01-01T00:00:00Z/2020-01-01T00:00:00Z"
            })
    void aTextThatIsNoTimeIsRefusedByName(String text) {
        assertThatThrownBy(() -> ItemTime.of(text, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
