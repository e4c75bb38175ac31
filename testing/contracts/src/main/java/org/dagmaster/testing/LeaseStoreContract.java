package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.LeaseStore.Expired;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.LeaseStore}. */
public abstract class LeaseStoreContract extends StoresContract {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Progress HALF = new Progress(1, 2, "warping \u00e9 \u0000");

    private List<Expired> expired(JobId... jobs) {
        return each().leases().takeExpired(List.of(jobs), GRACE, 100);
    }

    private void keepAlive(WorkerId worker) {
        each().members().heartbeat(worker, SLOTS, Duration.ofDays(1));
    }

    @Test
    void theNewestProgressIsKeptForTheHolderAlone() {
        TaskId task = givenLeased("a", Examples.WORKER);
        TaskId unknown = Examples.task(Examples.newJobId(), "b");
        each().leases().progress(Examples.WORKER, Map.of(task, new Progress(0, 2, "begins")));
        each().leases().progress(Examples.WORKER, Map.of(task, HALF, unknown, HALF));
        each().leases().progress(Examples.OTHER_WORKER, Map.of(task, new Progress(2, 2, "")));
        each().leases().progress(Examples.WORKER, Map.of());

        assertThat(each().leases().of(task.job()))
                .extracting(Lease::progress)
                .containsExactly(HALF);
        assertThat(each().leases().of(unknown.job())).isEmpty();
    }

    @Test
    void whatAWorkerHoldsIsTold() {
        TaskId mine = givenLeased("a", Examples.WORKER);
        givenLeased("b", Examples.OTHER_WORKER);

        assertThat(each().leases().heldBy(Examples.WORKER)).containsExactly(mine);
        assertThat(each().leases().heldBy(new WorkerId("unknown"))).isEmpty();
    }

    @Test
    void aRevokedLeaseIsGoneAndAMissingOnePassedOver() {
        TaskId revoked = givenLeased("a", Examples.WORKER);
        TaskId kept = givenLeased("b", Examples.WORKER);

        each().leases().revoke(List.of(revoked, Examples.task(Examples.newJobId(), "c")));
        each().leases().revoke(List.of());

        assertThat(each().leases().heldBy(Examples.WORKER)).containsExactly(kept);
    }

    @Test
    void aLeaseOfALivingWorkerWithinItsTimeStays() {
        TaskId task = givenLeased("a", Examples.WORKER);
        letPass(Duration.ofSeconds(9));

        assertThat(expired(task.job())).isEmpty();
    }

    @Test
    void theTimeOfALeaseThatItsHolderRenewsBeginsAgain() {
        TaskId task = givenLeased("a", Examples.WORKER);
        TaskId other = givenLeased("b", Examples.WORKER);
        keepAlive(Examples.WORKER);
        letPass(Duration.ofSeconds(311));
        each().leases().renew(Examples.WORKER, task);
        each().leases().renew(Examples.OTHER_WORKER, other);

        assertThat(expired(task.job())).isEmpty();
        assertThat(expired(other.job())).hasSize(1);
    }

    @Test
    void aLeaseIsLostWithItsWorker() {
        TaskId task = givenLeased("a", Examples.WORKER);
        letPass(Duration.ofSeconds(11));

        List<Expired> expired = expired(task.job());

        assertThat(expired).extracting(Expired::workerLost).containsExactly(true);
        assertThat(expired.getFirst().lease().task()).isEqualTo(task);
        assertThat(expired.getFirst().lease().worker()).isEqualTo(Examples.WORKER);
        assertThat(expired(task.job())).isEmpty();
        assertThat(each().leases().of(task.job())).isEmpty();
    }

    @Test
    void aWorkerThatHasLeftIsLost() {
        TaskId task = givenLeased("a", Examples.WORKER);
        each().members().leave(Examples.WORKER);

        assertThat(expired(task.job())).extracting(Expired::workerLost).containsExactly(true);
    }

    @Test
    void aHeartbeatKeepsAWorkersLeases() {
        TaskId task = givenLeased("a", Examples.WORKER);
        letPass(Duration.ofSeconds(9));
        each().members().heartbeat(Examples.WORKER, SLOTS, LEASE);
        letPass(Duration.ofSeconds(9));

        assertThat(expired(task.job())).isEmpty();
    }

    @Test
    void aLeaseEndsWithItsTimeoutAndGrace() {
        TaskId task = givenLeased("a", Examples.WORKER);
        keepAlive(Examples.WORKER);
        letPass(Duration.ofSeconds(304));
        assertThat(expired(task.job())).isEmpty();

        letPass(Duration.ofSeconds(2));
        assertThat(expired(task.job())).extracting(Expired::workerLost).containsExactly(false);
    }

    @Test
    void onlyTheGivenJobsAreLookedAtAndNoMoreThanTheLimit() {
        TaskId one = givenLeased("a", Examples.WORKER);
        TaskId two = givenLeased("b", Examples.WORKER);
        TaskId others = givenLeased("c", Examples.WORKER);
        letPass(Duration.ofSeconds(11));
        List<JobId> mine = List.of(one.job(), two.job());

        assertThat(each().leases().takeExpired(List.of(), GRACE, 10)).isEmpty();
        assertThat(each().leases().takeExpired(mine, GRACE, 1)).hasSize(1);
        assertThat(each().leases().takeExpired(mine, GRACE, 10)).hasSize(1);
        assertThat(each().leases().heldBy(Examples.WORKER)).containsExactly(others);
    }
}
