package org.dagmaster.adapter.memory;

import java.util.Optional;
import org.dagmaster.adapter.memory.Tables.CheckpointRow;
import org.dagmaster.adapter.memory.Tables.NodeKey;
import org.dagmaster.application.port.out.CheckpointStore;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;

record MemoryCheckpointStore(Tables tables) implements CheckpointStore {

    @Override
    public void save(TaskId task, Checkpoint checkpoint) {
        NodeKey key = new NodeKey(task.job(), task.node());
        boolean superseded =
                tables.checkpoints
                        .get(key)
                        .filter(row -> row.attempt() > task.attempt())
                        .isPresent();
        if (!superseded) {
            tables.checkpoints.put(key, new CheckpointRow(task.attempt(), checkpoint));
        }
    }

    @Override
    public Optional<Checkpoint> newest(JobId job, NodeId node) {
        return tables.checkpoints.get(new NodeKey(job, node)).map(CheckpointRow::checkpoint);
    }
}
