package org.dagmaster.application.port.out;

import java.util.Optional;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;

/** The newest checkpoint of each node. */
public interface CheckpointStore {

    void save(TaskId task, Checkpoint checkpoint);

    Optional<Checkpoint> newest(JobId job, NodeId node);
}
