package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.LeaseStore.Expired;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.ownership.OwnerId;

/**
 * What an orchestrator does by the clock: says that it lives, gives up the jobs of those that no
 * longer do, and finds attempts whose worker was lost or that are long past their timeout.
 */
public final class Housekeeping implements Cycle {

    private final OwnerId owner;
    private final Orchestrator orchestrator;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final EngineSettings settings;
    private final Doorbell bell;

    /** By this process's own clock: it only tells for how long this process was silent. */
    private Instant lastHeartbeat;

    public Housekeeping(
            OwnerId owner,
            Orchestrator orchestrator,
            UnitOfWork unitOfWork,
            Clock clock,
            EngineSettings settings,
            Doorbell bell) {
        this.owner = owner;
        this.orchestrator = orchestrator;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.settings = settings;
        this.bell = bell;
        this.lastHeartbeat = clock.now();
    }

    @Override
    public Duration run() {
        Instant now = clock.now();
        if (Duration.between(lastHeartbeat, now).compareTo(settings.lease()) > 0) {
            orchestrator.forgetAll();
            bell.ring();
        }
        Set<JobId> held = orchestrator.held();
        Tidied tidied = unitOfWork.inTransaction(stores -> tidy(stores, held));
        orchestrator.forget(tidied.lost());
        lastHeartbeat = now;
        if (tidied.hasWork()) {
            bell.ring();
        }
        return settings.heartbeat();
    }

    /**
     * What a transaction found.
     *
     * @param lost jobs in memory that are no longer this orchestrator's
     */
    private record Tidied(Set<JobId> lost, boolean hasWork) {}

    private Tidied tidy(Stores stores, Set<JobId> held) {
        stores.members().heartbeat(owner, settings.lease());
        List<OwnerId> gone = stores.members().takeExpiredOwners();
        int orphans = gone.isEmpty() ? 0 : stores.jobs().releaseFrom(gone);
        List<Expired> expired =
                held.isEmpty()
                        ? List.of()
                        : stores.leases()
                                .takeExpired(held, settings.timeoutGrace(), settings.batch());
        if (!expired.isEmpty()) {
            stores.inbox().fail(expired.stream().map(this::report).toList());
        }
        Set<JobId> lost = new HashSet<>(held);
        lost.removeAll(stores.jobs().ownedBy(owner));
        return new Tidied(lost, orphans > 0 || !expired.isEmpty());
    }

    private TaskReport.Failed report(Expired expired) {
        Lease lease = expired.lease();
        Instant now = clock.now();
        Failure failure = expired.workerLost() ? lost(lease) : late(lease);
        return new TaskReport.Failed(lease.task(), lease.worker(), lease.since(), now, failure);
    }

    /** A task that was alone is the likely cause; one that was not may be a neighbour's victim. */
    private static Failure lost(Lease lease) {
        return lease.alone()
                ? Failure.transientFailure(
                        ErrorCode.WORKER_CRASHED,
                        "worker %s died while it ran nothing but this task"
                                .formatted(lease.worker()))
                : Failure.transientFailure(
                        ErrorCode.WORKER_LOST,
                        "worker %s stopped giving signs of life".formatted(lease.worker()));
    }

    private static Failure late(Lease lease) {
        return Failure.transientFailure(
                ErrorCode.TIMED_OUT,
                "the attempt took longer than its timeout of %d s"
                        .formatted(lease.timeout().toSeconds()));
    }
}
