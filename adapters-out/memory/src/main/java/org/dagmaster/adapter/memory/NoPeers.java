package org.dagmaster.adapter.memory;

import java.util.Collection;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.workflow.QueueName;

/** Memory is shared with no other process, so that there is nobody to wake. */
public final class NoPeers implements Peers {

    @Override
    public void jobsWait() {}

    @Override
    public void tasksWait(Collection<QueueName> queues) {}
}
