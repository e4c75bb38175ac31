package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.job.NodeStatus.CANCELLED;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.READY;
import static org.dagmaster.domain.job.NodeStatus.RUNNING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.junit.jupiter.api.Test;

class FanOutRetryTest {

    private static final Duration WAIT = Dags.TWO_RETRIES.initialDelay();
    private static final Failure STOPPED =
            Failure.transientFailure(ErrorCode.WORKER_STOPPED, "told to stop");

    private static Run two() {
        Map<String, String> params = Map.of("item", "${item}", "n", "${index}");
        return Run.of(Dags.startingAt("s").fanOut("s", List.of("x", "y"), params, "end").end());
    }

    private static FanOutCounts counts(Run run) {
        return ((NodeState.FanningOut) run.state("s")).counts();
    }

    private static TaskReport success(TaskId task, Run run) {
        return new TaskReport.Succeeded(task, Run.WORKER, run.now(), run.now(), Output.NONE);
    }

    @Test
    void aChildThatIsTriedAgainWaitsAndIsDispatchedWithTheSameParams() {
        Run run = two().fails("s__1", true).expect(READY, "s__1").expect(RUNNING, "s");
        assertThat(run.last().childDue()).isEqualTo(run.now().plus(WAIT));
        assertThat(counts(run)).isEqualTo(new FanOutCounts(2, 2, 0, 0));

        run.after(WAIT.minusSeconds(1)).expect(READY, "s__1");
        run.after(Duration.ofSeconds(1)).expect(DISPATCHED, "s__1");

        assertThat(run.last().dispatched())
                .singleElement()
                .satisfies(task -> assertThat(task.id().attempt()).isEqualTo(2))
                .satisfies(
                        task -> assertThat(task.params()).isEqualTo(Map.of("item", "y", "n", 1)));
    }

    @Test
    void onlyTheChildThatFailedIsDispatchedAgain() {
        Run run = two().fails("s__1", true).after(WAIT);

        run.expect(DISPATCHED, "s__0", "s__1");
        assertThat(run.state("s__0").attempt()).isEqualTo(1);
    }

    @Test
    void aChildHasAsManyRetriesAsThePolicySays() {
        Run run = two();
        for (int execution = 1; execution <= 3; execution++) {
            run.expect(RUNNING, "s").fails("s__0", true).after(WAIT);
        }

        run.expect(FAILED, "s", "s__0").expect(CANCELLED, "s__1");
    }

    @Test
    void aWorkerThatWasToldToStopCostsAChildNoRetryAndNoWait() {
        Run run = two();
        for (int stop = 0; stop < 5; stop++) {
            run.failsWith("s__0", STOPPED).expect(DISPATCHED, "s__0");
        }

        run.fails("s__0", true).expect(READY, "s__0").after(WAIT).expect(DISPATCHED, "s__0");
        assertThat(run.state("s__0").attempt()).isEqualTo(7);
    }

    @Test
    void aReportOfAChildsEarlierAttemptChangesNothing() {
        Run run = two();
        TaskId first = run.present("s__0");
        run.fails("s__0", true).after(WAIT);

        run.report(success(first, run));

        run.expect(DISPATCHED, "s__0");
        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aReportOfAChildThatWaitsChangesNothing() {
        Run run = two();
        TaskId first = run.present("s__0");
        run.fails("s__0", true);

        run.report(success(first, run)).expect(READY, "s__0");

        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aResultOfAChildThatComesTwiceCountsOnce() {
        Run run = two();
        TaskId task = run.present("s__0");
        run.succeeds("s__0");

        run.report(success(task, run));

        assertThat(counts(run)).isEqualTo(new FanOutCounts(2, 2, 1, 0));
        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aReportOfAChildWhoseFanOutHasFailedChangesNothing() {
        Run run = two();
        TaskId other = run.present("s__1");
        run.fails("s__0", false).expect(FAILED, "s");

        run.report(success(other, run)).expect(CANCELLED, "s__1");

        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void aReportOfAChildThatNeverWasChangesNothing() {
        Run run = two();

        run.report(success(new TaskId(run.job().id(), Dags.id("s__7"), 1), run));

        assertThat(run.last().changedAnything()).isFalse();
    }

    @Test
    void manyReportsInOneStepCountAllTogether() {
        Run run = two();

        run.report(success(run.present("s__1"), run), success(run.present("s__0"), run));

        run.expect(COMPLETED, "s__0", "s__1", "s", "end");
    }

    @Test
    void theFailureThatIsToldIsThatOfTheChildThatFailedForGood() {
        Run run = two().fails("s__0", true).failsWith("s__1", broken("for good"));

        assertThat(run.job().failure().message()).endsWith("child 1: for good");
    }

    private static Failure broken(String message) {
        return Failure.permanent(new ErrorCode("BROKEN"), message);
    }
}
