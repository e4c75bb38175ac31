package org.dagmaster.application.port.out;

import java.util.Collection;
import org.dagmaster.domain.workflow.QueueName;

/**
 * The other processes on the same database, to be woken when there is something for them. Call it
 * after the commit. A wake-up that is lost costs the other one's slow poll, never a job.
 */
public interface Peers {

    /** There are jobs that nobody owns, or reports of workers. */
    void jobsWait();

    /** There are tasks on these queues. */
    void tasksWait(Collection<QueueName> queues);

    /** What this process does when another one wakes it. */
    interface Ears {

        void jobsWait();

        void tasksWait(QueueName queue);

        /** What was told meanwhile was not heard: there may be anything. */
        void deafUntilNow();
    }
}
