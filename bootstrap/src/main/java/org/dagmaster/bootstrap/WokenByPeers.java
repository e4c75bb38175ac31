package org.dagmaster.bootstrap;

import java.util.Set;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.workflow.QueueName;

/**
 * Rings the bells of this process when another one says that there is something for it.
 *
 * @param served the queues that this process takes tasks from
 */
record WokenByPeers(Doorbell orchestrator, Doorbell tasks, Set<QueueName> served)
        implements Peers.Ears {

    @Override
    public void jobsWait() {
        orchestrator.ring();
    }

    @Override
    public void tasksWait(QueueName queue) {
        if (served.contains(queue)) {
            tasks.ring();
        }
    }

    @Override
    public void deafUntilNow() {
        orchestrator.ring();
        tasks.ring();
    }
}
