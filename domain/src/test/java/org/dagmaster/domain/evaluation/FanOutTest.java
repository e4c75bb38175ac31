package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;
import static org.dagmaster.domain.job.NodeStatus.SKIPPED;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

class FanOutTest {

    private static final Map<String, String> ITEM_AND_INDEX =
            Map.of("item", "${item}", "n", "${index}");
    private static final String LIST = "${inputs.list}";

    /** A fan_out that nothing gathers. */
    private static WorkflowGraph alone() {
        return Dags.startingAt("s").fanOut("s", LIST, ITEM_AND_INDEX, "end").end();
    }

    private static WorkflowGraph gathered(OnChildFailure onFailure) {
        return Dags.startingAt("s")
                .fanOut("s", LIST, ITEM_AND_INDEX, "f")
                .fanIn("f", AggregationKind.COLLECT, onFailure, "end")
                .end();
    }

    private static Run over(WorkflowGraph graph, Object... elements) {
        return new Run(graph, Map.of("list", Arrays.asList(elements)));
    }

    private static FanOutCounts counts(Run run) {
        return ((NodeState.FanningOut) run.state("s")).counts();
    }

    @Test
    void eachElementBecomesAChildThatIsToldItsItemAndIndex() {
        Run run = over(alone(), "x", 2, Map.of("k", 3));

        run.expect(RUNNING, "s");
        assertThat(counts(run)).isEqualTo(new FanOutCounts(3, 3, 0, 0));
        assertThat(run.last().dispatched())
                .extracting(task -> task.id().node().value(), task -> task.params())
                .containsExactly(
                        tuple("s__0", Map.of("item", "x", "n", 0)),
                        tuple("s__1", Map.of("item", 2, "n", 1)),
                        tuple("s__2", Map.of("item", Map.of("k", 3), "n", 2)));
    }

    @Test
    void aNullIsAnElementLikeAnyOther() {
        Run run = over(alone(), 1, null);

        assertThat(run.last().dispatched().getLast().params())
                .containsEntry("item", null)
                .containsEntry("n", 1);
    }

    @Test
    void itCompletesWithItsLastChildAndTellsHowManyThereWere() {
        Run run = over(alone(), 1, 2).succeeds("s__1").expect(RUNNING, "s");

        run.succeeds("s__0").expect(COMPLETED, "s");

        assertThat(run.output("s")).isEqualTo(Map.of("count", 2, "completed", 2, "failed", 0));
        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void anEmptyListCompletesAtOnce() {
        Run run = over(alone()).expect(COMPLETED, "s");

        assertThat(run.output("s")).isEqualTo(Map.of("count", 0, "completed", 0, "failed", 0));
        assertThat(run.last().dispatched()).isEmpty();
    }

    @Test
    void aSourceMayBeTheListItself() {
        Run run =
                new Run(
                        Dags.startingAt("s")
                                .fanOut("s", List.of("${inputs.a}", 5), ITEM_AND_INDEX, "end")
                                .end(),
                        Map.of("a", 4));

        assertThat(run.last().dispatched())
                .extracting(task -> task.params().get("item"))
                .containsExactly(4, 5);
    }

    @Test
    void aSourceThatYieldsNoListFailsItWithTheType() {
        Run run = new Run(alone(), Map.of("list", "a text")).expect(FAILED, "s");

        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.NOT_A_LIST);
        assertThat(run.job().failure().message()).contains("'s'", "string");
    }

    @Test
    void anUndefinedSourceFailsItBeforeThereIsAnyChild() {
        Run run = new Run(alone(), Map.of()).expect(FAILED, "s");

        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.TEMPLATE_FAILED);
        assertThat(run.children()).isEmpty();
    }

    @Test
    void aListThatIsTooLongFailsItBeforeThereIsAnyChild() {
        List<Integer> tooLong = Collections.nCopies(FanOutNode.MOST_CHILDREN + 1, 1);

        Run run = new Run(alone(), Map.of("list", tooLong)).expect(FAILED, "s");

        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.TOO_MANY_CHILDREN);
        assertThat(run.children()).isEmpty();
    }

    @Test
    void theFirstChildThatFailsForGoodFailsAFanOutThatNothingGathers() {
        Run run = over(alone(), 1, 2, 3).succeeds("s__0").fails("s__1", false);

        run.expect(FAILED, "s", "s__1").expect(COMPLETED, "s__0").expect(CANCELLED, "s__2");
        assertThat(run.job().failure().code()).isEqualTo(ErrorCode.CHILD_FAILED);
        assertThat(run.job().failure().message())
                .isEqualTo("node 's': 1 of 3 children failed for good; child 1: it broke");
    }

    @Test
    void aFanOutThatIsGatheredCompletesWhateverBecameOfItsChildren() {
        Run run = over(gathered(OnChildFailure.COLLECT), 1, 2).fails("s__0", false);
        run.expect(RUNNING, "s").fails("s__1", false).expect(COMPLETED, "s");

        assertThat(run.output("s")).isEqualTo(Map.of("count", 2, "completed", 0, "failed", 2));
    }

    @Test
    void anElementThatTheParamsCannotReadFailsThatChildAlone() {
        Run run =
                over(
                        Dags.startingAt("s")
                                .fanOut("s", LIST, Map.of("x", "${item.x}"), "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.COLLECT, "end")
                                .end(),
                        Map.of("x", 1),
                        null,
                        Map.of("y", 2),
                        Map.of("x", 3));

        run.expect(FAILED, "s__1", "s__2").expect(RUNNING, "s");
        assertThat(run.last().dispatched())
                .extracting(task -> task.id().node().value())
                .containsExactly("s__0", "s__3");
        assertThat(((NodeState.Failed) run.state("s__1")).failure().message())
                .contains("${item.x}");
        assertThat(run.state("s__1").attempt()).isZero();
    }

    @Test
    void oneEventTellsOfAllNewChildrenAndOneOfEachThatCannotBegin() {
        Run run =
                over(
                        Dags.startingAt("s")
                                .fanOut("s", LIST, Map.of("x", "${item.x}"), "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.COLLECT, "end")
                                .end(),
                        Map.of("x", 1),
                        2);

        assertThat(run.events())
                .filteredOn(event -> event.node() != null && !"start".equals(event.node().value()))
                .extracting(event -> event.node() + " " + event.type())
                .containsExactly(
                        "s NODE_READY",
                        "s NODE_DISPATCHED",
                        "s FAN_OUT_EXPANDED",
                        "s__1 TEMPLATE_FAILED");
    }

    @Test
    void ofAChildThatSucceedsTheEndAloneIsTold() {
        Run run = over(alone(), 1, 2).succeeds("s__0");

        assertThat(run.last().events())
                .extracting(JobEvent::type)
                .containsExactly(EventType.NODE_COMPLETED);
    }

    @Test
    void aChildWhoseStartIsReportedRuns() {
        Run run = over(alone(), 1).starts("s__0").expect(RUNNING, "s__0");

        run.succeeds("s__0").expect(COMPLETED, "s__0", "s");
    }

    @Test
    void childrenAreAskedOnTheQueueAndWithTheTimeoutOfTheFanOut() {
        TaskMessage task = over(alone(), 1).last().dispatched().getFirst();

        FanOutNode node = (FanOutNode) alone().definition().node(Dags.id("s"));
        assertThat(task.queue()).isEqualTo(node.task().queue());
        assertThat(task.handler()).isEqualTo(node.task().handler());
        assertThat(task.timeout()).isEqualTo(node.task().timeout());
    }

    @Test
    void aFanOutOnABranchThatIsNotTakenHasNoChildren() {
        WorkflowGraph graph =
                Dags.startingAt("fork")
                        .fork("fork", "${inputs.size}", "a", "s", true)
                        .task("a", "end")
                        .fanOut("s", LIST, ITEM_AND_INDEX, "end")
                        .end();

        Run small = new Run(graph, Map.of("size", 1, "list", List.of(1, 2)));
        small.expect(SKIPPED, "s");
        assertThat(small.children()).isEmpty();

        Run large = new Run(graph, Map.of("size", 500, "list", List.of(1, 2)));
        large.expect(RUNNING, "s").expect(SKIPPED, "a");
        assertThat(large.children()).hasSize(2);
    }

    @Test
    void aFanOutCanBeOverWhatATaskGave() {
        Run run =
                Run.of(
                        Dags.startingAt("a")
                                .task("a", "s")
                                .fanOut("s", "${nodes.a.output.tiles}", ITEM_AND_INDEX, "end")
                                .end());

        run.succeeds("a", Map.of("tiles", List.of("t1", "t2"))).expect(RUNNING, "s");

        assertThat(run.last().dispatched())
                .extracting(task -> task.params().get("item"))
                .containsExactly("t1", "t2");
    }
}
