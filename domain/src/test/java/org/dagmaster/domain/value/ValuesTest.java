package org.dagmaster.domain.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void theLengthOfSimpleValuesIsThatOfTheirJson() {
        assertThat(Values.jsonLength(null)).isEqualTo("null".length());
        assertThat(Values.jsonLength(true)).isEqualTo("true".length());
        assertThat(Values.jsonLength(-12)).isEqualTo("-12".length());
        assertThat(Values.jsonLength(1.5)).isEqualTo("1.5".length());
        assertThat(Values.jsonLength("")).isEqualTo(2);
        assertThat(Values.jsonLength("abc")).isEqualTo(5);
    }

    @Test
    void textsAreMeasuredInBytesOfUtf8() {
        for (String text : List.of("Zürich", "дом", "地図", "🗺 map", "߿ࠀ")) {
            assertThat(Values.jsonLength(text)).as(text).isEqualTo(2 + text.getBytes(UTF_8).length);
        }
    }

    @Test
    void mapsAndListsAreAtMostOneByteLongerThanTheirJson() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("bc", null);

        assertThat(Values.jsonLength(List.of())).isEqualTo("[]".length());
        assertThat(Values.jsonLength(Map.of())).isEqualTo("{}".length());
        assertThat(Values.jsonLength(Arrays.asList(1, "x", null)))
                .isEqualTo("[1,\"x\",null]".length() + 1);
        assertThat(Values.jsonLength(map)).isEqualTo("{\"a\":1,\"bc\":null}".length() + 1);
        assertThat(Values.jsonLength(List.of(List.of(1), List.of(2))))
                .isEqualTo("[[1],[2]]".length() + 3);
    }

    @Test
    void aCopyKeepsOrderAndNullsAndCannotBeChanged() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("z", null);
        map.put("a", new ArrayList<>(List.of(1, 2)));

        Map<String, @Nullable Object> copy = Values.copyOfMap(map);
        map.put("z", 1);

        assertThat(copy.keySet()).containsExactly("z", "a");
        assertThat(copy).containsEntry("z", null).containsEntry("a", List.of(1, 2)).hasSize(2);
        assertThatThrownBy(() -> copy.put("b", 1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
        List<?> list = (List<?>) copy.get("a");
        assertThatThrownBy(list::removeFirst).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aCopyIsEqualToWhatItWasMadeOf() {
        Map<String, @Nullable Object> map = Map.of("a", List.of(1, Map.of("b", 2)));

        assertThat(Values.copyOfMap(map)).isEqualTo(map).hasSameHashCodeAs(map);
        assertThat(map).isEqualTo(Values.copyOfMap(map));
        assertThat(Values.copyOfMap(map)).hasToString(map.toString());
    }

    /** A job's inputs are copied at every step, and may hold a list of a million elements. */
    @Test
    void aCopyOfACopyIsThatCopy() {
        Map<String, @Nullable Object> copy =
                Values.copyOfMap(Map.of("a", List.of(1), "b", Map.of("c", 2)));

        assertThat(Values.copyOfMap(copy)).isSameAs(copy);
        assertThat(Values.copyOf(copy.get("a"))).isSameAs(copy.get("a"));
        assertThat(Values.copyOfMap(Map.of("inner", copy)).get("inner")).isSameAs(copy);
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        for (Object value : List.of(Double.NaN, Float.POSITIVE_INFINITY, 'c', new int[0])) {
            assertThatThrownBy(() -> Values.copyOf(List.of(value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no JSON form");
        }
    }

    @Test
    void aNumberWithoutAFractionIsWholeHoweverItIsWritten() {
        assertThat(List.of(3, 3L, 3.0, new BigDecimal("3.00"), new BigDecimal("1E+30")))
                .allMatch(Values::isWhole);
        assertThat(List.of(3.5, new BigDecimal("3.01"))).noneMatch(Values::isWhole);
    }
}
