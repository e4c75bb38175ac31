package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.port.out.JobStore.Holder;
import org.dagmaster.application.port.out.MemberStore.Worker;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link org.dagmaster.application.port.out.MemberStore}: who is alive, what they
 * do, and who of them holds a job. When owners expire is in {@link OwnershipContract}.
 */
public abstract class MemberStoreContract extends StoresContract {

    private static final Duration PAST_LEASE = LEASE.plusSeconds(1);

    private void heartbeat(WorkerId worker) {
        each().members().heartbeat(worker, SLOTS, LEASE);
    }

    private void heartbeat(OwnerId owner) {
        each().members().heartbeat(owner, LEASE);
    }

    @Test
    void workersAreToldByNameWithWhatTheyServe() {
        each().members().heartbeat(Examples.OTHER_WORKER, Map.of(Examples.HEAVY, 7), LEASE);
        heartbeat(Examples.WORKER);

        assertThat(each().members().workers())
                .extracting(Worker::id, Worker::slots, Worker::isAlive)
                .containsExactly(
                        tuple(Examples.WORKER, SLOTS, true),
                        tuple(Examples.OTHER_WORKER, Map.of(Examples.HEAVY, 7), true));
    }

    @Test
    void theNewestHeartbeatTellsWhatAWorkerServes() {
        heartbeat(Examples.WORKER);
        each().members().heartbeat(Examples.WORKER, Map.of(), LEASE);

        assertThat(each().members().workers()).extracting(Worker::slots).containsExactly(Map.of());
    }

    @Test
    void aWorkerWhoseLeaseRanOutIsStillToldAndNotAlive() {
        heartbeat(Examples.WORKER);
        letPass(PAST_LEASE);
        heartbeat(Examples.OTHER_WORKER);

        assertThat(each().members().workers())
                .extracting(Worker::isAlive)
                .containsExactly(false, true);
        var workers = each().members().workers();
        assertThat(
                        Duration.between(
                                workers.getFirst().aliveUntil(), workers.getLast().aliveUntil()))
                .isGreaterThanOrEqualTo(PAST_LEASE);
    }

    @Test
    void aWorkerThatSaidGoodbyeIsNotTold() {
        heartbeat(Examples.WORKER);
        each().members().leave(Examples.WORKER);

        assertThat(each().members().workers()).isEmpty();
    }

    @Test
    void workersThatAreLongDeadAreForgotten() {
        heartbeat(Examples.WORKER);
        letPass(PAST_LEASE);
        assertThat(each().members().forgetDeadWorkers(Duration.ofDays(1))).isZero();
        letPass(Duration.ofDays(1));
        heartbeat(Examples.OTHER_WORKER);

        assertThat(each().members().forgetDeadWorkers(Duration.ofDays(1))).isEqualTo(1);

        assertThat(each().members().workers())
                .extracting(Worker::id)
                .containsExactly(Examples.OTHER_WORKER);
    }

    @Test
    void aDeadWorkerThatHoldsATaskStaysKnown() {
        TaskId task = givenLeased("a", Examples.WORKER);
        letPass(Duration.ofDays(2));
        assertThat(each().members().forgetDeadWorkers(Duration.ofDays(1))).isZero();

        each().leases().revoke(List.of(task));

        assertThat(each().members().forgetDeadWorkers(Duration.ofDays(1))).isEqualTo(1);
    }

    @Test
    void onlyOrchestratorsThatAreAliveAreCounted() {
        assertThat(each().members().orchestratorsAlive()).isZero();
        heartbeat(OWNER);
        heartbeat(OTHER_OWNER);
        heartbeat(Examples.WORKER);
        assertThat(each().members().orchestratorsAlive()).isEqualTo(2);

        each().members().leave(OTHER_OWNER);
        assertThat(each().members().orchestratorsAlive()).isEqualTo(1);
        letPass(PAST_LEASE);
        assertThat(each().members().orchestratorsAlive()).isZero();
    }

    @Test
    void aJobThatNobodyOwnsHasNoHolder() {
        assertThat(each().jobs().holder(given().id())).isEmpty();
        assertThat(each().jobs().holder(Examples.newJobId())).isEmpty();
    }

    @Test
    void theHolderOfAJobIsAliveUntilItsLeaseRunsOut() {
        JobId job = givenOwned();
        Holder before = holder(job);
        letPass(PAST_LEASE);
        Holder after = holder(job);

        assertThat(before.owner()).isEqualTo(OWNER);
        assertThat(before.isAlive()).isTrue();
        assertThat(before.aliveUntil()).isNotNull();
        assertThat(after.owner()).isEqualTo(OWNER);
        assertThat(after.isAlive()).isFalse();
        assertThat(after.aliveUntil()).isNotNull();
    }

    @Test
    void aHolderThatSaidGoodbyeIsNotAliveAndHasNoLease() {
        JobId job = givenOwned();
        each().members().leave(OWNER);

        assertThat(each().jobs().holder(job))
                .isEqualTo(Optional.of(new Holder(OWNER, false, null)));
    }

    private Holder holder(JobId job) {
        return each().jobs().holder(job).orElseThrow();
    }

    private JobId givenOwned() {
        JobId job = given().id();
        heartbeat(OWNER);
        each().jobs().claim(OWNER, 1);
        return job;
    }
}
