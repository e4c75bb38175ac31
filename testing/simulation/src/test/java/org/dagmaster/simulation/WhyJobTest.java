package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.explanation.WaitReason;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.simulation.FaultyUnitOfWork.Fault;
import org.dagmaster.simulation.Parts.Member;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job as a whole waits for, after steps of the real engine. */
class WhyJobTest {

    private static final Duration PAST_LEASE = Engine.SETTINGS.lease().plusSeconds(1);

    @TempDir Path mount;

    private Engine chain() {
        return Engine.on(mount, Flow.chain("chain", "a", "b").end());
    }

    @Test
    void aSubmittedJobWaitsForAnOrchestrator() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.letPass(Duration.ofSeconds(4));

        assertThat(Why.in(engine).why(job).status()).isEqualTo(JobStatus.PENDING);
        assertThat(Why.waits(engine, job))
                .containsExactly(
                        new Wait(
                                null,
                                WaitReason.NO_OWNER,
                                "no orchestrator has taken the job yet, 4 s after it was submitted; 1 is alive, and the first that has room takes it",
                                Examples.NOON));
    }

    @Test
    void whereNoOrchestratorIsAliveItIsToldWhatToStart() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.letPass(PAST_LEASE);

        assertThat(Why.ofJob(engine, job).sentence())
                .endsWith("and none is alive; start one with `dagmaster serve`");
    }

    @Test
    void aJobWhoseOrchestratorDiedWaitsForAnother() {
        Engine engine = chain();
        Member second = engine.orchestrator("orchestrator-2");
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.letPass(Duration.ofSeconds(6));
        second.housekeeping().run();
        engine.letPass(Duration.ofSeconds(6));

        assertThat(Why.ofJob(engine, job))
                .isEqualTo(
                        new Wait(
                                null,
                                WaitReason.DEAD_OWNER,
                                "orchestrator 'orchestrator-1', which owns the job, has counted as dead for 2 s; another one takes the job over within seconds",
                                Examples.NOON.plusSeconds(10)));

        second.housekeeping().run();
        assertThat(Why.ofJob(engine, job).reason()).isEqualTo(WaitReason.NO_OWNER);
        second.orchestrator().run();
        assertThat(Why.waits(engine, job)).extracting(Wait::node).doesNotContainNull();
    }

    @Test
    void aJobWhoseOrchestratorDiedAloneTellsToStartOne() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.letPass(PAST_LEASE);

        assertThat(Why.ofJob(engine, job).sentence())
                .endsWith("and no other is alive; start one with `dagmaster serve`");
    }

    @Test
    void aJobThatWasHandedOverHasNoOrchestratorUntilItIsClaimed() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.first.orchestrator().handOver();

        assertThat(Why.ofJob(engine, job))
                .isEqualTo(
                        new Wait(
                                null,
                                WaitReason.NO_OWNER,
                                "the job has no orchestrator at the moment, and none is alive; start one with `dagmaster serve`",
                                null));
    }

    @Test
    void aPausedJobTellsByWhomAndHowToResumeIt() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.first.cycle();
        engine.act(job, new OperatorAction.Pause());
        engine.act(job, new OperatorAction.Resume());
        engine.letPass(Duration.ofSeconds(1));
        engine.operations.act(
                new OperateJob.Request(
                        job, new OperatorAction.Pause(), "olaf", "the disk is full", false));
        engine.letPass(Duration.ofSeconds(90));

        assertThat(Why.ofJob(engine, job))
                .isEqualTo(
                        new Wait(
                                null,
                                WaitReason.PAUSED,
                                "'olaf' paused the job 1 min 30 s ago (the disk is full); resume it with `dagmaster job resume %s`; what runs goes on, and nothing else starts until then"
                                        .formatted(job),
                                Examples.NOON.plusSeconds(1)));

        engine.act(job, new OperatorAction.Resume());
        assertThat(Why.ofJob(engine, job).reason()).isEqualTo(WaitReason.NO_OWNER);
    }

    @Test
    void aCompletedJobTellsWhatCanBeDoneNext() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.cycle().cycle();
        engine.letPass(Duration.ofSeconds(3));

        assertThat(Why.waits(engine, job))
                .singleElement()
                .isEqualTo(
                        new Wait(
                                null,
                                WaitReason.ENDED,
                                "the job completed 3 s ago; run it again from a node with `dagmaster job rerun %s NODE` or submit it again with `dagmaster job resubmit %s`"
                                        .formatted(job, job),
                                Examples.NOON));
    }

    @Test
    void aFailedJobTellsTheCause() {
        Engine engine = chain();
        engine.script.at(
                "a",
                _ -> {
                    throw TaskFailure.permanent("BROKEN", "There is no blob 'a.tif'.");
                });
        JobId job = engine.submit("chain");
        engine.cycle();

        assertThat(Why.ofJob(engine, job).sentence())
                .startsWith(
                        "the job failed 0 s ago with BROKEN: node 'a': There is no blob 'a.tif'; try what failed again with ");
        assertThat(Why.waits(engine, job)).hasSize(1);
    }

    @Test
    void aCancelledJobTellsByWhom() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        engine.act(job, new OperatorAction.Cancel());
        engine.letPass(Duration.ofMinutes(61));

        assertThat(Why.waits(engine, job)).hasSize(1);
        assertThat(Why.ofJob(engine, job).sentence())
                .startsWith("'olga' cancelled the job 1 h 1 min ago; take it up again with ");
    }

    @Test
    void aJobWhoseWorkflowCannotBeReadIsExplainedAsAWhole() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.workflows.spoil("chain");

        assertThat(Why.waits(engine, job))
                .extracting(Wait::reason)
                .containsExactly(WaitReason.NO_OWNER);
        engine.first.cycle();
        assertThat(Why.ofJob(engine, job).sentence()).contains("its workflow cannot be read");
    }

    @Test
    void askingChangesNothing() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.dispatch();
        var events = engine.events(job);

        assertThat(Why.waits(engine, job)).isEqualTo(Why.waits(engine, job));

        assertThat(engine.events(job)).isEqualTo(events);
        engine.invariants.check(job);
    }

    @Test
    void aJobThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> Why.in(chain()).why(Examples.newJobId()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo("JOB_NOT_FOUND"));
    }

    @Test
    void aDatabaseThatIsAwayIsToldInWords() {
        Engine engine = chain();
        JobId job = engine.submit("chain");
        engine.unitOfWork.fail(Fault.BEFORE_COMMIT, 1);

        assertThatThrownBy(() -> Why.in(engine).why(job))
                .isInstanceOf(Refused.class)
                .hasCauseInstanceOf(StorageUnavailable.class);
    }
}
