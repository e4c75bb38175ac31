package org.dagmaster.adapter.postgres;

import java.util.Optional;
import org.dagmaster.application.port.out.CheckpointStore;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;

record PostgresCheckpointStore(Handle handle) implements CheckpointStore {

    /** An attempt that was given up and still runs does not overwrite what a later one saved. */
    @Override
    public boolean save(WorkerId worker, TaskId task, Checkpoint checkpoint) {
        return handle.createUpdate(
                                """
                                WITH held AS MATERIALIZED (
                                    SELECT job_id, node_id, attempt FROM dagapp.dag_task_leases
                                    WHERE job_id = :job AND node_id = :node AND attempt = :attempt
                                      AND worker = :worker
                                    FOR KEY SHARE
                                )
                                INSERT INTO dagapp.dag_checkpoints AS c
                                    (job_id, node_id, attempt, phase, step, state)
                                SELECT job_id, node_id, attempt, :phase, :step, :state::json FROM held
                                ON CONFLICT (job_id, node_id) DO UPDATE
                                SET attempt = excluded.attempt, phase = excluded.phase,
                                    step = excluded.step, state = excluded.state,
                                    saved_at = excluded.saved_at
                                WHERE c.attempt <= excluded.attempt
                                """)
                        .bind("job", task.job().value())
                        .bind("node", task.node().value())
                        .bind("attempt", task.attempt())
                        .bind("phase", checkpoint.phase())
                        .bind("step", checkpoint.index())
                        .bind("state", Json.write(checkpoint.state()))
                        .bind("worker", worker.value())
                        .execute()
                == 1;
    }

    @Override
    public void forget(JobId job, NodeId node) {
        handle.createUpdate(
                        """
                        DELETE FROM dagapp.dag_checkpoints
                        WHERE job_id = :job
                          AND (node_id = :node OR node_id ~ ('^' || :node || '__[0-9]+$'))
                        """)
                .bind("job", job.value())
                .bind("node", node.value())
                .execute();
    }

    @Override
    public Optional<Checkpoint> newest(JobId job, NodeId node) {
        return handle.createQuery(
                        """
                        SELECT phase, step, state FROM dagapp.dag_checkpoints
                        WHERE job_id = :job AND node_id = :node
                        """)
                .bind("job", job.value())
                .bind("node", node.value())
                .map((row, _) ->
                        new Checkpoint(
                                row.getString("phase"),
                                row.getInt("step"),
                                Json.read(row.getString("state"))))
                .findOne();
    }
}
