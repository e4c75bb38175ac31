package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.TaskInbox}. */
public abstract class TaskInboxContract extends StoresContract {

    private List<TaskReport> reportsOf(JobId... jobs) {
        return each().inbox().take(List.of(jobs), 100);
    }

    @Test
    void aFinishGivesBackTheLeaseAndKeepsTheReport() {
        TaskId good = givenLeased("a", Examples.WORKER);
        TaskId bad = givenLeased("b", Examples.WORKER);
        TaskReport succeeded = Examples.succeeded(good, Examples.WORKER);
        TaskReport failed = Examples.failed(bad, Examples.WORKER);

        assertThat(each().inbox().finish(Examples.WORKER, List.of(succeeded, failed)))
                .containsExactlyInAnyOrder(good, bad);

        assertThat(each().leases().heldBy(Examples.WORKER)).isEmpty();
        assertThat(reportsOf(good.job(), bad.job())).containsExactly(succeeded, failed);
    }

    @Test
    void aLateFinishIsNotKept() {
        TaskId late = givenLeased("a", Examples.WORKER);
        TaskId held = givenLeased("b", Examples.WORKER);
        each().leases().revoke(List.of(late));

        Set<TaskId> kept =
                each().inbox()
                        .finish(
                                Examples.WORKER,
                                List.of(
                                        Examples.succeeded(late, Examples.WORKER),
                                        Examples.succeeded(held, Examples.WORKER)));

        assertThat(kept).containsExactly(held);
        assertThat(reportsOf(late.job())).isEmpty();
        assertThat(reportsOf(held.job())).hasSize(1);
    }

    @Test
    void aFinishOfAnothersTaskIsNotKept() {
        TaskId task = givenLeased("a", Examples.WORKER);
        TaskReport report = Examples.succeeded(task, Examples.OTHER_WORKER);

        assertThat(each().inbox().finish(Examples.OTHER_WORKER, List.of(report))).isEmpty();
        assertThat(reportsOf(task.job())).isEmpty();
        assertThat(each().leases().heldBy(Examples.WORKER)).containsExactly(task);
    }

    @Test
    void theSameFinishTwiceIsKeptOnce() {
        TaskId task = givenLeased("a", Examples.WORKER);
        List<TaskReport> report = List.of(Examples.succeeded(task, Examples.WORKER));
        each().inbox().finish(Examples.WORKER, report);

        assertThat(each().inbox().finish(Examples.WORKER, report)).isEmpty();
        assertThat(reportsOf(task.job())).hasSize(1);
    }

    @Test
    void aStartIsKeptWhileTheLeaseIsHeld() {
        TaskId held = givenLeased("a", Examples.WORKER);
        TaskId lost = givenLeased("b", Examples.WORKER);
        each().leases().revoke(List.of(lost));

        each().inbox()
                .started(
                        Examples.WORKER,
                        List.of(
                                Examples.started(held, Examples.WORKER),
                                Examples.started(lost, Examples.WORKER)));

        assertThat(reportsOf(held.job(), lost.job()))
                .containsExactly(Examples.started(held, Examples.WORKER));
        assertThat(each().leases().heldBy(Examples.WORKER)).containsExactly(held);
    }

    @Test
    void anOrchestratorsFindingNeedsNoLease() {
        TaskId task = Examples.task(Examples.newJobId(), "a");
        TaskReport.Failed untaken = Examples.failed(task, null);
        each().inbox().fail(List.of(untaken));

        assertThat(reportsOf(task.job())).containsExactly(untaken);
    }

    @Test
    void reportsAreTakenOnceInOrderOfArrival() {
        JobId job = Examples.newJobId();
        List<TaskReport.Failed> reports =
                List.of("c", "a", "b").stream()
                        .map(node -> Examples.failed(Examples.task(job, node), null))
                        .toList();
        reports.forEach(report -> each().inbox().fail(List.of(report)));

        assertThat(each().inbox().take(List.of(job), 2))
                .containsExactly(reports.get(0), reports.get(1));
        assertThat(each().inbox().take(List.of(job), 2)).containsExactly(reports.get(2));
        assertThat(each().inbox().take(List.of(job), 2)).isEmpty();
    }

    @Test
    void onlyReportsOfTheGivenJobsAreTaken() {
        TaskId mine = Examples.task(Examples.newJobId(), "a");
        TaskId others = Examples.task(Examples.newJobId(), "a");
        each().inbox().fail(List.of(Examples.failed(others, null), Examples.failed(mine, null)));

        assertThat(reportsOf(mine.job())).containsExactly(Examples.failed(mine, null));
        assertThat(reportsOf()).isEmpty();
        assertThat(reportsOf(others.job())).containsExactly(Examples.failed(others, null));
    }

    @Test
    void nothingIsNothing() {
        assertThat(each().inbox().finish(Examples.WORKER, List.of())).isEmpty();
        each().inbox().started(Examples.WORKER, List.of());
        each().inbox().fail(List.of());

        assertThat(reportsOf(Examples.newJobId())).isEmpty();
    }

    @Test
    void whatIsReportedOfAttemptsThatAreGivenUpIsThrownAway() {
        TaskId givenUp = givenLeased("a", Examples.WORKER);
        TaskId other = givenLeased("b", Examples.WORKER);
        each().inbox()
                .started(Examples.WORKER, List.of(Examples.started(givenUp, Examples.WORKER)));
        each().inbox()
                .finish(
                        Examples.WORKER,
                        List.of(
                                Examples.succeeded(givenUp, Examples.WORKER),
                                Examples.succeeded(other, Examples.WORKER)));

        each().inbox().discard(List.of(givenUp));

        assertThat(reportsOf(givenUp.job(), other.job()))
                .containsExactly(Examples.succeeded(other, Examples.WORKER));
    }
}
