package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.OperateJob.Answer;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's hand on live and ended jobs, through the whole engine. */
class OperatorTest {

    private static final OperatorAction CANCEL = new OperatorAction.Cancel();
    private static final OperatorAction PAUSE = new OperatorAction.Pause();
    private static final OperatorAction RESUME = new OperatorAction.Resume();
    private static final OperatorAction RETRY_ALL = new OperatorAction.Retry(null);

    @TempDir Path mount;

    private Engine chain() {
        return Engine.on(mount, Flow.chain("chain", "a", "b", "c").end());
    }

    private static OperatorAction retry(String node) {
        return new OperatorAction.Retry(new NodeId(node));
    }

    private static OperatorAction rerun(String node) {
        return new OperatorAction.Rerun(new NodeId(node));
    }

    private static OperatorAction skip(String node) {
        return new OperatorAction.Skip(new NodeId(node));
    }

    private static void breaks(Engine engine, String node) {
        engine.script.at(
                node,
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
    }

    private static void works(Engine engine, String node) {
        engine.script.at(node, _ -> Map.of("value", "mended"));
    }

    private static List<String> effects(Answer answer) {
        return answer.effects().stream()
                .map(effect ->
                        "%s %s %s"
                                .formatted(effect.node(), effect.kind(), effect.children())
                                .toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Test
    void aCancelledJobLeavesNothingOnQueuesAndItsHandlerIsTold() {
        Engine engine = chain();
        List<Boolean> told = new ArrayList<>();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.script.at(
                "a",
                context -> {
                    engine.act(job, CANCEL);
                    engine.worker.keepAlive();
                    told.add(context.isCancelled());
                    return Map.of();
                });
        engine.runTasks().report();

        assertThat(told).containsExactly(true);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(engine.invariants.traces(job).count()).isZero();
        engine.invariants.check(job);
        JobEvent last = engine.events(job).getLast();
        assertThat(last.type()).isEqualTo(EventType.JOB_CANCELLED);
        assertThat(last.detail()).containsEntry("actor", "olga");
    }

    @Test
    void cancellingTwiceChangesNothingTheSecondTime() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.act(job, CANCEL);
        int events = engine.events(job).size();

        Answer again = engine.act(job, CANCEL);

        assertThat(again.changed()).isFalse();
        assertThat(engine.events(job)).hasSize(events);
    }

    @Test
    void aPausedJobStartsNothingAndKeepsWhatIsReported() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.act(job, PAUSE);
        engine.runTasks().report().cycle();

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.PAUSED);
        assertThat(engine.state(job, "a").status()).isEqualTo(NodeStatus.DISPATCHED);
        assertThat(engine.state(job, "b").status()).isEqualTo(NodeStatus.PENDING);

        engine.act(job, RESUME);
        engine.first.cycle();
        assertThat(engine.state(job, "a").status()).isEqualTo(NodeStatus.COMPLETED);
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void tasksOnAQueueAreHeldWhileTheirJobIsPaused() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.first.cycle();
        engine.act(job, PAUSE);
        engine.dispatch();
        assertThat(engine.tasks).isEmpty();

        engine.act(job, RESUME);
        engine.dispatch();
        assertThat(engine.tasks).hasSize(1);
        engine.untilEnded(job);
    }

    @Test
    void aFailedJobGoesOnFromWhatFailed() {
        Engine engine = chain();
        breaks(engine, "b");
        JobId job = engine.submit("chain");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.FAILED);
        works(engine, "b");

        Answer answer = engine.act(job, RETRY_ALL);

        assertThat(effects(answer)).containsExactly("b run_again 0", "c reset 0", "end reset 0");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.attempts(job)).hasSize(4);
        engine.invariants.check(job);
    }

    @Test
    void aRetryByHandHasAllItsRetriesAgain() {
        Engine engine = chain();
        engine.script.at(
                "a",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "later");
                });
        JobId job = engine.submit("chain");
        engine.untilEnded(job);
        assertThat(engine.attempts(job)).hasSize(3);

        engine.act(job, retry("a"));
        engine.untilEnded(job);

        assertThat(engine.attempts(job)).hasSize(6);
    }

    @Test
    void aWaitForARetryCanBeCutShort() {
        Engine engine = chain();
        List<Integer> tries = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    tries.add(context.task().attempt());
                    throw TaskFailure.retryable("BUSY", "later");
                });
        JobId job = engine.submit("chain");
        engine.cycle();
        engine.act(job, retry("a"));
        engine.cycle();

        assertThat(tries).containsExactly(1, 2);
        assertThat(engine.act(job, retry("a")).changed()).isTrue();
    }

    @Test
    void aRerunKeepsWhatIsUpstream() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.untilEnded(job);

        Answer answer = engine.act(job, rerun("b"));

        assertThat(effects(answer))
                .containsExactly("b run_again 0", "c run_again 0", "end run_again 0");
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.RUNNING);
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.state(job, "a").attempt()).isEqualTo(1);
        assertThat(engine.state(job, "b").attempt()).isEqualTo(2);
        engine.invariants.check(job);
    }

    @Test
    void aRerunOfWhatRunsIsNone() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();

        assertThat(engine.act(job, rerun("a")).changed()).isFalse();

        engine.untilEnded(job);
        assertThat(engine.act(job, rerun("a")).changed()).isTrue();
        assertThat(engine.act(job, rerun("a")).changed()).isFalse();
        engine.untilEnded(job);
        assertThat(engine.state(job, "a").attempt()).isEqualTo(2);
        engine.invariants.check(job);
    }

    @Test
    void aRunningNodeThatIsSkippedLosesItsAttempt() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.act(job, skip("a"));
        engine.runTasks().report();

        assertThat(engine.state(job, "a").status()).isEqualTo(NodeStatus.SKIPPED);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.invariants.traces(job).count()).isZero();
        engine.invariants.check(job);
    }

    @Test
    void skippingFlowsDownTheBranch() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("fork")
                                .startAt("a", "b")
                                .task("a", "c")
                                .task("b", "end")
                                .task("c", "end")
                                .end());
        breaks(engine, "a");
        JobId job = engine.submit("fork");
        engine.untilEnded(job);

        Answer answer = engine.act(job, skip("a"));

        assertThat(effects(answer)).contains("a skip 0", "c skip 0");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.untilEnded(job);
        var before = engine.job(job);

        Answer tried = engine.tryOut(job, rerun("b"));

        assertThat(engine.job(job)).isEqualTo(before);
        assertThat(engine.act(job, rerun("b")).effects()).isEqualTo(tried.effects());
    }

    @Test
    void oneFailedChildIsTriedAgainAndTheOthersAreKept() {
        Engine engine = split(OnChildFailure.FAIL);
        breaks(engine, "split__1");
        JobId job = engine.submit("split");
        engine.untilEnded(job);
        works(engine, "split__1");

        Answer answer = engine.act(job, retry("join"));

        assertThat(effects(answer)).contains("join run_again 0", "split run_again 2");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.result(job)).containsEntry("values", List.of("x", "mended", "z"));
        assertThat(engine.state(job, "split__0").attempt()).isEqualTo(1);
        assertThat(engine.state(job, "split__1").attempt()).isEqualTo(2);
        engine.invariants.check(job);
    }

    @Test
    void aCollectedFailureCanBeMendedAfterTheJobCompleted() {
        Engine engine = split(OnChildFailure.COLLECT);
        breaks(engine, "split__1");
        JobId job = engine.submit("split");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        works(engine, "split__1");

        engine.act(job, retry("split__1"));
        engine.untilEnded(job);

        assertThat(engine.result(job)).containsEntry("values", List.of("x", "mended", "z"));
        assertThat(engine.state(job, "split__2").attempt()).isEqualTo(1);
        engine.invariants.check(job);
    }

    @Test
    void aRerunFanOutRunsEveryChildAgain() {
        Engine engine = split(OnChildFailure.FAIL);
        JobId job = engine.submit("split");
        engine.untilEnded(job);

        Answer answer = engine.act(job, rerun("split"));
        engine.untilEnded(job);

        assertThat(effects(answer).getFirst()).isEqualTo("split run_again 3");
        assertThat(engine.state(job, "split__0").attempt()).isEqualTo(2);
        assertThat(engine.result(job)).containsEntry("values", List.of("x", "y", "z"));
        engine.invariants.check(job);
    }

    private Engine split(OnChildFailure onFailure) {
        return Engine.on(
                mount,
                Flow.named("split")
                        .startAt("split")
                        .retries(0)
                        .handler("script", Map.of("value", "${item}"))
                        .fanOut("split", List.of("x", "y", "z"), "join")
                        .fanIn("join", onFailure, "end")
                        .end(Map.of("values", "${nodes.join.output.results}")));
    }

    @Test
    void whatWouldFailAgainAtOnceIsRefusedAndChangesNothing() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("two")
                                .startAt("a", "b")
                                .task("a", "end")
                                .task("b", "end")
                                .end());
        breaks(engine, "a");
        breaks(engine, "b");
        JobId job = engine.submit("two");
        engine.dispatch().runTasks().report();
        var before = engine.job(job);
        assertThat(before.status()).isEqualTo(JobStatus.FAILED);

        assertThatThrownBy(() -> engine.act(job, retry("a")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("node 'b'");
        assertThat(engine.job(job)).isEqualTo(before);
    }

    @Test
    void anActionOnAJobThatIsNotThereIsRefused() {
        Engine engine = chain();
        JobId job = engine.submit("chain");

        assertThatThrownBy(() -> engine.act(job, skip("nowhere")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code().value()).isEqualTo("NODE_NOT_FOUND"));
    }

    @Test
    void anOwnerForgetsJobsThatWereTakenOutOfItsHands() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.act(job, CANCEL);
        engine.letPass(Duration.ofSeconds(3));
        engine.first.housekeeping().run();

        assertThat(engine.first.orchestrator().held()).isEmpty();
    }
}
