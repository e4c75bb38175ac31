package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

/** A fan_out that an operator put back, with children of its first run. */
class FanOutAgainTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeState DONE = new NodeState.Completed(1, Output.of(Map.of("v", "old")));
    private static final NodeState BROKEN =
            new NodeState.Failed(1, Failure.permanent(new ErrorCode("BROKEN"), "it broke"));
    private static final NodeState PUT_BACK = new NodeState.Pending(1);
    private static final NodeState CANCELLED = new NodeState.Cancelled(2);

    private static Dags splitOfThree(String... next) {
        return Dags.startingAt("s").fanOut("s", List.of(1, 2, 3), Map.of("n", "${index}"), next);
    }

    private static WorkflowGraph gathered() {
        return splitOfThree("f")
                .fanIn("f", AggregationKind.COLLECT, OnChildFailure.COLLECT, "end")
                .end();
    }

    /** As a job stands whose fan_out was put back after its first run. */
    private static Run again(WorkflowGraph graph, NodeState... children) {
        KeptChildren kept = new KeptChildren();
        for (int i = 0; i < children.length; i++) {
            kept.save(Map.of(new ChildId(Dags.id("s"), i), children[i]));
        }
        Map<NodeId, NodeState> nodes = new LinkedHashMap<>();
        nodes.put(Dags.id("start"), new NodeState.Completed(1, Output.NONE));
        nodes.put(Dags.id("s"), new NodeState.Pending(1));
        JobId id = new JobId(new UUID(1, 2));
        Job job =
                new Job(
                        id,
                        Dags.REF,
                        JobStatus.RUNNING,
                        Map.of(),
                        nodes,
                        7,
                        NOW,
                        NOW,
                        null,
                        null,
                        null);
        return new Run(graph, job, kept);
    }

    @Test
    void childrenThatCompletedAreKeptAndTheOthersRunAgain() {
        Run run = again(gathered(), DONE, PUT_BACK, CANCELLED).expect(RUNNING, "s");

        assertThat(run.state("s__0")).isEqualTo(DONE);
        assertThat(run.state("s__1")).isEqualTo(new NodeState.Dispatched(2, 1, NOW));
        assertThat(run.state("s__2")).isEqualTo(new NodeState.Dispatched(3, 2, NOW));
        assertThat(run.last().dispatched())
                .extracting(task -> task.id().node() + ":" + task.id().attempt())
                .containsExactly("s__1:2", "s__2:3");
        assertThat(run.state("s").attempt()).isEqualTo(2);
    }

    @Test
    void whatIsKeptCountsAndIsGathered() {
        Run run = again(gathered(), DONE, PUT_BACK, CANCELLED);
        assertThat(((NodeState.FanningOut) run.state("s")).counts())
                .isEqualTo(new FanOutCounts(3, 3, 1, 0));

        run.succeeds("s__2", Map.of("v", "c")).succeeds("s__1", Map.of("v", "b"));

        run.expect(COMPLETED, "s", "f", "end");
        assertThat(run.output("f").get("results"))
                .isEqualTo(List.of(Map.of("v", "old"), Map.of("v", "b"), Map.of("v", "c")));
    }

    @Test
    void aFanOutAllOfWhoseChildrenAreKeptIsGatheredAtOnce() {
        Run run = again(gathered(), DONE, BROKEN, DONE).expect(COMPLETED, "s", "f", "end");

        assertThat(run.last().dispatched()).isEmpty();
        assertThat(run.output("f"))
                .containsEntry("results", List.of(Map.of("v", "old"), Map.of("v", "old")))
                .containsEntry("count", 2)
                .containsEntry("failed", 1);
    }

    @Test
    void aChildThatStillCountsAsFailedFailsAFanOutThatNothingGathers() {
        Run run = again(splitOfThree("end").end(), DONE, BROKEN, PUT_BACK);

        run.expect(FAILED, "s").expect(COMPLETED, "s__0");
        assertThat(run.job().failure().message()).endsWith("child 1: it broke");
    }

    @Test
    void aListThatHasGrownBringsNewChildrenToThoseThatAreKept() {
        Run run = again(gathered(), DONE).expect(DISPATCHED, "s__1", "s__2");

        assertThat(run.state("s__1").attempt()).isEqualTo(1);
    }

    @Test
    void aListThatHasShrunkLeavesTheChildrenBeyondItOut() {
        Run kept = again(gathered(), DONE, DONE, DONE, DONE, BROKEN).expect(COMPLETED, "f");
        assertThat(kept.output("f")).containsEntry("count", 3).containsEntry("failed", 0);

        Run run = again(gathered(), DONE, PUT_BACK, DONE, DONE, BROKEN).succeeds("s__1");
        run.expect(COMPLETED, "f");
        assertThat(run.output("f")).containsEntry("count", 3).containsEntry("failed", 0);
    }

    @Test
    void aRetryOfAChildThatRunsAgainCountsFromThere() {
        Run run = again(gathered(), DONE, PUT_BACK, DONE);
        for (int execution = 1; execution <= 3; execution++) {
            run.expect(DISPATCHED, "s__1")
                    .fails("s__1", true)
                    .after(Dags.TWO_RETRIES.initialDelay());
        }

        run.expect(FAILED, "s__1");
        assertThat(run.state("s__1").attempt()).isEqualTo(4);
    }
}
