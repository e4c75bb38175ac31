package org.dagmaster.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSettingTest {

    @Test
    void jobsAreKeptForNinetyDaysUnlessSomethingElseIsSaid() throws ConfigProblem {
        assertThat(Config.load(Map.of()).retention()).isEqualTo(Duration.ofDays(90));
        assertThat(Config.load(Map.of("DAGMASTER_RETENTION_DAYS", "7")).retention())
                .isEqualTo(Duration.ofDays(7));
        assertThat(Config.load(Map.of("DAGMASTER_RETENTION_DAYS", "0")).retention()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "36501", "for ever"})
    void whatIsNoNumberOfDaysIsRefused(String days) {
        assertThatThrownBy(() -> Config.load(Map.of("DAGMASTER_RETENTION_DAYS", days)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("DAGMASTER_RETENTION_DAYS")
                .hasMessageContaining(days);
    }
}
