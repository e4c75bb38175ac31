package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.READY;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.junit.jupiter.api.Test;

class JobStepTest {

    private static WorkflowGraph oneTask() {
        return Dags.startingAt("a").task("a", "end").end();
    }

    @Test
    void aRetryableFailureWaitsInReadyUntilItsTimeAndIsThenDispatchedAgain() {
        Run run = Run.of(oneTask()).fails("a", true).expect(READY, "a");
        assertThat(run.state("a"))
                .isEqualTo(new NodeState.Ready(1, 0, run.now().plus(Duration.ofSeconds(10))));
        assertThat(JobStep.nextDue(run.job())).isEqualTo(run.now().plusSeconds(10));

        run.after(Duration.ofSeconds(9)).expect(READY, "a");
        run.after(Duration.ofSeconds(1)).expect(DISPATCHED, "a");

        assertThat(run.last().dispatched())
                .singleElement()
                .satisfies(task -> assertThat(task.id().attempt()).isEqualTo(2));
    }

    @Test
    void maxAttemptsCountsRetriesAfterTheFirstTry() {
        Run run = Run.of(oneTask());
        for (int execution = 1; execution <= 3; execution++) {
            run.expect(DISPATCHED, "a").fails("a", true).after(Duration.ofSeconds(10));
        }

        run.expect(FAILED, "a");
        assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(run.state("a").attempt()).isEqualTo(3);
    }

    @Test
    void whatTryingAgainCannotMendIsNotTriedAgain() {
        Run run = Run.of(oneTask()).fails("a", false);

        run.expect(FAILED, "a");
        assertThat(run.job().failure().code().value()).isEqualTo("BROKEN");
    }

    @Test
    void aWorkerThatWasToldToStopCostsNoRetry() {
        Failure stopped = Failure.transientFailure(ErrorCode.WORKER_STOPPED, "told to stop");
        Run run = Run.of(oneTask());
        for (int stop = 0; stop < 5; stop++) {
            run.failsWith("a", stopped).expect(DISPATCHED, "a");
        }
    }

    @Test
    void aReportOfAnEarlierAttemptChangesNothing() {
        Run run = Run.of(oneTask());
        TaskId first = run.present("a");
        run.fails("a", true).after(Duration.ofSeconds(10));

        run.report(new TaskReport.Succeeded(first, Run.WORKER, run.now(), run.now(), Output.NONE));

        run.expect(DISPATCHED, "a");
        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aResultThatComesTwiceCountsOnce() {
        Run run = Run.of(Dags.startingAt("a").task("a", "b").task("b", "end").end());
        TaskId task = run.present("a");
        run.succeeds("a");

        run.report(new TaskReport.Succeeded(task, Run.WORKER, run.now(), run.now(), Output.NONE));

        run.expect(COMPLETED, "a").expect(DISPATCHED, "b");
        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aResultWithoutAReportOfTheStartStillTellsTheStart() {
        Run run = Run.of(oneTask()).succeeds("a");

        assertThat(typesOf(run.events()))
                .containsSubsequence(
                        EventType.NODE_DISPATCHED,
                        EventType.NODE_STARTED,
                        EventType.NODE_COMPLETED);
    }

    @Test
    void aReportedStartIsNotToldAgainByTheResult() {
        Run run = Run.of(oneTask()).starts("a").expect(RUNNING, "a").succeeds("a");

        assertThat(typesOf(run.events())).containsOnlyOnce(EventType.NODE_STARTED);
    }

    @Test
    void eventsAreNumberedWithoutGapsAfterTheSubmission() {
        Run run = Run.of(oneTask()).fails("a", true).after(Duration.ofSeconds(10)).succeeds("a");

        assertThat(run.events())
                .extracting(JobEvent::seq)
                .isEqualTo(LongStream.rangeClosed(2, run.job().lastEvent()).boxed().toList());
    }

    @Test
    void everyMoveOfANodeHasItsEvent() {
        Run run = Run.of(oneTask()).fails("a", true).after(Duration.ofSeconds(10)).succeeds("a");

        assertThat(typesOf(run.events()))
                .containsExactly(
                        EventType.JOB_STARTED,
                        EventType.NODE_READY,
                        EventType.NODE_COMPLETED,
                        EventType.NODE_READY,
                        EventType.NODE_DISPATCHED,
                        EventType.NODE_STARTED,
                        EventType.NODE_FAILED,
                        EventType.NODE_RETRIED,
                        EventType.NODE_DISPATCHED,
                        EventType.NODE_STARTED,
                        EventType.NODE_COMPLETED,
                        EventType.NODE_READY,
                        EventType.NODE_COMPLETED,
                        EventType.JOB_COMPLETED);
    }

    @Test
    void aJobThatCannotGoOnIsEndedWithTheCause() {
        Run run = Run.of(oneTask());
        Failure cause = Failure.permanent(new ErrorCode("ENGINE_DEFECT"), "no such workflow");

        JobStep step = JobStep.abandon(run.job(), cause, run.now());

        assertThat(step.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(step.givenUp()).containsExactly(run.present("a"));
    }

    private static List<EventType> typesOf(List<JobEvent> events) {
        return events.stream().map(JobEvent::type).toList();
    }
}
