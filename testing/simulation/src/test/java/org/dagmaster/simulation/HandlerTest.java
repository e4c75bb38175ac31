package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.testing.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What handlers may do, and what becomes of it. */
class HandlerTest {

    private static final WorkflowDefinition ONE = one("script", Map.of());

    @TempDir Path mount;

    @Test
    void anUnknownHandlerFailsTheNodeWithTheNearestName() {
        Failure failure = failureOf(one("scrip", Map.of()), _ -> Map.of());

        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HANDLER);
        assertThat(failure.message()).contains("'scrip'").contains("script");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void paramsThatDoNotFitFailTheNodeWithTheirName() {
        Failure failure = failureOf(one("script", Map.of("volue", 1)), _ -> Map.of());

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_PARAMS);
        assertThat(failure.message()).contains("volue");
    }

    @Test
    void anExceptionOfAHandlerIsItsDefect() {
        Failure failure =
                failureOf(
                        ONE,
                        _ -> {
                            throw new IllegalStateException("oops");
                        });

        assertThat(failure.code()).isEqualTo(ErrorCode.HANDLER_FAILED);
        assertThat(failure.message()).contains("script").contains("oops");
    }

    @Test
    void everyErrorOfAHandlerIsReported() {
        for (Error error :
                List.of(
                        new AssertionError("oops"),
                        new NoClassDefFoundError("oops"),
                        new InternalError("oops"),
                        new StackOverflowError("oops"))) {
            Failure failure =
                    failureOf(
                            ONE,
                            _ -> {
                                throw error;
                            });
            assertThat(failure.code()).isEqualTo(ErrorCode.HANDLER_FAILED);
        }
    }

    @Test
    void aHandlerThatReturnsNoMapHasADefect() {
        Failure failure = failureOf(ONE, _ -> "text");

        assertThat(failure.code()).isEqualTo(ErrorCode.HANDLER_FAILED);
        assertThat(failure.message()).contains("returned no map");
    }

    @Test
    void storageThatIsAwayIsToBeTriedAgain() {
        Failure failure =
                failureOf(
                        ONE,
                        _ -> {
                            throw new StorageUnavailable("away", new IllegalStateException());
                        });

        assertThat(failure.code()).isEqualTo(new ErrorCode("STORAGE_UNAVAILABLE"));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aWorkerThatStopsLetsItsHandlerSaveAndTheTaskGoesOnElsewhere() {
        Engine engine = Engine.on(mount, one("script", Map.of()));
        engine.script.at(
                "a",
                context -> {
                    if (context.task().attempt() == 1) {
                        engine.worker.stopTaking();
                        context.checkCancelled();
                    }
                    return Map.of();
                });
        JobId job = engine.submit("one");
        engine.cycle();
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.DISPATCHED);
        assertThat(engine.node(job, "a").attempt()).isEqualTo(2);
        engine.dispatch();
        assertThat(engine.tasks).as("a worker that stops takes nothing").isEmpty();

        engine.worker.leave();
        engine.worker = engine.worker("worker-2");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    @Test
    void anAttemptThatWasStoppedUsesUpNoRetry() {
        Engine engine =
                Engine.on(mount, Flow.named("one").startAt("a").retries(1).task("a", "end").end());
        List<Integer> attempts = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    attempts.add(context.task().attempt());
                    if (context.task().attempt() == 1) {
                        engine.worker.stopTaking();
                        context.checkCancelled();
                    }
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        JobId job = engine.submit("one");
        engine.cycle();
        engine.worker = engine.worker("worker-2");

        engine.untilEnded(job);
        assertThat(attempts).containsExactly(1, 2, 3);
        engine.invariants.check(job);
    }

    @Test
    void storageThatFailsAHandlerThatIsToStopIsNoFaultOfTheStorage() {
        Engine engine = Engine.on(mount, ONE);
        engine.script.at(
                "a",
                _ -> {
                    engine.worker.stopTaking();
                    throw new StorageUnavailable("interrupted", new InterruptedException());
                });
        JobId job = engine.submit("one");
        engine.cycle();

        assertThat(engine.attempts(job))
                .extracting(attempt -> Objects.requireNonNull(attempt.failure()).code())
                .containsExactly(ErrorCode.WORKER_STOPPED);
    }

    @Test
    void aTaskThatIsTakenWhileTheWorkerIsToldToStopIsToldToo() {
        Engine engine = Engine.on(mount, ONE);
        JobId job = engine.submit("one");
        engine.first.cycle();
        engine.unitOfWork.meanwhile(engine.worker::stopTaking);
        engine.worker.run();
        engine.runTasks().report();

        assertThat(engine.node(job, "a").attempt()).isEqualTo(2);
    }

    @Test
    void noMoreTasksRunThanTheirQueueHasSlots() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("many")
                                .startAt("a", "b", "c", "d", "e")
                                .task("a", "end")
                                .task("b", "end")
                                .task("c", "end")
                                .queue(Examples.HEAVY)
                                .task("d", "end")
                                .task("e", "end")
                                .end());
        JobId job = engine.submit("many");

        engine.dispatch();
        engine.worker.run();
        assertThat(engine.tasks).hasSize(3);
        assertThat(engine.invariants.traces(job).queued()).hasSize(2);
        engine.runTasks();
        engine.worker.run();
        assertThat(engine.tasks).hasSize(2);

        engine.runTasks().report();
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    private Failure failureOf(WorkflowDefinition workflow, Script.Act act) {
        Engine engine = Engine.on(mount, workflow);
        engine.script.at("a", act);
        JobId job = engine.submit("one");
        engine.cycle();
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.FAILED);
        engine.invariants.check(job);
        return Objects.requireNonNull(engine.attempts(job).getFirst().failure());
    }

    private static WorkflowDefinition one(String handler, Map<String, @Nullable Object> params) {
        return Flow.named("one")
                .startAt("a")
                .retries(0)
                .handler(handler, params)
                .task("a", "end")
                .end();
    }
}
