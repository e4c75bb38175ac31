package org.dagmaster.application.port.out;

import java.time.Duration;
import java.util.List;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;

/**
 * The processes that are alive. Each writes one heartbeat row; whether it is fresh is decided by
 * the database's clock alone.
 */
public interface MemberStore {

    /** Says that the orchestrator is alive, for {@code lease} from now. */
    void heartbeat(OwnerId owner, Duration lease);

    /** Says that the worker is alive, for {@code lease} from now. */
    void heartbeat(WorkerId worker, Duration lease);

    /** The orchestrators whose lease has run out; they are forgotten. */
    List<OwnerId> takeExpiredOwners();

    /** An orderly goodbye. */
    void leave(OwnerId owner);

    /** An orderly goodbye. */
    void leave(WorkerId worker);
}
