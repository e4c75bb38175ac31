package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.evaluation.Aggregation.Misfit;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationTest {

    private static final String LONG_TEXT = "x".repeat(8_000_000);

    private static Aggregation of(
            AggregationKind kind, @Nullable String field, OnChildFailure onFailure) {
        FanInNode fanIn = new FanInNode(Dags.id("f"), Join.NONE, List.of(), kind, field, onFailure);
        return new Aggregation(fanIn, stored -> Map.of("text", LONG_TEXT, "bytes", stored.bytes()));
    }

    private static Aggregation of(AggregationKind kind) {
        return of(kind, null, OnChildFailure.FAIL);
    }

    private static Aggregation of(AggregationKind kind, String field) {
        return of(kind, field, OnChildFailure.FAIL);
    }

    private static NodeState gave(Map<String, ?> output) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(output);
        return new NodeState.Completed(1, Output.of(values));
    }

    private static NodeState broke(String message) {
        return new NodeState.Failed(1, Failure.permanent(new ErrorCode("BROKEN"), message));
    }

    private static NodeState stored() {
        return new NodeState.Completed(1, new Output.Stored("a/b.json", 8_000_000));
    }

    private static Map<String, @Nullable Object> result(Aggregation kind, NodeState... children) {
        Arrays.stream(children).forEach(kind::add);
        return kind.result();
    }

    private static Object sum(Number... numbers) {
        Aggregation sum = of(AggregationKind.SUM);
        Arrays.stream(numbers).forEach(number -> sum.add(gave(Map.of("n", number))));
        return sum.result().get("total");
    }

    @Test
    void collectGivesOneElementAChild() {
        assertThat(result(of(AggregationKind.COLLECT), gave(Map.of("a", 1)), gave(Map.of())))
                .isEqualTo(Map.of("results", List.of(Map.of("a", 1), Map.of()), "count", 2));
    }

    @Test
    void collectOfAFieldGivesItsValuesAndKeepsNulls() {
        Map<String, @Nullable Object> withNull = new LinkedHashMap<>();
        withNull.put("a", null);

        assertThat(
                        result(
                                of(AggregationKind.COLLECT, "a"),
                                gave(Map.of("a", 1, "b", 2)),
                                gave(withNull)))
                .isEqualTo(Map.of("results", Arrays.asList(1, null), "count", 2));
    }

    @Test
    void concatPutsListsTogetherAndCountsTheirElements() {
        assertThat(
                        result(
                                of(AggregationKind.CONCAT),
                                gave(Map.of("l", List.of(1, 2), "name", "a")),
                                gave(Map.of("l", List.of())),
                                gave(Map.of("other", List.of(List.of(3))))))
                .isEqualTo(Map.of("results", List.of(1, 2, List.of(3)), "count", 3));
    }

    @Test
    void sumTakesTheOnlyNumberOfEachChild() {
        assertThat(
                        result(
                                of(AggregationKind.SUM),
                                gave(Map.of("n", 1, "name", "a")),
                                gave(Map.of("m", 2))))
                .isEqualTo(Map.of("total", 3, "count", 2));
    }

    @Test
    void sumOfAFieldLeavesOtherNumbersAlone() {
        assertThat(result(of(AggregationKind.SUM, "n"), gave(Map.of("n", 1, "m", 100))))
                .isEqualTo(Map.of("total", 1, "count", 1));
    }

    @Test
    void sumsAreExact() {
        assertThat(sum(0.1, 0.2)).isEqualTo(new BigDecimal("0.3"));
        assertThat(sum(new BigDecimal("1e-20"), 1))
                .isEqualTo(new BigDecimal("1.00000000000000000001"));
    }

    @Test
    void sumsOfWholeNumbersAreWholeHoweverLarge() {
        assertThat(sum(1, 2.0)).isEqualTo(3);
        assertThat(sum(Integer.MAX_VALUE, 1)).isEqualTo(Integer.MAX_VALUE + 1L);
        assertThat(sum(Long.MAX_VALUE, 1))
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
        assertThat(sum(new BigDecimal("1E+3"), -1)).isEqualTo(999);
        assertThat(sum(Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void sumOfNoneIsZero() {
        assertThat(sum()).isEqualTo(0);
    }

    @Test
    void firstAndLastGoByIndex() {
        NodeState[] children = {gave(Map.of("a", 1)), gave(Map.of("a", 2)), gave(Map.of("a", 3))};

        assertThat(result(of(AggregationKind.FIRST), children))
                .isEqualTo(Map.of("result", Map.of("a", 1), "count", 3));
        assertThat(result(of(AggregationKind.LAST, "a"), children))
                .isEqualTo(Map.of("result", 3, "count", 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "LAST"})
    void firstAndLastOfNoneAreNull(AggregationKind kind) {
        assertThat(of(kind).result()).containsEntry("result", null).containsEntry("count", 0);
    }

    @ParameterizedTest
    @EnumSource
    void whereFailuresAreCollectedTheyStandBesideWithTheirIndexes(AggregationKind kind) {
        Aggregation aggregation = of(kind, null, OnChildFailure.COLLECT);

        Map<String, @Nullable Object> result =
                result(
                        aggregation,
                        broke("one"),
                        gave(Map.of("n", 1, "l", List.of("a"))),
                        broke("two"));

        assertThat(result)
                .containsEntry(
                        "errors",
                        List.of(
                                Map.of("index", 0, "code", "BROKEN", "message", "one"),
                                Map.of("index", 2, "code", "BROKEN", "message", "two")))
                .containsEntry("failed", 2)
                .containsEntry("count", 1);
    }

    @ParameterizedTest
    @EnumSource
    void whereFailuresAreNotCollectedNothingIsSaidOfThem(AggregationKind kind) {
        assertThat(of(kind).result()).doesNotContainKeys("errors", "failed");
    }

    @Test
    void firstAndLastPassOverChildrenThatFailed() {
        NodeState[] children = {broke("one"), gave(Map.of("a", 2)), broke("three")};

        assertThat(result(of(AggregationKind.FIRST, "a", OnChildFailure.COLLECT), children))
                .containsEntry("result", 2);
        assertThat(result(of(AggregationKind.LAST, "a", OnChildFailure.COLLECT), children))
                .containsEntry("result", 2);
    }

    @Test
    void aMissingFieldIsToldWithTheChildAndWhatThereIs() {
        Aggregation collect = of(AggregationKind.COLLECT, "a");
        collect.add(gave(Map.of("a", 1)));

        assertThatThrownBy(() -> collect.add(gave(Map.of("b", 1))))
                .isInstanceOf(Misfit.class)
                .hasMessage("child 1 has no 'a' in its output (there are [b])");
    }

    @Test
    void aChildWithoutANumberOrAListIsTold() {
        assertThatThrownBy(() -> of(AggregationKind.SUM).add(gave(Map.of("n", "1"))))
                .isInstanceOf(Misfit.class)
                .hasMessage(
                        "sum wants one number of each child, but child 0 has none in its output");
        assertThatThrownBy(() -> of(AggregationKind.CONCAT, "n").add(gave(Map.of("n", "1"))))
                .isInstanceOf(Misfit.class)
                .hasMessage("concat wants one list of each child, but child 0 has none in 'n'");
    }

    @Test
    void aChildWithTwoNumbersIsToldToNameOne() {
        assertThatThrownBy(() -> of(AggregationKind.SUM).add(gave(Map.of("n", 1, "m", 2))))
                .isInstanceOf(Misfit.class)
                .hasMessageContaining("child 0 has 2 in its output; name one as 'field'");
    }

    @Test
    void aNumberThatCannotBeWrittenOutIsTold() {
        Aggregation sum = of(AggregationKind.SUM);
        sum.add(gave(Map.of("n", 1)));

        assertThatThrownBy(() -> sum.add(gave(Map.of("n", new BigDecimal("1E+2000000")))))
                .isInstanceOf(Misfit.class)
                .hasMessageContaining("child 1 has a number of 2000001 digits");
        assertThatThrownBy(() -> sum.add(gave(Map.of("n", new BigDecimal("1E-2000000")))))
                .isInstanceOf(Misfit.class);
    }

    @Test
    void outputsThatAreKeptApartAreRead() {
        assertThat(result(of(AggregationKind.COLLECT, "bytes"), stored()))
                .isEqualTo(Map.of("results", List.of(8_000_000L), "count", 1));
    }

    @Test
    void moreThan64MegabytesAreNotGathered() {
        Aggregation collect = of(AggregationKind.COLLECT);
        for (int i = 0; i < 8; i++) {
            collect.add(stored());
        }

        assertThatThrownBy(() -> collect.add(stored()))
                .isInstanceOf(Misfit.class)
                .hasMessageContaining("child 8", "64 MB");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "LAST"})
    void whatIsNotKeptDoesNotCountAgainstTheLimit(AggregationKind kind) {
        Aggregation aggregation = of(kind);
        for (int i = 0; i < 20; i++) {
            aggregation.add(stored());
        }

        assertThat(aggregation.result()).containsEntry("count", 20);
    }

    @Test
    void aChildThatHasNotEndedIsADefectOfTheEngine() {
        Aggregation collect = of(AggregationKind.COLLECT);

        assertThatThrownBy(() -> collect.add(new NodeState.Cancelled(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("child 0 is CANCELLED");
    }
}
