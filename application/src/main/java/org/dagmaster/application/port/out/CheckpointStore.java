package org.dagmaster.application.port.out;

import java.util.Optional;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;

/** The newest checkpoint of each node. */
public interface CheckpointStore {

    void save(TaskId task, Checkpoint checkpoint);

    /**
     * Forgets those of a node, and of all children if it is a fan_out: it begins from the start.
     */
    void forget(JobId job, NodeId node);

    Optional<Checkpoint> newest(JobId job, NodeId node);
}
