package org.dagmaster.application.port.out;

import java.util.Optional;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;

/** The newest checkpoint of each node. */
public interface CheckpointStore {

    /**
     * Keeps what an attempt has come to, if the worker still holds its lease, which then stays
     * until the end of the transaction. Who takes leases away and forgets checkpoints does it in
     * that order, so that nothing of an attempt that was taken away is left.
     *
     * @return whether it is kept
     */
    boolean save(WorkerId worker, TaskId task, Checkpoint checkpoint);

    /**
     * Forgets those of a node, and of all children if it is a fan_out: it begins from the start.
     */
    void forget(JobId job, NodeId node);

    Optional<Checkpoint> newest(JobId job, NodeId node);
}
