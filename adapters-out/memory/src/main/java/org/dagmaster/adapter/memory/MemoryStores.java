package org.dagmaster.adapter.memory;

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

record MemoryStores(
        WorkflowStore workflows,
        JobStore jobs,
        ChildStore children,
        EventLog events,
        TaskQueue queue,
        TaskInbox inbox,
        LeaseStore leases,
        MemberStore members,
        CheckpointStore checkpoints,
        AttemptLog attempts,
        RetentionStore retention)
        implements Stores {

    MemoryStores(Tables tables) {
        this(
                new MemoryWorkflowStore(tables),
                new MemoryJobStore(tables),
                new MemoryChildStore(tables),
                new MemoryEventLog(tables),
                new MemoryTaskQueue(tables),
                new MemoryTaskInbox(tables),
                new MemoryLeaseStore(tables),
                new MemoryMemberStore(tables),
                new MemoryCheckpointStore(tables),
                new MemoryAttemptLog(tables),
                new MemoryRetentionStore(tables));
    }
}
