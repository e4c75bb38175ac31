package org.dagmaster.adapter.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "-5, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "59999, 59.9 s",
        "60000, 1 min 0 s",
        "184000, 3 min 4 s",
        "7500000, 2 h 5 min"
    })
    void durations(long millis, String words) {
        assertThat(Words.duration(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0 s", "999, 0 s", "12900, 12 s", "59999, 59 s", "60000, 1 min 0 s"})
    void timesThatGoOn(long millis, String words) {
        assertThat(Words.roughly(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "task, 0, 3, ''",
        "task, 1, 3, 1 of 3",
        "task, 3, 3, 3 of 3",
        "task, 4, 3, 4",
        "fan_in, 1, null, 1",
        "fan_out, 2, 3, 2"
    })
    void attempts(String type, int attempt, String most, String words) {
        String node =
                "{\"type\":\"%s\",\"attempt\":%d,\"max_attempts\":%s}"
                        .formatted(type, attempt, most);
        assertThat(Words.attempt(Json.parse(node).orElseThrow())).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "11300000000, 11.3 GB"
    })
    void sizes(long bytes, String words) {
        assertThat(Words.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.29, 29 %", "0.999, 99 %", "1, 100 %", "1.5, 100 %"})
    void shares(double fraction, String words) {
        assertThat(Words.percent(fraction)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"8848.86, 8848.86", "123.456789, 123.457", "10, 10", "0, 0", "-0.00012, -0.00012"})
    void numbers(double value, String words) {
        assertThat(Words.number(value)).isEqualTo(words);
    }

    @Test
    void aTextIsCutToOneLineOfItsWidth() {
        assertThat(Words.cut("abc", 3)).isEqualTo("abc");
        assertThat(Words.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Words.cut("a\u001b\n\tb", 9)).isEqualTo("a b");
    }
}
