package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.simulation.Parts.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that change hands. */
class TakeoverTest {

    private static final Duration PAST_LEASE = Engine.SETTINGS.lease().plusSeconds(1);
    private static final WorkflowDefinition TWO = Flow.chain("two", "a", "b").end();

    @TempDir Path mount;

    @Test
    void anOrchestratorWhoseJobWasTakenOverWritesNothingAndForgetsIt() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch().runTasks();
        Member second = engine.orchestrator("orchestrator-2");
        engine.stores().jobs().releaseFrom(List.of(new OwnerId("orchestrator-1")));
        assertThat(engine.stores().jobs().claim(new OwnerId("orchestrator-2"), 10)).hasSize(1);
        engine.worker.run();
        var before = engine.events(job);

        assertThat(engine.first.orchestrator().run()).isEqualTo(Duration.ZERO);
        assertThat(engine.events(job)).isEqualTo(before);
        assertThat(engine.first.orchestrator().held()).isEmpty();
        assertThat(engine.invariants.traces(job).reported()).hasSize(1);

        // The one that holds it in the database has never read it: a new process of that name.
        engine.stores().jobs().releaseFrom(List.of(new OwnerId("orchestrator-2")));
        engine.first = second;
        engine.untilEnded(job);
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    @Test
    void aSleeperLosesItsJobsAndForgetsEvenThoseThatEndedElsewhere() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        Member sleeper = engine.first;
        engine.dispatch();

        engine.letPass(PAST_LEASE);
        engine.first = engine.orchestrator("orchestrator-2");
        engine.worker = engine.worker("worker-2");
        engine.untilEnded(job);
        assertThat(sleeper.orchestrator().held()).containsExactly(job);

        sleeper.cycle();
        sleeper.cycle();
        assertThat(sleeper.orchestrator().held()).isEmpty();
        engine.invariants.check(job);
    }

    @Test
    void aJobOfADeadOrchestratorIsTakenOverAfterItsLease() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch().runTasks();
        engine.worker.run();
        engine.first = engine.orchestrator("orchestrator-2");
        engine.first.cycle();
        assertThat(engine.first.orchestrator().held()).isEmpty();

        engine.letPass(PAST_LEASE);
        engine.first.cycle();

        assertThat(engine.first.orchestrator().held()).containsExactly(job);
        engine.untilEnded(job);
        engine.invariants.check(job);
    }

    @Test
    void handingOverLetsAnotherGoOnAtOnce() {
        Engine engine = Engine.on(mount, TWO);
        JobId job = engine.submit("two");
        engine.dispatch().runTasks();
        engine.worker.run();
        Member second = engine.orchestrator("orchestrator-2");

        engine.first.orchestrator().handOver();
        second.orchestrator().run();

        assertThat(engine.first.orchestrator().held()).isEmpty();
        assertThat(second.orchestrator().held()).containsExactly(job);
        assertThat(engine.node(job, "a").endedAt()).isEqualTo(engine.clock.now());
    }

    @Test
    void aBrokenPinnedWorkflowEndsOnlyItsOwnJob() {
        Engine engine = Engine.on(mount, TWO, Flow.chain("broken", "a").end());
        JobId broken = engine.submit("broken");
        engine.workflows.spoil("broken");
        JobId sound = engine.submit("two");

        engine.untilEnded(broken, sound);

        assertThat(engine.job(sound).status()).isEqualTo(JobStatus.COMPLETED);
        Failure failure = engine.job(broken).failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(new ErrorCode("ENGINE_DEFECT"));
        engine.invariants.check(broken);
        assertThat(engine.views.progress(broken).status()).isEqualTo(JobStatus.FAILED);
    }
}
