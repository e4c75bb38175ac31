package org.dagmaster.application.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;

/**
 * The processes that are alive. Each writes one heartbeat row; whether it is fresh is decided by
 * the database's clock alone.
 */
public interface MemberStore {

    /** Says that the orchestrator is alive, for {@code lease} from now. */
    void heartbeat(OwnerId owner, Duration lease);

    /**
     * Says that the worker is alive, for {@code lease} from now.
     *
     * @param slots the queues that it takes from, and how many tasks of each it runs at once
     */
    void heartbeat(WorkerId worker, Map<QueueName, Integer> slots, Duration lease);

    /**
     * A worker that has not said goodbye.
     *
     * @param slots the queues that it takes from, and how many tasks of each it runs at once
     * @param aliveUntil until when it counts as alive, or did
     */
    record Worker(WorkerId id, Map<QueueName, Integer> slots, boolean isAlive, Instant aliveUntil) {
        public Worker {
            slots = Map.copyOf(slots);
        }
    }

    /** The workers, by name: those that are alive, and those that died without a goodbye. */
    List<Worker> workers();

    /** How many orchestrators are alive. */
    int orchestratorsAlive();

    /** The orchestrators whose lease has run out; they are forgotten. */
    List<OwnerId> takeExpiredOwners();

    /**
     * Forgets workers that died without a goodbye, and hold no task any more.
     *
     * @param ago how long their lease must have run out
     * @return how many
     */
    int forgetDeadWorkers(Duration ago);

    /** An orderly goodbye. */
    void leave(OwnerId owner);

    /** An orderly goodbye. */
    void leave(WorkerId worker);
}
