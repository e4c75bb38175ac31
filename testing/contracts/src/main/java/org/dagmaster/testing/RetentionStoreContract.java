package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.RetentionStore}. */
public abstract class RetentionStoreContract extends StoresContract {

    private static final NodeId SPLIT = new NodeId("split");
    private static final Instant LIMIT = Examples.NOON.plus(Duration.ofDays(90));

    private Job given(Job job, String key) {
        each().jobs().insert(Examples.submissionOf(job, key, "hash"));
        return job;
    }

    /** A job that ended so long before the limit. */
    private JobId ended(Duration ago) {
        Job job = Examples.endedAt(Examples.submittedJob(), LIMIT.minus(ago));
        return given(job, job.id().toString()).id();
    }

    /** Everything that can be kept of a job; what should not be there once it ended as well. */
    private void fill(JobId job) {
        TaskId task = Examples.task(job, "a");
        TaskId other = Examples.task(job, "b");
        each().children()
                .save(
                        List.of(
                                new ChildRow(
                                        job, new ChildId(SPLIT, 0), new NodeState.Cancelled(1))));
        each().attempts().append(List.of(new Attempt(task, null, null, Examples.NOON, null)));
        each().queue().put(List.of(Examples.message(task, Examples.LIGHT)));
        takeAll(Examples.WORKER, Examples.LIGHT);
        each().checkpoints().save(Examples.WORKER, task, new Checkpoint("tiles", 3, Map.of()));
        each().events().append(List.of(Examples.event(job, 1), Examples.event(job, 2)));
        each().queue().put(List.of(Examples.message(other, Examples.HEAVY)));
        each().inbox().fail(List.of(Examples.failed(task, null)));
    }

    @Test
    void anOldJobGoesWithAllThatIsKeptOfIt() {
        Job running =
                Examples.runningWith(Examples.submittedJob(), "a", new NodeState.Cancelled(1));
        JobId job = given(Examples.endedAt(running, LIMIT.minusSeconds(1)), "key").id();
        fill(job);

        assertThat(each().retention().deleteEnded(LIMIT, 10)).containsExactly(job);

        assertThat(each().jobs().find(job)).isEmpty();
        assertThat(each().children().count(new FanOut(job, SPLIT))).isEmpty();
        assertThat(each().attempts().of(job, List.of(new NodeId("a")))).isEmpty();
        assertThat(each().checkpoints().newest(job, new NodeId("a"))).isEmpty();
        assertThat(each().events().read(job, 0, 10)).isEmpty();
        assertThat(each().inbox().take(List.of(job), 10)).isEmpty();
        assertThat(takeAll(Examples.WORKER)).isEmpty();
        // Neither its key nor its nodes are in the way of another.
        Job again = Job.submitted(job, Examples.WORKFLOW, Map.of(), Examples.NOON);
        assertThat(each().jobs().insert(Examples.submissionOf(again, "key", "other"))).isEmpty();
        assertThat(each().jobs().find(job)).contains(again);
    }

    @Test
    void allElseStays() {
        JobId live = given().id();
        JobId young = ended(Duration.ZERO);
        JobId old = ended(Duration.ofDays(1));
        List.of(live, young, old).forEach(this::fill);

        assertThat(each().retention().deleteEnded(LIMIT, 10)).containsExactly(old);

        for (JobId job : List.of(live, young)) {
            assertThat(each().jobs().find(job)).isPresent();
            assertThat(each().children().count(new FanOut(job, SPLIT))).isNotEmpty();
            assertThat(each().attempts().of(job, List.of(new NodeId("a")))).hasSize(1);
            assertThat(each().checkpoints().newest(job, new NodeId("a"))).isPresent();
            assertThat(each().events().read(job, 0, 10)).hasSize(2);
            assertThat(each().inbox().take(List.of(job), 10)).hasSize(1);
        }
        assertThat(takeAll(Examples.WORKER)).hasSize(2);
    }

    @Test
    void everyEndIsOne() {
        for (JobStatus status : JobStatus.values()) {
            Job job = Examples.submittedJob();
            given(
                    status.isTerminal()
                            ? Examples.endedAs(job, status, LIMIT.minusSeconds(1))
                            : job,
                    status.name());
        }

        assertThat(each().retention().countEnded(LIMIT)).isEqualTo(3);
        assertThat(each().retention().deleteEnded(LIMIT, 10)).hasSize(3);
        assertThat(each().retention().countEnded(LIMIT)).isZero();
        assertThat(each().jobs().list(null, null, 10).jobs()).hasSize(3);
    }

    @Test
    void aFewAtATimeThoseThatEndedFirst() {
        List<JobId> jobs =
                IntStream.rangeClosed(1, 5).mapToObj(n -> ended(Duration.ofDays(n))).toList();

        assertThat(each().retention().deleteEnded(LIMIT, 2))
                .containsExactly(jobs.get(4), jobs.get(3));
        assertThat(each().retention().deleteEnded(LIMIT, 2))
                .containsExactly(jobs.get(2), jobs.get(1));
        assertThat(each().retention().deleteEnded(LIMIT, 2)).containsExactly(jobs.get(0));
        assertThat(each().retention().deleteEnded(LIMIT, 2)).isEmpty();
    }

    @Test
    void whoseOutputsAreLeftIsKnownUntilTheyAreForgotten() {
        JobId first = ended(Duration.ofDays(2));
        JobId second = ended(Duration.ofDays(1));
        assertThat(each().retention().outputsLeft(10)).isEmpty();

        each().retention().deleteEnded(LIMIT, 10);
        assertThat(each().retention().outputsLeft(10)).containsExactlyInAnyOrder(first, second);
        assertThat(each().retention().outputsLeft(1)).hasSize(1);

        each().retention().outputsForgotten(List.of(first, Examples.newJobId()));
        assertThat(each().retention().outputsLeft(10)).containsExactly(second);
    }

    @Test
    void aDeletionThatIsTakenBackNeverWas() {
        JobId job = ended(Duration.ofDays(1));
        fill(job);

        assertThatThrownBy(() ->
                        ask(stores -> {
                            stores.retention().deleteEnded(LIMIT, 10);
                            throw new IllegalStateException("taken back");
                        }))
                .hasMessage("taken back");

        assertThat(each().jobs().find(job)).isPresent();
        assertThat(each().events().read(job, 0, 10)).hasSize(2);
        assertThat(each().retention().outputsLeft(10)).isEmpty();
    }

    @Test
    void noDayGoesInWhichAJobThatIsKeptHasEvents() {
        JobId live = given().id();
        each().events().append(List.of(Examples.event(live, 1), Examples.event(live, 2)));

        assertThat(each().retention().dropDay(LIMIT)).isFalse();

        assertThat(each().events().read(live, 0, 10)).hasSize(2);
    }
}
