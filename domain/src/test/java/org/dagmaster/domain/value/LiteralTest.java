package org.dagmaster.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiteralTest {

    @Test
    void wordsAreBareAndWhatMightBeReadAsSomethingElseIsQuoted() {
        assertThat(Literal.of("dem")).isEqualTo("dem");
        assertThat(Literal.of("${inputs.a}")).isEqualTo("${inputs.a}");
        assertThat(Literal.of("5")).isEqualTo("'5'");
        assertThat(Literal.of("true")).isEqualTo("'true'");
        assertThat(Literal.of("null")).isEqualTo("'null'");
        assertThat(Literal.of("")).isEqualTo("''");
        assertThat(Literal.of("it's two\nlines")).isEqualTo("'it''s two\\nlines'");
    }

    @Test
    void otherValuesAreWrittenAsInYaml() {
        assertThat(Literal.of(null)).isEqualTo("null");
        assertThat(Literal.of(true)).isEqualTo("true");
        assertThat(Literal.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Literal.of(Arrays.asList(1, "a b", null))).isEqualTo("[1, 'a b', null]");
        assertThat(Literal.of(Map.of("a", Map.of("b", 0.5)))).isEqualTo("{a: {b: 0.5}}");
    }

    @Test
    void aLongValueIsShortened() {
        assertThat(Literal.shortened("abcdefghij", 8)).isEqualTo("abcde...");
        assertThat(Literal.shortened("abcdefgh", 8)).isEqualTo("abcdefgh");
    }
}
