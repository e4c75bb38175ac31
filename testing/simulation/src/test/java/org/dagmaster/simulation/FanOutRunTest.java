package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fan-outs through the whole engine: expanded, worked on, gathered, whatever dies meanwhile. */
class FanOutRunTest {

    @TempDir Path mount;

    private Engine split(Object source, OnChildFailure onFailure) {
        return Engine.on(
                mount,
                Flow.named("split")
                        .startAt("split")
                        .handler("script", Map.of("value", "${item}"))
                        .fanOut("split", source, "join")
                        .fanIn("join", onFailure, "end")
                        .end(Map.of("values", "${nodes.join.output.results}")));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void everyElementIsWorkedOnAndGatheredInOrder() {
        Engine engine = split(numbers(7), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.result(job)).containsEntry("values", numbers(7));
        assertThat(engine.node(job, "split").children()).isNull();
    }

    @Test
    void theNumbersOfChildrenAreShownWhileTheyWork() {
        Engine engine = split(numbers(5), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.cycle().dispatch();

        var counts = engine.node(job, "split").children();
        assertThat(counts).isNotNull();
        assertThat(counts.total()).isEqualTo(5);
        assertThat(counts.completed()).isEqualTo(2);
        assertThat(engine.views.children(job, "split", NodeStatus.COMPLETED, 0, 10)).hasSize(2);
        assertThat(engine.views.children(job, "split", null, 3, 10)).hasSize(2);
    }

    @Test
    void theJobIsAsFarAsTheShareOfChildrenThatHaveEnded() {
        Engine engine = split(numbers(5), OnChildFailure.COLLECT);
        breaks(engine, "split__1");
        JobId job = engine.submit("split");
        engine.cycle();

        var progress = engine.views.progress(job);
        assertThat(progress.nodes())
                .extracting(NodeView::nodeId)
                .containsExactly("start", "split", "join", "end");
        assertThat(progress.fraction()).isCloseTo((1 + 2.0 / 5) / 4, within(1e-9));
    }

    @Test
    void aChildIsShownAsTheTaskThatItIs() {
        Engine engine = split(numbers(3), OnChildFailure.COLLECT);
        breaks(engine, "split__1");
        JobId job = engine.submit("split");
        engine.dispatch();
        NodeView running = engine.views.node(job, "split__0");
        assertThat(running.type()).isEqualTo("task");
        assertThat(running.status()).isEqualTo(NodeStatus.RUNNING);
        assertThat(running.worker()).isEqualTo("worker-1");
        assertThat(running.handler()).isEqualTo("script");
        assertThat(engine.views.node(job, "split__2").status()).isEqualTo(NodeStatus.DISPATCHED);

        engine.untilEnded(job);
        NodeView failed = engine.views.node(job, "split__1");
        assertThat(failed.status()).isEqualTo(NodeStatus.FAILED);
        assertThat(failed.failure().message()).isEqualTo("it is broken");
        assertThat(failed.endedAt()).isNotNull();
        assertThat(engine.views.node(job, "split__2").output())
                .isEqualTo(Output.of(Map.of("value", 2)));
        assertThatThrownBy(() -> engine.views.node(job, "split__3"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo("NODE_NOT_FOUND"));
    }

    @Test
    void theOutputOfAChildIsGivenWholeThoughItIsKeptApart() {
        String large = "x".repeat(70_000);
        Engine engine = split(List.of(large), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        assertThat(engine.state(job, "split__0").toString()).contains("split__0/1.json");
        assertThat(engine.views.node(job, "split__0").output())
                .isEqualTo(Output.of(Map.of("value", large)));
    }

    private static void breaks(Engine engine, String node) {
        engine.script.at(
                node,
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
    }

    @Test
    void manyChildrenComeIntoBeingSliceBySlice() {
        int count = 2 * DagEvaluator.SLICE + 1;
        Engine engine = split(numbers(count), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        List<Integer> created = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            engine.first.cycle();
            created.add(((NodeState.FanningOut) engine.state(job, "split")).counts().created());
        }

        assertThat(created).containsExactly(DagEvaluator.SLICE, 2 * DagEvaluator.SLICE, count);
        assertThat(engine.events(job))
                .filteredOn(event -> event.type() == EventType.FAN_OUT_EXPANDED)
                .hasSize(3);
    }

    @Test
    void aChildIsTriedAgainWithTheSameParams() {
        Engine engine = split(List.of("a", "b"), OnChildFailure.FAIL);
        List<Integer> tries = new ArrayList<>();
        engine.script.at(
                "split__1",
                context -> {
                    tries.add(context.task().attempt());
                    if (tries.size() < 3) {
                        throw TaskFailure.retryable("BUSY", "try later");
                    }
                    return Map.of("value", "third time");
                });
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        assertThat(tries).containsExactly(1, 2, 3);
        assertThat(engine.result(job)).containsEntry("values", List.of("a", "third time"));
    }

    @Test
    void aJobFailsWithTheFirstChildThatFailedForGood() {
        Engine engine = split(numbers(9), OnChildFailure.FAIL);
        engine.script.at(
                "split__0",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
        JobId job = engine.submit("split");
        engine.cycle();

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.FAILED);
        assertThat(engine.job(job).failure().message())
                .contains("join", "1 of 9 children", "child 0: it is broken");
        assertThat(engine.state(job, "join")).isInstanceOf(NodeState.Failed.class);
        assertThat(engine.state(job, "split__1")).isInstanceOf(NodeState.Completed.class);
        assertThat(engine.state(job, "split__8")).isInstanceOf(NodeState.Cancelled.class);
        assertThat(engine.invariants.traces(job).count()).isZero();
    }

    @Test
    void failuresCanBeCollected() {
        Engine engine = split(numbers(3), OnChildFailure.COLLECT);
        engine.script.at(
                "split__1",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.views.node(job, "join").output())
                .hasToString(
                        "Inline[value={results=[0, 2], errors=[{index=1, code=BROKEN, message=it is broken}], count=2, failed=1}]");
    }

    @Test
    void anEmptyListGivesAnEmptyResult() {
        Engine engine = split(List.of(), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.first.cycle();

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.result(job)).containsEntry("values", List.of());
    }

    @Test
    void whatIsNoListFailsTheNodeWithItsType() {
        Engine engine = split("${inputs.missing}", OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.first.cycle();

        assertThat(engine.job(job).failure().code().value()).isEqualTo("TEMPLATE_FAILED");
        Engine other = split("text", OnChildFailure.FAIL);
        JobId second = other.submit("split");
        other.first.cycle();
        assertThat(other.job(second).failure().message())
                .contains("type string, but a fan_out needs an array");
    }

    @Test
    void anotherOrchestratorGoesOnWhereTheFirstDied() {
        int count = DagEvaluator.SLICE + 5;
        Engine engine = split(numbers(count), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.first.orchestrator().run();
        engine.cycle();
        engine.letPass(Engine.SETTINGS.lease().plusSeconds(1));
        engine.first = engine.orchestrator("orchestrator-2");
        for (int round = 0; round < 3 * count; round++) {
            engine.cycle();
        }

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.result(job)).containsEntry("values", numbers(count));
    }

    @Test
    void largeResultsAreKeptApartAndReadThrough() {
        String large = "x".repeat(50_000);
        Engine engine = split(List.of(large, large), OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        assertThat(engine.state(job, "join").toString()).contains("join/1.json");
        assertThat(engine.job(job).result()).isInstanceOf(Output.Stored.class);
        assertThat(engine.result(job)).containsEntry("values", List.of(large, large));
    }
}
