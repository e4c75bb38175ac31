package org.dagmaster.application.engine;

import java.util.Collection;
import java.util.function.Consumer;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.QueueName;

/**
 * The wake-ups. Within this process they are method calls; other processes hear of what concerns
 * them too.
 *
 * @param orchestrator rings when there are new jobs or reports
 * @param tasks rings when there are tasks on a queue
 * @param jobs tells who watches a job that it may have changed
 * @param ended is told of each job that ended, after the commit
 * @param peers the other processes
 */
public record Signals(
        Doorbell orchestrator,
        Doorbell tasks,
        JobSignals jobs,
        Consumer<JobId> ended,
        Peers peers) {

    /** There are jobs that nobody owns, or reports of workers. */
    public void jobsWait() {
        orchestrator.ring();
        peers.jobsWait();
    }

    /** There are tasks on these queues. */
    public void tasksWait(Collection<QueueName> queues) {
        if (!queues.isEmpty()) {
            tasks.ring();
            peers.tasksWait(queues);
        }
    }
}
