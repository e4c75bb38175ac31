package org.dagmaster.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void aLineIsCutBehindASignBetweenWords() {
        assertThat(Wrapping.lines("raster.create_cog on container-tasks", 16, 9))
                .containsExactly("raster.create_", "cog on", "container-tasks");
    }

    @Test
    void aLongWordIsCutWhereverItMustBe() {
        assertThat(Wrapping.lines("aaaaaaaaaa", 4, 9)).containsExactly("aaaa", "aaaa", "aa");
    }

    @Test
    void whatIsBeyondTheLastLineIsLeftOutVisibly() {
        assertThat(Wrapping.lines("one two three four", 6, 2)).containsExactly("one", "two t…");
    }

    @Test
    void nothingBreaksALineOfATerminal() {
        assertThat(Wrapping.lines("a\tb\n c\u001b[31m\u009b1m", 40, 1))
                .containsExactly("a b c [31m 1m");
        assertThat(Wrapping.lines("", 10, 1)).isEmpty();
    }

    @Test
    void ideographsTakeTwoColumnsAndMarksNone() {
        assertThat(Wrapping.columns("東京")).isEqualTo(4);
        assertThat(Wrapping.columns("e\u0301")).isEqualTo(1);
        assertThat(Wrapping.columns("🌊")).isEqualTo(2);
        assertThat(Wrapping.lines("東京の洪水", 5, 9)).containsExactly("東京", "の洪", "水");
    }
}
