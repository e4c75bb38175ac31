package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.evaluation.Dags.anyOf;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.PENDING;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;
import static org.dagmaster.domain.job.NodeStatus.SKIPPED;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

class FanInTest {

    private static final Map<String, String> ITEM = Map.of("item", "${item}");
    private static final Map<String, String> X = Map.of("x", "${item.x}");

    private static Run three(OnChildFailure onFailure) {
        return Run.of(
                Dags.startingAt("s")
                        .fanOut("s", List.of("x", "y", "z"), ITEM, "f")
                        .fanIn("f", AggregationKind.COLLECT, onFailure, "end")
                        .end());
    }

    private static Map<String, Integer> v(int value) {
        return Map.of("v", value);
    }

    @Test
    void resultsComeInTheOrderOfIndexesAndNotOfEnding() {
        Run run = three(OnChildFailure.FAIL);

        run.succeeds("s__2", v(2)).succeeds("s__0", v(0)).expect(PENDING, "f");
        run.succeeds("s__1", v(1)).expect(COMPLETED, "s", "f", "end");

        assertThat(run.output("f"))
                .isEqualTo(Map.of("results", List.of(v(0), v(1), v(2)), "count", 3));
    }

    @Test
    void itFailsWithTheFirstChildThatFailsForGood() {
        Run run = three(OnChildFailure.FAIL).succeeds("s__0").fails("s__1", false);

        run.expect(FAILED, "f", "s__1").expect(COMPLETED, "s__0").expect(CANCELLED, "s", "s__2");
        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.CHILD_FAILED);
        assertThat(run.job().failure().message())
                .isEqualTo("node 'f': 1 of 3 children failed for good; child 1: it broke");
    }

    @Test
    void aChildThatIsTriedAgainDoesNotFailIt() {
        Run run = three(OnChildFailure.FAIL).fails("s__1", true);

        run.expect(PENDING, "f").expect(RUNNING, "s");
    }

    @Test
    void theFanOutGoesOnAfterItsFanInFailedAsLongAsTheJobDoes() {
        Run run =
                Run.of(
                        Dags.startingAt("s", "c")
                                .fanOut("s", List.of(1, 2), ITEM, "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL)
                                .task("c")
                                .node(new EndNode(Dags.id("end"), anyOf("f", "c"), Map.of()))
                                .graph());

        run.fails("s__0", false).expect(FAILED, "f").expect(RUNNING, "s");
        run.succeeds("s__1").expect(COMPLETED, "s").expect(FAILED, "f").succeeds("c");
        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void itFailsThoughItStillWaitsForSomethingElse() {
        Run run =
                Run.of(
                        Dags.startingAt("s", "a")
                                .fanOut("s", List.of(1), ITEM, "f")
                                .task("a", "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL, "end")
                                .end());

        run.fails("s__0", false).expect(FAILED, "f").expect(CANCELLED, "a");
    }

    @Test
    void whereFailuresAreCollectedItWaitsForAllAndTellsThem() {
        Run run = three(OnChildFailure.COLLECT).fails("s__1", false).expect(PENDING, "f");

        run.succeeds("s__2", v(2)).succeeds("s__0", v(0)).expect(COMPLETED, "f", "end");

        Map<String, Object> error = Map.of("index", 1, "code", "BROKEN", "message", "it broke");
        assertThat(run.output("f"))
                .isEqualTo(
                        Map.of(
                                "results",
                                List.of(v(0), v(2)),
                                "errors",
                                List.of(error),
                                "count",
                                2,
                                "failed",
                                1));
    }

    @Test
    void childrenThatFailAsTheyAreBornAreTold() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of("no x", 2), X, "f")
                                .fanIn("f", AggregationKind.FIRST, OnChildFailure.COLLECT, "end")
                                .end());

        run.expect(FAILED, "s__0", "s__1").expect(COMPLETED, "s", "f", "end");
        assertThat(run.output("f")).containsEntry("failed", 2).containsEntry("count", 0);
        assertThat((List<?>) run.output("f").get("errors")).hasSize(2);
    }

    @Test
    void aChildThatFailsAsItIsBornFailsItAtOnce() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of(Map.of("x", 1), 2), X, "f")
                                .fanIn("f", AggregationKind.FIRST, OnChildFailure.FAIL, "end")
                                .end());

        run.expect(FAILED, "f", "s__1").expect(CANCELLED, "s", "s__0");
    }

    @Test
    void anEmptyFanOutGivesAnEmptyResult() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of(), ITEM, "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL, "end")
                                .end());

        run.expect(COMPLETED, "s", "f", "end");
        assertThat(run.output("f")).isEqualTo(Map.of("results", List.of(), "count", 0));
    }

    /** A fork whose small way is "a" and whose large way is the fan_out. */
    private static Dags forked(String... afterA) {
        return Dags.startingAt("fork")
                .fork("fork", "${inputs.size}", "a", "s", true)
                .task("a", afterA)
                .fanOut("s", List.of(1, 2), ITEM, "f")
                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL, "end");
    }

    @Test
    void aFanInAfterASkippedFanOutIsSkipped() {
        Run run = new Run(forked("end").end(), Map.of("size", 1));

        run.expect(SKIPPED, "s", "f").succeeds("a").expect(COMPLETED, "end");
    }

    @Test
    void aFanInWithAnotherLiveInputGathersNothingFromASkippedFanOut() {
        Run run = new Run(forked("f").end(), Map.of("size", 1)).expect(SKIPPED, "s");

        run.expect(PENDING, "f").succeeds("a", v(9)).expect(COMPLETED, "f", "end");

        assertThat(run.output("f")).isEqualTo(Map.of("results", List.of(), "count", 0));
    }

    @Test
    void twoFanOutsAreGatheredInTheOrderOfTheFile() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "t")
                                .fanOut("s", List.of(1, 2), ITEM, "f")
                                .fanOut("t", List.of(3), ITEM, "f")
                                .task("a", "s")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL, "end")
                                .end());

        run.succeeds("t__0", v(3)).expect(COMPLETED, "t").expect(PENDING, "f");
        run.succeeds("a").succeeds("s__1", v(2)).succeeds("s__0", v(1));

        assertThat(run.output("f"))
                .isEqualTo(Map.of("results", List.of(v(1), v(2), v(3)), "count", 3));
    }

    @Test
    void oneFanOutCanBeGatheredInTwoWays() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of(1, 2), ITEM, "f", "g")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL)
                                .fanIn("g", AggregationKind.SUM, OnChildFailure.COLLECT)
                                .node(new EndNode(Dags.id("end"), anyOf("f", "g"), Map.of()))
                                .graph());

        run.fails("s__0", false).expect(FAILED, "f").expect(PENDING, "g");
        run.succeeds("s__1", v(5)).expect(COMPLETED, "g", "end");

        assertThat(run.output("g")).containsEntry("total", 5).containsEntry("failed", 1);
    }

    @Test
    void aFanOutThatFailedItselfAddsNothingWhereAnotherIsEnough() {
        Run run =
                Run.of(
                        Dags.startingAt("s", "t")
                                .fanOut("s", "no list", ITEM)
                                .fanOut("t", List.of(1), ITEM)
                                .fanIn(
                                        "f",
                                        anyOf("s", "t"),
                                        AggregationKind.COLLECT,
                                        OnChildFailure.FAIL,
                                        "end")
                                .end());

        run.expect(FAILED, "s").expect(PENDING, "f").succeeds("t__0", v(1));

        run.expect(COMPLETED, "f");
        assertThat(run.output("f")).isEqualTo(Map.of("results", List.of(v(1)), "count", 1));
    }

    @Test
    void outputsThatDoNotFitFailItAndTellWhich() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of(1, 2), ITEM, "f")
                                .fanIn("f", AggregationKind.SUM, OnChildFailure.FAIL, "end")
                                .end());

        run.succeeds("s__0", v(1)).succeeds("s__1", Map.of("v", "no number"));

        run.expect(COMPLETED, "s").expect(FAILED, "f");
        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.AGGREGATION_FAILED);
        assertThat(run.job().failure().message()).contains("'f'", "child 1");
    }

    @Test
    void whatFollowsReadsTheResult() {
        Run run =
                Run.of(
                        Dags.startingAt("s")
                                .fanOut("s", List.of(1, 2), ITEM, "f")
                                .fanIn("f", AggregationKind.SUM, OnChildFailure.FAIL, "a")
                                .task("a", Join.NONE, Map.of("t", "${nodes.f.output.total}"), "end")
                                .end());

        run.succeeds("s__0", v(40)).succeeds("s__1", v(2)).expect(DISPATCHED, "a");

        assertThat(run.last().dispatched().getFirst().params()).isEqualTo(Map.of("t", 42));
    }
}
