package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.JobStore.Claimed;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link org.dagmaster.application.port.out.JobStore} and {@link
 * org.dagmaster.application.port.out.MemberStore}: who owns a job.
 */
public abstract class OwnershipContract extends StoresContract {

    private List<Claimed> claim(OwnerId owner) {
        return each().jobs().claim(owner, 10);
    }

    private boolean holds(OwnerId owner, JobId job, long epoch) {
        return each().jobs().fence(owner, Map.of(job, new Epoch(epoch))).contains(job);
    }

    @Test
    void aClaimTakesFreeJobsOldestFirst() {
        Job first = given();
        Job second = given();
        given();

        List<Claimed> claimed = each().jobs().claim(OWNER, 2);

        assertThat(claimed)
                .containsExactly(
                        new Claimed(first, new Epoch(1)), new Claimed(second, new Epoch(1)));
    }

    @Test
    void aClaimedJobComesWithItsNodes() {
        Job job = Examples.runningWith(given(), "a", new NodeState.Dispatched(1, 0, Examples.NOON));
        each().jobs().save(List.of(Examples.changeOf(job, "a")));

        assertThat(claim(OWNER)).containsExactly(new Claimed(job, new Epoch(1)));
    }

    @Test
    void whatOneOwnsNobodyElseClaims() {
        given();
        claim(OWNER);

        assertThat(claim(OTHER_OWNER)).isEmpty();
    }

    @Test
    void aJobThatIsOverIsNotClaimedAndNoLongerOwned() {
        Job job = given();
        claim(OWNER);
        Job over = Examples.completedWith(job, Map.of());
        each().jobs().save(List.of(Examples.changeOf(over)));

        assertThat(holds(OWNER, job.id(), 1)).isFalse();
        assertThat(claim(OTHER_OWNER)).isEmpty();
    }

    @Test
    void aSavedJobThatGoesOnStaysOwned() {
        Job job = given();
        claim(OWNER);
        Job running = Examples.runningWith(job, "a", new NodeState.Skipped(0));
        each().jobs().save(List.of(Examples.changeOf(running, "a")));

        assertThat(holds(OWNER, job.id(), 1)).isTrue();
    }

    @Test
    void aPausedJobIsNotClaimed() {
        Job job = given();
        Job paused =
                new Job(
                        job.id(),
                        job.workflow(),
                        JobStatus.PAUSED,
                        job.inputs(),
                        Map.of(),
                        2,
                        job.createdAt(),
                        Examples.NOON,
                        null,
                        null,
                        null);
        each().jobs().save(List.of(Examples.changeOf(paused)));

        assertThat(claim(OWNER)).isEmpty();
    }

    @Test
    void aFenceHoldsForTheOwnerAndEpochAlone() {
        Job job = given();
        claim(OWNER);

        assertThat(holds(OWNER, job.id(), 1)).isTrue();
        assertThat(holds(OWNER, job.id(), 0)).isFalse();
        assertThat(holds(OWNER, job.id(), 2)).isFalse();
        assertThat(holds(OTHER_OWNER, job.id(), 1)).isFalse();
        assertThat(holds(OWNER, Examples.newJobId(), 1)).isFalse();
    }

    @Test
    void aFenceTellsJobsApart() {
        Job kept = given();
        Job lost = given();
        claim(OWNER);

        assertThat(
                        each().jobs()
                                .fence(
                                        OWNER,
                                        Map.of(kept.id(), new Epoch(1), lost.id(), new Epoch(7))))
                .containsExactly(kept.id());
        assertThat(each().jobs().fence(OWNER, Map.of())).isEmpty();
    }

    @Test
    void aNewOwnerHasAHigherEpochAndTheOldOneWritesNoMore() {
        Job job = given();
        claim(OWNER);

        assertThat(each().jobs().releaseFrom(List.of(OWNER))).isEqualTo(1);
        assertThat(claim(OTHER_OWNER)).containsExactly(new Claimed(job, new Epoch(2)));

        assertThat(holds(OWNER, job.id(), 1)).isFalse();
        assertThat(holds(OTHER_OWNER, job.id(), 2)).isTrue();
    }

    @Test
    void anOwnerThatTakesItsOwnJobBackHasAnotherEpoch() {
        Job job = given();
        claim(OWNER);
        each().jobs().releaseFrom(List.of(OWNER));
        claim(OWNER);

        assertThat(holds(OWNER, job.id(), 1)).isFalse();
        assertThat(holds(OWNER, job.id(), 2)).isTrue();
    }

    @Test
    void onlyTheNamedOwnersLoseTheirJobs() {
        Job job = given();
        claim(OWNER);

        assertThat(each().jobs().releaseFrom(List.of(OTHER_OWNER))).isZero();
        assertThat(each().jobs().releaseFrom(List.of())).isZero();
        assertThat(holds(OWNER, job.id(), 1)).isTrue();
    }

    @Test
    void anOwnerWithoutHeartbeatExpiresOnce() {
        each().members().heartbeat(OWNER, LEASE);
        letPass(Duration.ofSeconds(9));
        assertThat(each().members().takeExpiredOwners()).isEmpty();

        letPass(Duration.ofSeconds(2));
        assertThat(each().members().takeExpiredOwners()).containsExactly(OWNER);
        assertThat(each().members().takeExpiredOwners()).isEmpty();
    }

    /** However it came about, its jobs must not wait for ever. */
    @Test
    void anOwnerOfJobsWhomNobodyKnowsHasExpired() {
        given();
        given();
        claim(OWNER);
        given();
        claim(OTHER_OWNER);
        each().members().leave(OWNER);

        assertThat(each().members().takeExpiredOwners()).containsExactly(OWNER);
        assertThat(each().jobs().releaseFrom(List.of(OWNER))).isEqualTo(2);
        assertThat(each().members().takeExpiredOwners()).isEmpty();
    }

    @Test
    void aHeartbeatRenewsTheLease() {
        each().members().heartbeat(OWNER, LEASE);
        letPass(Duration.ofSeconds(9));
        each().members().heartbeat(OWNER, LEASE);
        letPass(Duration.ofSeconds(9));

        assertThat(each().members().takeExpiredOwners()).isEmpty();
    }

    @Test
    void whoLeavesDoesNotExpire() {
        each().members().heartbeat(OWNER, LEASE);
        each().members().leave(OWNER);
        letPass(Duration.ofMinutes(1));

        assertThat(each().members().takeExpiredOwners()).isEmpty();
    }

    /** The claim counts as its first heartbeat. */
    @Test
    void whoClaimsWithoutAHeartbeatExpiresToo() {
        given();
        claim(OWNER);
        assertThat(each().members().takeExpiredOwners()).isEmpty();
        letPass(Duration.ofMinutes(1));

        assertThat(each().members().takeExpiredOwners()).containsExactly(OWNER);
    }

    @Test
    void aJobMovesFromADeadOwnerToALivingOne() {
        Job job = given();
        each().members().heartbeat(OWNER, LEASE);
        claim(OWNER);
        letPass(Duration.ofSeconds(11));

        int released = ask(s -> s.jobs().releaseFrom(s.members().takeExpiredOwners()));

        assertThat(released).isEqualTo(1);
        assertThat(claim(OTHER_OWNER)).extracting(Claimed::epoch).containsExactly(new Epoch(2));
        assertThat(holds(OTHER_OWNER, job.id(), 2)).isTrue();
    }

    @Test
    void anOwnersJobsAreTold() {
        Job mine = given();
        each().jobs().claim(OWNER, 1);
        Job theirs = given();
        each().jobs().claim(OTHER_OWNER, 1);

        assertThat(each().jobs().ownedBy(OWNER)).containsExactly(mine.id());
        assertThat(each().jobs().ownedBy(OTHER_OWNER)).containsExactly(theirs.id());
    }

    @Test
    void aSeizedJobIsFencedOffFromItsOwnerAndCanBeClaimedAnew() {
        Job job = given();
        Epoch epoch = each().jobs().claim(OWNER, 1).getFirst().epoch();

        assertThat(each().jobs().seize(job.id())).contains(job);

        assertThat(each().jobs().fence(OWNER, Map.of(job.id(), epoch))).isEmpty();
        assertThat(each().jobs().ownedBy(OWNER)).isEmpty();
        Epoch next = each().jobs().claim(OWNER, 1).getFirst().epoch();
        assertThat(next).isGreaterThan(epoch);
        assertThat(each().jobs().fence(OWNER, Map.of(job.id(), epoch))).isEmpty();
    }

    @Test
    void aJobThatIsNotThereCannotBeSeized() {
        assertThat(each().jobs().seize(Examples.newJobId())).isEmpty();
    }
}
