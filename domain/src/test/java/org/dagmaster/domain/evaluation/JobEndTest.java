package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.evaluation.Dags.anyOf;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

/** What becomes of everything else when a job ends, and what the job says of its end. */
class JobEndTest {

    /** The end wants x, which needs a and b, or c. */
    private static WorkflowGraph eitherXOrC() {
        return Dags.startingAt("a", "b", "c")
                .task("a", "x")
                .task("b", "x")
                .task("c")
                .task("x")
                .node(new EndNode(Dags.id("end"), anyOf("x", "c"), Map.of()))
                .graph();
    }

    @Test
    void aJobThatCompletesCancelsWhatStillRunsAndWhatCanNeverRun() {
        Run run = Run.of(eitherXOrC()).fails("a", false).succeeds("c");

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        run.expect(FAILED, "a").expect(COMPLETED, "c", "end").expect(CANCELLED, "b", "x");
        assertThat(run.last().givenUp()).extracting(t -> t.node().value()).containsExactly("b");
    }

    @Test
    void theEventThatAJobCompletedIsItsLast() {
        Run run = Run.of(eitherXOrC()).fails("a", false).succeeds("c");

        assertThat(run.events().getLast().type()).isEqualTo(EventType.JOB_COMPLETED);
    }

    @Test
    void aJobThatCompletesWithoutAFanOutGivesUpItsChildren() {
        Run run =
                Run.of(
                        Dags.startingAt("s", "c")
                                .fanOut("s", List.of(1, 2, 3), Map.of(), "f")
                                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.FAIL)
                                .task("c")
                                .node(new EndNode(Dags.id("end"), anyOf("f", "c"), Map.of()))
                                .graph());

        run.succeeds("s__0").fails("s__1", false).succeeds("c");

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        run.expect(FAILED, "f", "s__1").expect(COMPLETED, "s__0").expect(CANCELLED, "s", "s__2");
    }

    @Test
    void aJobTellsTheFailureThatEndedItAndNotOneThatItBore() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a")
                                .task("b")
                                .task("c", anyOf("a", "b"), Map.of(), "end")
                                .end());

        run.fails("a", false).succeeds("b").fails("c", false);

        assertThat(run.job().failure().message()).startsWith("node 'c'");
    }

    @Test
    void aJobTellsTheFailureBehindAnEndThatCanNeverBeReached() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b", "c")
                                .task("a")
                                .task("b")
                                .task("d", anyOf("a", "b"), Map.of(), "end")
                                .task("c", "e")
                                .task("e", "end")
                                .end());

        run.fails("a", false).fails("c", false);

        assertThat(run.job().failure().message()).startsWith("node 'c'");
    }

    @Test
    void whenAllOfAnyOfFailedTheJobTellsOneOfThem() {
        Run run =
                Run.of(
                        Dags.startingAt("a", "b")
                                .task("a")
                                .task("b")
                                .task("c", anyOf("a", "b"), Map.of(), "end")
                                .end());

        run.fails("b", false).fails("a", false);

        assertThat(run.job().failure().message()).startsWith("node 'a'");
    }
}
