package org.dagmaster.simulation.port;

import java.util.Optional;
import org.dagmaster.application.port.out.CheckpointStore;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;

/** A store of checkpoints: passes every call on, for one that changes some. */
public abstract class ForwardingCheckpointStore implements CheckpointStore {

    private final CheckpointStore real;

    protected ForwardingCheckpointStore(CheckpointStore real) {
        this.real = real;
    }

    @Override
    public boolean save(WorkerId worker, TaskId task, Checkpoint checkpoint) {
        return real.save(worker, task, checkpoint);
    }

    @Override
    public void forget(JobId job, NodeId node) {
        real.forget(job, node);
    }

    @Override
    public Optional<Checkpoint> newest(JobId job, NodeId node) {
        return real.newest(job, node);
    }
}
