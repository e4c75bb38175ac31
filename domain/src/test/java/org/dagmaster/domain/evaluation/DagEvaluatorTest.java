package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dagmaster.domain.evaluation.Dags.allOf;
import static org.dagmaster.domain.evaluation.Dags.anyOf;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.PENDING;
import static org.dagmaster.domain.job.NodeStatus.SKIPPED;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.Join;
import org.junit.jupiter.api.Test;

class DagEvaluatorTest {

    private static final String SIZE = "${inputs.size}";

    @Test
    void aNewJobGoesThroughItsStartToTheFirstTaskInOneStep() {
        Run run = Run.of(Dags.startingAt("a").task("a", "b").task("b", "end").end());

        run.expect(COMPLETED, "start").expect(DISPATCHED, "a").expect(PENDING, "b", "end");
        assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void theLastTaskCompletesTheJobInTheSameStep() {
        Run run = Run.of(Dags.startingAt("a").task("a", "b").task("b", "end").end());

        run.succeeds("a").succeeds("b").expect(COMPLETED, "a", "b", "end");

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void parallelTasksAreDispatchedTogetherAndJoined() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a", "c")
                                .task("b", "c")
                                .task("c", "end")
                                .end());

        run.expect(DISPATCHED, "a", "b").succeeds("b").expect(PENDING, "c");
        run.succeeds("a").expect(DISPATCHED, "c");
    }

    @Test
    void theBranchThatIsNotTakenIsSkippedDownToTheMerge() {
        Run run =
                new Run(
                        Dags.startingAt("fork")
                                .fork("fork", SIZE, "cog", "tiles", true)
                                .task("cog", "merge")
                                .task("tiles", "mosaic")
                                .task("mosaic", "merge")
                                .task("merge", "end")
                                .end(),
                        Map.of("size", 7));

        run.expect(DISPATCHED, "cog").expect(SKIPPED, "tiles", "mosaic").expect(PENDING, "merge");
        run.succeeds("cog").expect(DISPATCHED, "merge").succeeds("merge");
        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void anEndWhoseInputsAreAllSkippedIsSkippedAndAnotherEndCompletesTheJob() {
        Run run =
                new Run(
                        Dags.startingAt("fork")
                                .fork("fork", SIZE, "a", "b", true)
                                .task("a", "end_a")
                                .task("b", "end_b")
                                .end("end_a", Map.of("way", "a"))
                                .end("end_b", Map.of("way", "b"))
                                .graph(),
                        Map.of("size", 500));

        run.expect(SKIPPED, "a", "end_a").succeeds("b").expect(COMPLETED, "end_b");
        assertThat(run.result()).containsEntry("way", "b");
    }

    @Test
    void aConditionalWithoutMatchAndDefaultFailsTheNodeWithTheValue() {
        Run run =
                new Run(
                        Dags.startingAt("fork")
                                .fork("fork", SIZE, "a", "b", false)
                                .task("a", "end")
                                .task("b", "end")
                                .end(),
                        Map.of("size", 500));

        run.expect(FAILED, "fork").expect(CANCELLED, "a", "b", "end");
        assertThat(run.job().failure())
                .satisfies(failure -> assertThat(failure.code().value()).isEqualTo("NO_BRANCH"))
                .satisfies(failure -> assertThat(failure.message()).contains("'fork'", "500"));
    }

    @Test
    void aValueThatCannotBeComparedFailsTheConditionalAndNotTheEngine() {
        Run run =
                new Run(
                        Dags.startingAt("fork")
                                .fork("fork", SIZE, "a", "b", true)
                                .task("a", "end")
                                .task("b", "end")
                                .end(),
                        Map.of("size", List.of(1)));

        run.expect(FAILED, "fork");
        assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void anUndefinedReferenceFailsTheNodeBeforeItIsDispatched() {
        Map<String, String> params = Map.of("x", "${nodes.a.output.gone}");
        Run run =
                Run.of(
                        Dags.startingAt("a")
                                .task("a", "b")
                                .task("b", Join.NONE, params, "end")
                                .end());

        run.succeeds("a", Map.of("here", 1)).expect(FAILED, "b");

        assertThat(run.last().dispatched()).isEmpty();
        assertThat(run.job().failure().message()).contains("'b'", "${nodes.a.output.gone}");
    }

    @Test
    void outputsReachTheParamsOfLaterTasksWithTheirTypes() {
        Map<String, String> params = Map.of("list", "${nodes.a.output.list}");
        Run run =
                Run.of(
                        Dags.startingAt("a")
                                .task("a", "b")
                                .task("b", Join.NONE, params, "end")
                                .end());

        run.succeeds("a", Map.of("list", List.of(1, 2)));

        assertThat(run.last().dispatched())
                .singleElement()
                .satisfies(task -> assertThat(task.params()).containsEntry("list", List.of(1, 2)));
    }

    @Test
    void aFailureForGoodFailsTheJobAndCancelsTheRestButKeepsWhatCompleted() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b", "c")
                                .task("a", "end")
                                .task("b", "end")
                                .task("c", "end")
                                .end());

        run.succeeds("a").fails("b", false);

        run.expect(COMPLETED, "a").expect(FAILED, "b").expect(CANCELLED, "c", "end");
        assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(run.last().givenUp()).extracting(t -> t.node().value()).containsExactly("c");
    }

    @Test
    void anyOfRunsOnOneSuccessOnceTheRestHasEndedEvenBadly() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a")
                                .task("b")
                                .task("c", anyOf("a", "b"), Map.of(), "end")
                                .end());

        run.fails("a", false).expect(PENDING, "c");
        run.succeeds("b").expect(DISPATCHED, "c").succeeds("c");
        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void anyOfIsLostWhenEveryDependencyFailed() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a")
                                .task("b")
                                .task("c", anyOf("a", "b"), Map.of(), "end")
                                .end());

        run.fails("a", false).fails("b", false).expect(CANCELLED, "c", "end");
        assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void dependsOnStandsBesideNext() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a", "c")
                                .task("b", "end")
                                .task("c", allOf("b"), Map.of(), "end")
                                .end());

        run.succeeds("a").expect(PENDING, "c").succeeds("b").expect(DISPATCHED, "c");
    }

    @Test
    void theResultCarriesOutputsAndProvenance() {
        Run run =
                Run.of(
                        Dags.startingAt("a")
                                .task("a", "end")
                                .end("end", Map.of("answer", "${nodes.a.output.n}"))
                                .graph());

        run.succeeds("a", Map.of("n", 42));

        assertThat(run.result()).containsEntry("answer", 42).containsKey("_provenance");
        assertThat(run.result().get("_provenance"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("workflow_id", "small")
                .containsEntry("workflow_version", 1)
                .containsEntry("job_id", run.job().id().toString());
    }

    @Test
    void theOutcomeDoesNotDependOnTheOrderOfReports() {
        List<List<String>> orders =
                List.of(List.of("a", "b", "c"), List.of("c", "b", "a"), List.of("b", "c", "a"));
        for (List<String> order : orders) {
            Run run =
                    Run.of(
                            Dags.startingAt("a", "b", "c")
                                    .task("a", "d")
                                    .task("b", "d")
                                    .task("c", "end")
                                    .task("d", "end")
                                    .end());
            order.forEach(run::succeeds);
            run.succeeds("d").expect(COMPLETED, "a", "b", "c", "d", "end");
            assertThat(run.job().status()).as("%s", order).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void aCycleIsNoGraph() {
        Dags cycle = Dags.startingAt("a").task("a", "b").task("b", "a", "end");

        assertThatThrownBy(cycle::end)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cycle");
    }

    @Test
    void evaluatingTwiceDecidesNothingMore() {
        Run run = Run.of(Dags.startingAt("a").task("a", "end").end());

        run.after(java.time.Duration.ofSeconds(1));

        assertThat(run.last().changedAnything()).isFalse();
        assertThat(run.state("a")).isInstanceOf(NodeState.Dispatched.class);
    }
}
