package org.dagmaster.adapter.memory;

import java.util.Optional;
import org.dagmaster.adapter.memory.Tables.CheckpointRow;
import org.dagmaster.adapter.memory.Tables.NodeKey;
import org.dagmaster.application.port.out.CheckpointStore;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

record MemoryCheckpointStore(Tables tables) implements CheckpointStore {

    @Override
    public boolean save(WorkerId worker, TaskId task, Checkpoint checkpoint) {
        NodeKey key = new NodeKey(task.job(), task.node());
        boolean isHeld =
                tables.leases.get(task).filter(lease -> lease.worker().equals(worker)).isPresent();
        boolean isNewest =
                tables.checkpoints.get(key).filter(row -> row.attempt() > task.attempt()).isEmpty();
        if (isHeld && isNewest) {
            tables.checkpoints.put(key, new CheckpointRow(task.attempt(), checkpoint));
        }
        return isHeld && isNewest;
    }

    @Override
    public void forget(JobId job, NodeId node) {
        tables.checkpoints
                .keys((key, _) ->
                        key.job().equals(job)
                                && (key.node().equals(node) || isChild(key.node(), node)))
                .forEach(tables.checkpoints::remove);
    }

    private static boolean isChild(NodeId child, NodeId fanOut) {
        return ChildId.parse(child).filter(each -> each.fanOut().equals(fanOut)).isPresent();
    }

    @Override
    public Optional<Checkpoint> newest(JobId job, NodeId node) {
        return tables.checkpoints.get(new NodeKey(job, node)).map(CheckpointRow::checkpoint);
    }
}
