package org.dagmaster.adapter.postgres;

import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.application.port.out.CheckpointStore;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.application.port.out.EventLog;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.application.port.out.LeaseStore;
import org.dagmaster.application.port.out.MemberStore;
import org.dagmaster.application.port.out.RetentionStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.TaskInbox;
import org.dagmaster.application.port.out.TaskQueue;
import org.dagmaster.application.port.out.WorkflowStore;
import org.jdbi.v3.core.Handle;

/** The stores of one transaction. */
record PostgresStores(Handle handle) implements Stores {

    @Override
    public WorkflowStore workflows() {
        return new PostgresWorkflowStore(handle);
    }

    @Override
    public JobStore jobs() {
        return new PostgresJobStore(handle);
    }

    @Override
    public ChildStore children() {
        return new PostgresChildStore(handle);
    }

    @Override
    public EventLog events() {
        return new PostgresEventLog(handle);
    }

    @Override
    public TaskQueue queue() {
        return new PostgresTaskQueue(handle);
    }

    @Override
    public TaskInbox inbox() {
        return new PostgresTaskInbox(handle);
    }

    @Override
    public LeaseStore leases() {
        return new PostgresLeaseStore(handle);
    }

    @Override
    public MemberStore members() {
        return new PostgresMemberStore(handle);
    }

    @Override
    public CheckpointStore checkpoints() {
        return new PostgresCheckpointStore(handle);
    }

    @Override
    public AttemptLog attempts() {
        return new PostgresAttemptLog(handle);
    }

    @Override
    public RetentionStore retention() {
        return new PostgresRetentionStore(handle);
    }
}
