package org.dagmaster.application.port.out;

/** Every store, for the length of one transaction. */
public interface Stores {

    WorkflowStore workflows();

    JobStore jobs();

    ChildStore children();

    EventLog events();

    TaskQueue queue();

    TaskInbox inbox();

    LeaseStore leases();

    MemberStore members();

    CheckpointStore checkpoints();

    AttemptLog attempts();

    RetentionStore retention();
}
