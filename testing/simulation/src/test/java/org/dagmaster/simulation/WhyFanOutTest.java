package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.explanation.WaitReason;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fan_outs and fan_ins wait for, after steps of the real engine. */
class WhyFanOutTest {

    @TempDir Path mount;

    private Engine split(int children, QueueName queue) {
        return Engine.on(
                mount,
                Flow.named("split")
                        .startAt("split")
                        .queue(queue)
                        .fanOut("split", IntStream.range(0, children).boxed().toList(), "join")
                        .fanIn("join", OnChildFailure.COLLECT, "end")
                        .end());
    }

    @Test
    void childrenAtWorkAreToldInNumbers() {
        Engine engine = split(9, Flow.LIGHT);
        engine.script.at(
                "split__0",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        engine.script.at(
                "split__2",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "it is broken");
                });
        JobId job = engine.submit("split");
        engine.cycle().cycle().dispatch();

        assertThat(Why.ofNode(engine, job, "split"))
                .isEqualTo(
                        new Wait(
                                new NodeId("split"),
                                WaitReason.CHILDREN,
                                "2 of 9 children are done, 1 failed for good (BROKEN: child 2: it is broken); 2 run, 3 are on the queue, 1 waits for another attempt, the next at 12:00:20 UTC (in 20 s); the queue 'light' has 3 tasks waiting, and 1 worker with 2 slots",
                                Examples.NOON));
        assertThat(Why.ofNode(engine, job, "join"))
                .isEqualTo(
                        new Wait(
                                new NodeId("join"),
                                WaitReason.CHILDREN,
                                "waits for 'split' (2 of 9 children done)",
                                Examples.NOON));
    }

    @Test
    void childrenOnAQueueWithoutWorkersTellWhatToStart() {
        Engine engine = split(9, new QueueName("gpu"));
        JobId job = engine.submit("split");
        engine.dispatch();

        Wait wait = Why.ofNode(engine, job, "split");
        assertThat(wait.reason()).isEqualTo(WaitReason.QUEUE_WITHOUT_WORKER);
        assertThat(wait.sentence())
                .isEqualTo(
                        "0 of 9 children are done; 9 are on the queue; no worker takes from the queue 'gpu'; start one that does");
    }

    @Test
    void childrenBehindAnotherJobWaitForSlots() {
        Engine engine = split(3, Flow.LIGHT);
        engine.submit("split");
        engine.dispatch();
        JobId second = engine.submit("split");
        engine.dispatch();

        assertThat(Why.ofNode(engine, second, "split").reason()).isEqualTo(WaitReason.SLOT);
        assertThat(Why.ofNode(engine, second, "split").sentence())
                .startsWith("0 of 3 children are done; 3 are on the queue; ")
                .contains("has 4 tasks waiting");
    }

    @Test
    void childrenOfADeadWorkerAreGivenUp() {
        Engine engine = split(3, Flow.LIGHT);
        JobId job = engine.submit("split");
        engine.dispatch();
        engine.letPass(Duration.ofSeconds(6));
        engine.first.cycle();
        engine.worker("worker-2");
        engine.letPass(Duration.ofSeconds(5));

        assertThat(Why.ofNode(engine, job, "split").reason()).isEqualTo(WaitReason.DEAD_WORKER);
        assertThat(Why.ofNode(engine, job, "split").sentence())
                .startsWith(
                        "0 of 3 children are done; 1 is on the queue, 2 were with dead workers; ");

        engine.first.cycle();
        assertThat(Why.ofNode(engine, job, "split").sentence())
                .contains("1 is on the queue, 2 wait for another attempt; ");
    }

    @Test
    void childrenThatAllFailedWaitForTheirTime() {
        Engine engine = split(2, Flow.LIGHT);
        engine.script.everywhere(_ -> {
            throw TaskFailure.retryable("BUSY", "not now");
        });
        JobId job = engine.submit("split");
        engine.cycle();

        assertThat(Why.ofNode(engine, job, "split").reason()).isEqualTo(WaitReason.RETRY_TIME);
    }

    @Test
    void childrenOfAPausedJobAreHeld() {
        Engine engine = split(5, Flow.LIGHT);
        JobId job = engine.submit("split");
        engine.dispatch();
        engine.act(job, new OperatorAction.Pause());

        assertThat(Why.ofNode(engine, job, "split").reason()).isEqualTo(WaitReason.PAUSED);
        assertThat(Why.ofNode(engine, job, "split").sentence())
                .isEqualTo(
                        "0 of 5 children are done; 2 run, 3 are held back; nothing more starts until the job is resumed");
    }

    @Test
    void aLargeFanOutCostsNoMoreQuestionsThanASmallOne() {
        int small = questions(9);
        int large = questions(2 * DagEvaluator.SLICE);

        assertThat(large).isEqualTo(small).isLessThanOrEqualTo(10);
    }

    /** How many questions to the stores an explanation takes. */
    private int questions(int children) {
        Engine engine = split(children, Flow.LIGHT);
        engine.script.at(
                "split__0",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        JobId job = engine.submit("split");
        engine.cycle().dispatch();
        AtomicInteger questions = new AtomicInteger();

        List<Wait> waits = Why.in(engine, counting(engine.unitOfWork, questions)).why(job).waits();

        assertThat(waits).extracting(wait -> String.valueOf(wait.node())).contains("split");
        return questions.get();
    }

    private static UnitOfWork counting(UnitOfWork real, AtomicInteger calls) {
        return new UnitOfWork() {
            @Override
            public <T> T inTransaction(Function<Stores, T> work) {
                return real.inTransaction(stores -> work.apply(counted(stores, calls)));
            }
        };
    }

    private static Stores counted(Stores stores, AtomicInteger calls) {
        return (Stores)
                Proxy.newProxyInstance(
                        Stores.class.getClassLoader(),
                        new Class<?>[] {Stores.class},
                        (_, chooser, _) -> {
                            calls.incrementAndGet();
                            try {
                                return chooser.invoke(stores);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
