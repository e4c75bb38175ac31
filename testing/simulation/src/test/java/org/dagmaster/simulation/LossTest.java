package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dagmaster.application.engine.EngineSettings;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.worker.Worker;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.simulation.FaultyUnitOfWork.Fault;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that die, attempts that take too long, transactions that fail. */
class LossTest {

    private static final WorkflowDefinition TWO = Flow.chain("two", "a", "b").end();

    @TempDir Path mount;

    @Test
    void anAttemptOfALostWorkerIsTriedAgainAndItsLateResultIsNotKept() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch();
        Worker lost = engine.worker;

        outliveTheWorker(engine);
        assertThat(codes(engine, job)).containsExactly(ErrorCode.WORKER_LOST);
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.DISPATCHED);

        engine.runTasks();
        lost.run();
        engine.first.cycle();
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.DISPATCHED);

        engine.worker = engine.worker("worker-2");
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.node(job, "a").attempt()).isEqualTo(2);
        engine.invariants.check(job);
    }

    @Test
    void aWorkerThatSleptPastItsLeaseTellsItsHandlerThatTheTaskWasTaken() {
        Engine engine = Engine.on(mount, TWO);
        List<Boolean> told = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    outliveTheWorker(engine);
                    told.add(context.isCancelled());
                    engine.worker.keepAlive();
                    told.add(context.isCancelled());
                    context.checkCancelled();
                    return Map.of();
                });
        JobId job = engine.submit("two");
        engine.cycle();

        assertThat(told).containsExactly(false, true);
        assertThat(codes(engine, job)).containsExactly(ErrorCode.WORKER_LOST);
        engine.invariants.check(job);
    }

    @Test
    void aTimeoutIsFoundByTheWorker() {
        Engine engine = Engine.on(mount, TWO);
        engine.script.at(
                "a",
                context -> {
                    for (int i = 0; i < 7; i++) {
                        engine.letPass(Duration.ofSeconds(9));
                        engine.worker.keepAlive();
                        engine.first.cycle();
                        context.checkCancelled();
                    }
                    return Map.of();
                });
        JobId job = engine.submit("two");
        engine.cycle();

        assertThat(codes(engine, job)).containsExactly(ErrorCode.TIMED_OUT);
        assertThat(engine.node(job, "a").worker()).isEqualTo("worker-1");
        assertThat(engine.node(job, "a").endedAt()).isEqualTo(Examples.NOON.plusSeconds(63));
        engine.invariants.check(job);
    }

    @Test
    void aTimeoutOfADeafHandlerIsFoundByTheOrchestratorAfterTheGrace() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch();

        Duration silent = Flow.TIMEOUT.plus(Engine.SETTINGS.timeoutGrace());
        for (Duration passed = Duration.ZERO;
                passed.compareTo(silent) < 0;
                passed = passed.plusSeconds(5)) {
            engine.letPass(Duration.ofSeconds(5));
            engine.worker.keepAlive();
            engine.first.cycle();
        }
        assertThat(codes(engine, job)).isEmpty();
        engine.letPass(Duration.ofMillis(1));
        engine.first.cycle();

        assertThat(codes(engine, job)).containsExactly(ErrorCode.TIMED_OUT);
        engine.invariants.check(job);
    }

    @Test
    void aJobThatFailsTakesBackWhatIsInFlight() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("three")
                                .startAt("bad", "long", "waits", "queued")
                                .retries(0)
                                .task("bad", "end")
                                .task("long", "end")
                                .queue(Examples.HEAVY)
                                .task("waits", "end")
                                .task("queued", "end")
                                .end());
        JobId other = engine.submit("three");
        engine.script.at(
                "bad",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "no");
                });
        List<Boolean> told = new ArrayList<>();
        engine.script.at(
                "long",
                context -> {
                    engine.report();
                    told.add(context.isCancelled());
                    engine.worker.keepAlive();
                    told.add(context.isCancelled());
                    context.checkCancelled();
                    return Map.of();
                });

        engine.dispatch();
        assertThat(engine.invariants.traces(other).queued()).hasSize(1);
        engine.runTasks().report();

        assertThat(told).containsExactly(false, true);
        assertThat(engine.job(other).status()).isEqualTo(JobStatus.FAILED);
        assertThat(engine.invariants.traces(other).count()).isZero();
        engine.invariants.check(other);
    }

    @Test
    void aReportThatWasNotReadBeforeItsJobEndedIsNotLeftBehind() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("pair")
                                .startAt("bad", "good")
                                .retries(0)
                                .task("bad", "end")
                                .task("good", "end")
                                .end());
        EngineSettings s = Engine.SETTINGS;
        engine.first =
                engine.orchestrator(
                        "reads-one",
                        new EngineSettings(
                                s.lease(),
                                s.heartbeat(),
                                s.slowPoll(),
                                s.timeoutGrace(),
                                1,
                                s.capacity()));
        engine.script.at(
                "bad",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "no");
                });
        JobId job = engine.submit("pair");

        engine.cycle();

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.FAILED);
        engine.invariants.check(job);
    }

    @Test
    void aReportThatComesTwiceCountsOnce() {
        Engine engine = Engine.on(mount, TWO);
        engine.script.at(
                "a",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        JobId job = engine.submit("two");
        engine.dispatch().runTasks();
        TaskId task = new TaskId(job, Flow.id("a"), 1);
        Failure failure = Failure.transientFailure(new ErrorCode("BUSY"), "again");
        TaskReport.Failed again =
                new TaskReport.Failed(task, null, null, engine.clock.now(), failure);

        engine.worker.run();
        engine.stores().inbox().fail(List.of(again, again));
        engine.first.cycle();
        engine.stores().inbox().fail(List.of(again));
        engine.first.cycle();

        assertThat(engine.attempts(job)).hasSize(1);
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.READY);
        engine.invariants.check(job);
    }

    @Test
    void anOrchestratorsTransactionThatFailsLosesAndDoublesNothing() {
        for (Fault fault : List.of(Fault.BEFORE_COMMIT, Fault.REPLY_LOST)) {
            for (int step = 0; step < 3; step++) {
                Engine engine = Engine.on(mount, TWO);
                JobId job = engine.submit("two");
                for (int cycles = 0; cycles < step; cycles++) {
                    engine.dispatch().runTasks();
                    engine.worker.run();
                }
                engine.unitOfWork.fail(fault, 1);
                assertThatThrownBy(engine.first.orchestrator()::run)
                        .isInstanceOf(StorageUnavailable.class);
                engine.invariants.check(job);

                engine.untilEnded(job);
                assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
                assertThat(engine.attempts(job)).hasSize(2);
                engine.invariants.check(job);
            }
        }
    }

    @Test
    void anOrchestratorOutlivesALongOutageOfTheDatabase() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch().runTasks();
        engine.worker.run();

        engine.unitOfWork.fail(Fault.BEFORE_COMMIT, 2);
        assertThatThrownBy(engine.first.orchestrator()::run).isInstanceOf(StorageUnavailable.class);
        engine.unitOfWork.fail(Fault.NONE, 0);

        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aWorkersExchangeThatFailsLosesAndDoublesNothing() {
        for (Fault fault : List.of(Fault.BEFORE_COMMIT, Fault.REPLY_LOST)) {
            Engine engine = Engine.on(mount, TWO);
            JobId job = engine.submit("two");
            engine.dispatch().runTasks();
            engine.unitOfWork.fail(fault, 1);
            assertThatThrownBy(engine.worker::run).isInstanceOf(StorageUnavailable.class);

            engine.untilEnded(job);
            assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(engine.attempts(job)).hasSize(2);
            engine.invariants.check(job);
        }
    }

    @Test
    void aTaskThatWasLeasedByACommitNobodyHeardOfIsGivenBack() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.first.cycle();
        engine.unitOfWork.fail(Fault.REPLY_LOST, 1);
        assertThatThrownBy(engine.worker::run).isInstanceOf(StorageUnavailable.class);
        assertThat(engine.invariants.traces(job).leased()).hasSize(1);

        engine.worker.keepAlive();
        engine.report();
        assertThat(codes(engine, job)).containsExactly(ErrorCode.WORKER_STOPPED);

        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    @Test
    void whatAnAttemptSavedReachesTheNext() {
        Engine engine = Engine.on(mount, TWO);
        List<String> phases = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    phases.add(context.checkpoint().map(Checkpoint::phase).orElse("none"));
                    context.save(new Checkpoint("half", 1, Map.of()));
                    if (context.task().attempt() == 1) {
                        throw TaskFailure.retryable("BUSY", "not now");
                    }
                    return Map.of();
                });
        JobId job = engine.submit("two");

        engine.untilEnded(job);
        assertThat(phases).containsExactly("none", "half");
    }

    /** Time goes on past the worker's lease; the orchestrator lives on. */
    private static void outliveTheWorker(Engine engine) {
        for (int beat = 0; beat < 4; beat++) {
            engine.letPass(Engine.SETTINGS.heartbeat());
            engine.first.cycle();
        }
    }

    private static List<ErrorCode> codes(Engine engine, JobId job) {
        return engine.attempts(job).stream()
                .map(Attempt::failure)
                .filter(Objects::nonNull)
                .map(Failure::code)
                .toList();
    }

    @Test
    void whatAnAttemptSavesAfterItWasTakenAwayIsNotHandedToTheNext() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        List<Boolean> foundCheckpoints = new ArrayList<>();
        engine.script.at(
                "b",
                context -> {
                    foundCheckpoints.add(context.checkpoint().isPresent());
                    if (context.task().attempt() == 1) {
                        engine.act(job, new OperatorAction.Rerun(new NodeId("a")));
                        context.save(new Checkpoint("old", 1, Map.of()));
                    }
                    return Map.of();
                });

        engine.untilEnded(job);

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(foundCheckpoints).containsExactly(false, false);
    }
}
