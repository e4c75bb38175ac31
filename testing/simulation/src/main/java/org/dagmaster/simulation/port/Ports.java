package org.dagmaster.simulation.port;

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

/** Stores of which single ones can be put in another's place. */
public record Ports(
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

    public static Ports of(Stores stores) {
        return new Ports(
                stores.workflows(),
                stores.jobs(),
                stores.children(),
                stores.events(),
                stores.queue(),
                stores.inbox(),
                stores.leases(),
                stores.members(),
                stores.checkpoints(),
                stores.attempts(),
                stores.retention());
    }

    public Ports with(JobStore other) {
        return new Ports(
                workflows,
                other,
                children,
                events,
                queue,
                inbox,
                leases,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(ChildStore other) {
        return new Ports(
                workflows,
                jobs,
                other,
                events,
                queue,
                inbox,
                leases,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(EventLog other) {
        return new Ports(
                workflows,
                jobs,
                children,
                other,
                queue,
                inbox,
                leases,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(TaskQueue other) {
        return new Ports(
                workflows,
                jobs,
                children,
                events,
                other,
                inbox,
                leases,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(TaskInbox other) {
        return new Ports(
                workflows,
                jobs,
                children,
                events,
                queue,
                other,
                leases,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(LeaseStore other) {
        return new Ports(
                workflows,
                jobs,
                children,
                events,
                queue,
                inbox,
                other,
                members,
                checkpoints,
                attempts,
                retention);
    }

    public Ports with(CheckpointStore other) {
        return new Ports(
                workflows, jobs, children, events, queue, inbox, leases, members, other, attempts,
                retention);
    }

    public Ports with(AttemptLog other) {
        return new Ports(
                workflows,
                jobs,
                children,
                events,
                queue,
                inbox,
                leases,
                members,
                checkpoints,
                other,
                retention);
    }
}
