package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

class FanOutSlicesTest {

    private static final int SLICE = DagEvaluator.SLICE;
    private static final Map<String, String> N = Map.of("n", "${index}");

    private static Run over(int children) {
        return new Run(
                Dags.startingAt("s").fanOut("s", "${inputs.list}", N, "end").end(),
                Map.of("list", Collections.nCopies(children, "x")));
    }

    private static FanOutCounts counts(Run run, String fanOut) {
        return ((NodeState.FanningOut) run.state(fanOut)).counts();
    }

    @Test
    void childrenComeIntoBeingASliceAtATime() {
        Run run = over(2 * SLICE + 500).expect(DISPATCHED, "s");
        List<Integer> dispatched = new ArrayList<>();
        dispatched.add(run.last().dispatched().size());
        while (run.last().isUnfinished()) {
            dispatched.add(run.goesOn().last().dispatched().size());
        }

        run.expect(RUNNING, "s");
        assertThat(dispatched).containsExactly(SLICE, SLICE, 500);
        assertThat(run.events())
                .filteredOn(event -> event.type() == EventType.FAN_OUT_EXPANDED)
                .extracting(event -> event.detail())
                .containsExactly(
                        Map.of("from", 0, "count", SLICE),
                        Map.of("from", SLICE, "count", SLICE),
                        Map.of("from", 2 * SLICE, "count", 500));
    }

    @Test
    void everyChildIsDispatchedOnceAndToldItsIndex() {
        Run run = over(SLICE + 1);
        List<Object> indexes = new ArrayList<>();
        run.last().dispatched().forEach(task -> indexes.add(task.params().get("n")));
        run.goesOn().last().dispatched().forEach(task -> indexes.add(task.params().get("n")));

        assertThat(indexes).isEqualTo(IntStream.rangeClosed(0, SLICE).boxed().toList());
    }

    @Test
    void exactlyASliceNeedsNoSecondStep() {
        Run run = over(SLICE).expect(RUNNING, "s");

        assertThat(run.last().isUnfinished()).isFalse();
    }

    @Test
    void childrenMayEndBeforeTheLastOfThemIsThere() {
        Run run = over(SLICE + 10).succeeds("s__0");

        run.expect(RUNNING, "s");
        assertThat(counts(run, "s")).isEqualTo(new FanOutCounts(SLICE + 10, SLICE + 10, 1, 0));
    }

    @Test
    void itIsNotOverBeforeTheLastChildIsThere() {
        Run run = over(SLICE + 1);
        for (int i = 0; i < SLICE; i++) {
            run.succeeds(new ChildId(Dags.id("s"), i).toString());
        }

        run.expect(RUNNING, "s").succeeds("s__" + SLICE).expect(COMPLETED, "s", "end");
        assertThat(run.output("s")).containsEntry("completed", SLICE + 1);
    }

    @Test
    void twoFanOutsShareOneSlice() {
        Run run =
                new Run(
                        Dags.startingAt("s", "t")
                                .fanOut("s", "${inputs.list}", N, "end")
                                .fanOut("t", "${inputs.list}", N, "end")
                                .end(),
                        Map.of("list", Collections.nCopies(SLICE - 400, "x")));

        assertThat(counts(run, "s").created()).isEqualTo(SLICE - 400);
        assertThat(counts(run, "t").created()).isEqualTo(400);
        run.goesOn().expect(RUNNING, "s", "t");
        assertThat(run.last().isUnfinished()).isFalse();
    }

    @Test
    void aFanOutThatFailsHalfwayHasNoMoreChildren() {
        Run run = over(SLICE + 10).fails("s__3", false);

        run.expect(FAILED, "s", "s__3").expect(CANCELLED, "s__4");
        assertThat(run.last().dispatched()).isEmpty();
        assertThat(run.children()).hasSize(SLICE);
        assertThat(run.last().isUnfinished()).isFalse();
    }

    @Test
    void aFanOutThatFailsHasNoChildTriedAgain() {
        Run run = over(2).fails("s__1", true);
        TaskReport report = run.failure("s__0", false);

        run.after(Dags.TWO_RETRIES.initialDelay(), report);

        run.expect(FAILED, "s", "s__0").expect(CANCELLED, "s__1");
        assertThat(run.last().dispatched()).isEmpty();
    }

    @Test
    void childrenOfSeveralSlicesAreGatheredInOrder() {
        Run run =
                new Run(
                        Dags.startingAt("s")
                                .fanOut("s", "${inputs.list}", N, "f")
                                .fanIn("f", AggregationKind.SUM, OnChildFailure.FAIL, "end")
                                .end(),
                        Map.of("list", Collections.nCopies(SLICE + 2, "x")));
        run.goesOn();
        for (int i = SLICE + 1; i >= 0; i--) {
            run.succeeds(new ChildId(Dags.id("s"), i).toString(), Map.of("n", i));
        }

        int sum = IntStream.rangeClosed(0, SLICE + 1).sum();
        assertThat(run.output("f")).isEqualTo(Map.of("total", sum, "count", SLICE + 2));
    }

    /** The last slice holds nothing but children that cannot begin, and all before have ended. */
    @Test
    void childrenThatFailAsTheyAreBornAreGatheredBehindThoseThatEndedBefore() {
        List<Object> elements = new ArrayList<>(Collections.nCopies(SLICE, Map.of("x", 1)));
        elements.addAll(List.of("no x", "no x"));
        Run run =
                new Run(
                        Dags.startingAt("s")
                                .fanOut("s", "${inputs.list}", Map.of("x", "${item.x}"), "f")
                                .fanIn("f", AggregationKind.SUM, OnChildFailure.COLLECT, "end")
                                .end(),
                        Map.of("list", elements));
        endAllAtOnce(run);

        run.expect(COMPLETED, "s", "f");
        assertThat(run.output("f"))
                .containsEntry("total", SLICE)
                .containsEntry("count", SLICE)
                .containsEntry("failed", 2);
        assertThat(run.output("f").get("errors"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting(error -> ((Map<?, ?>) error).get("index"))
                .isEqualTo(List.of(SLICE, SLICE + 1));
    }

    private static void endAllAtOnce(Run run) {
        run.report(
                run.atWork().stream()
                        .map(node -> run.success(node.value(), Map.of("x", 1)))
                        .toArray(TaskReport[]::new));
    }
}
