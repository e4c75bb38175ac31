package org.dagmaster.application.engine;

import java.util.Collection;
import java.util.Set;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskMessage;

/**
 * What a worker of this process does within an orchestrator's transaction, so that from the end of
 * one node to the start of the next there is one commit and not three.
 */
public interface Companion {

    /** The jobs that it has reports of. */
    Set<JobId> jobs();

    /** Hands its reports in; the orchestrator then reads them. */
    void handIn(Stores stores);

    /**
     * Takes tasks off their queues, among them those that were just put there.
     *
     * @return what it took; it may begin that after the commit
     */
    Collection<TaskMessage> takeOut(Stores stores);
}
