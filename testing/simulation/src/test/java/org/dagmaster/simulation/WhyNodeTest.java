package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.explanation.WaitReason;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes wait for, after steps of the real engine. */
class WhyNodeTest {

    private static final QueueName GPU = new QueueName("gpu");

    @TempDir Path mount;

    private Engine chain() {
        return Engine.on(mount, Flow.chain("chain", "a", "b").end());
    }

    private static Wait wait(String node, WaitReason reason, String sentence, int since) {
        return new Wait(new NodeId(node), reason, sentence, Examples.NOON.plusSeconds(since));
    }

    private static void letPass(Engine engine, int seconds) {
        engine.letPass(Duration.ofSeconds(seconds));
    }

    @Test
    void aNodeWaitsForWhatIsBeforeItAndWhatIsFurtherOffIsNotTold() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("join")
                                .startAt("a", "b")
                                .task("a", "c")
                                .task("b", "c")
                                .task("c", "end")
                                .end());
        JobId job = engine.submit("join");
        engine.dispatch();

        assertThat(Why.ofNode(engine, job, "c"))
                .isEqualTo(
                        new Wait(
                                new NodeId("c"),
                                WaitReason.DEPENDENCY,
                                "waits for 'a' (dispatched) and 'b' (dispatched)",
                                null));
        assertThat(Why.waits(engine, job))
                .extracting(each -> String.valueOf(each.node()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aTaskForWhichNoWorkerIsThereTellsSo() {
        Engine engine =
                Engine.on(mount, Flow.named("one").startAt("a").queue(GPU).task("a", "end").end());
        JobId job = engine.submit("one");
        engine.dispatch();
        letPass(engine, 8);

        assertThat(Why.ofNode(engine, job, "a"))
                .isEqualTo(
                        wait(
                                "a",
                                WaitReason.QUEUE_WITHOUT_WORKER,
                                "its task has waited for 8 s, but no worker takes from the queue 'gpu'; start one that does",
                                0));
    }

    @Test
    void workersThatDiedOrStopAreNotCountedOn() {
        Engine engine = chain();
        engine.worker("worker-2");
        JobId job = engine.submit("chain");
        engine.first.cycle();
        assertThat(Why.ofNode(engine, job, "a").sentence()).endsWith("2 workers with 4 slots");

        letPass(engine, 9);
        engine.first.cycle();
        engine.worker.keepAlive();
        letPass(engine, 2);
        assertThat(Why.ofNode(engine, job, "a").sentence()).endsWith("1 worker with 2 slots");

        engine.worker.stopTaking();
        engine.worker.keepAlive();
        assertThat(Why.ofNode(engine, job, "a").reason())
                .isEqualTo(WaitReason.QUEUE_WITHOUT_WORKER);
    }

    @Test
    void aTaskWaitsBehindOthers() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("wide")
                                .startAt("a", "b", "c", "d")
                                .task("a", "end")
                                .task("b", "end")
                                .task("c", "end")
                                .task("d", "end")
                                .end());
        JobId job = engine.submit("wide");
        engine.dispatch();
        letPass(engine, 3);

        assertThat(Why.waits(engine, job))
                .filteredOn(each -> each.reason() == WaitReason.SLOT)
                .contains(
                        wait(
                                "d",
                                WaitReason.SLOT,
                                "its task has waited for 3 s: the queue 'light' has 2 tasks waiting, and 1 worker with 2 slots",
                                0))
                .hasSize(2);
    }

    @Test
    void aRunningTaskTellsItsWorkerAndHowFarItIs() {
        Engine engine = chain();
        List<Wait> told = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    letPass(engine, 4);
                    told.add(Why.ofNode(engine, context.task().job(), "a"));
                    context.progress(3, 10, "warping");
                    engine.worker.keepAlive();
                    told.add(Why.ofNode(engine, context.task().job(), "a"));
                    return Map.of();
                });
        engine.submit("chain");
        engine.cycle();

        String end = "; it times out at 12:01:00 UTC (in 56 s)";
        assertThat(told)
                .containsExactly(
                        wait(
                                "a",
                                WaitReason.WORKER,
                                "worker 'worker-1' has run attempt 1 for 4 s" + end,
                                0),
                        wait(
                                "a",
                                WaitReason.WORKER,
                                "worker 'worker-1' has run attempt 1 for 4 s (3 of 10, warping)"
                                        + end,
                                0));
    }

    @Test
    void aTaskOfADeadWorkerIsGivenUpAndTriedAgain() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        letPass(engine, 6);
        engine.first.cycle();
        letPass(engine, 5);

        assertThat(Why.waits(engine, job).getFirst())
                .isEqualTo(
                        wait(
                                "a",
                                WaitReason.DEAD_WORKER,
                                "worker 'worker-1', which had attempt 1, has counted as dead for 1 s; the attempt is given up within seconds and tried again; 2 retries are left",
                                10));

        engine.first.cycle();
        assertThat(Why.ofNode(engine, job, "a"))
                .isEqualTo(
                        wait(
                                "a",
                                WaitReason.QUEUE_WITHOUT_WORKER,
                                "its task has waited for 0 s, but no worker takes from the queue 'light'; start one that does",
                                11));
    }

    @Test
    void aTaskOfAWorkerThatIsGoneTellsSo() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.worker.leave();

        assertThat(Why.ofNode(engine, job, "a").sentence())
                .startsWith("worker 'worker-1', which had attempt 1, is gone; ");
    }

    @Test
    void aRetryTellsWhatFailedAndWhenItStarts() {
        Engine engine = chain();
        engine.script.at(
                "a",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        JobId job = engine.submit("chain");
        engine.cycle();
        letPass(engine, 8);

        assertThat(Why.ofNode(engine, job, "a"))
                .isEqualTo(
                        wait(
                                "a",
                                WaitReason.RETRY_TIME,
                                "attempt 1 failed with BUSY: not now; the next one starts at 12:00:20 UTC (in 12 s); 2 retries are left",
                                0));

        letPass(engine, 12);
        assertThat(Why.ofNode(engine, job, "a").reason()).isEqualTo(WaitReason.DEAD_OWNER);
        engine.cycle();
        assertThat(Why.ofNode(engine, job, "a").sentence())
                .startsWith("attempt 2 failed with BUSY: not now; ")
                .endsWith("; 1 retry is left");
    }

    @Test
    void aResultThatNobodyHasReadIsTold() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch().runTasks();
        engine.worker.run();

        assertThat(Why.ofNode(engine, job, "a"))
                .isEqualTo(
                        new Wait(
                                new NodeId("a"),
                                WaitReason.OWNER,
                                "attempt 1 has ended, and what it gave is taken up within seconds",
                                null));
    }

    @Test
    void inAPausedJobTasksAreHeldAndWhatRunsGoesOn() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("pair")
                                .startAt("runs", "waits")
                                .task("runs", "end")
                                .queue(GPU)
                                .task("waits", "end")
                                .end());
        JobId job = engine.submit("pair");
        engine.dispatch();
        letPass(engine, 2);
        engine.act(job, new OperatorAction.Pause());

        assertThat(Why.ofNode(engine, job, "runs").reason()).isEqualTo(WaitReason.WORKER);
        assertThat(Why.ofNode(engine, job, "waits"))
                .isEqualTo(
                        wait(
                                "waits",
                                WaitReason.PAUSED,
                                "its task is held back until the job is resumed",
                                2));

        engine.runTasks();
        engine.worker.run();
        assertThat(Why.ofNode(engine, job, "runs").sentence())
                .isEqualTo(
                        "attempt 1 has ended, and what it gave is taken up once the job is resumed");
    }

    @Test
    void aNodeBehindAFailureIsToldThatItCanNoLongerRun() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("lost")
                                .startAt("bad", "slow")
                                .retries(0)
                                .task("bad", "after")
                                .task("after")
                                .task("slow")
                                .joining("last", Flow.anyOf("after", "slow"), "end")
                                .end());
        engine.script.at(
                "bad",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
        JobId job = engine.submit("lost");
        engine.dispatch();
        engine.tasks.remove().run();
        engine.report();

        assertThat(Why.ofNode(engine, job, "after").sentence())
                .isEqualTo(
                        "can no longer run, because of 'bad' (failed); it is cancelled when the job ends");
        assertThat(Why.ofNode(engine, job, "last").sentence())
                .isEqualTo("waits for 'slow' (dispatched)");
    }
}
