package org.dagmaster.simulation.port;

import java.util.HashMap;
import java.util.Map;
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
public final class Ports implements Stores {

    private final Stores real;
    private final Map<Class<?>, Object> others;

    private Ports(Stores real, Map<Class<?>, Object> others) {
        this.real = real;
        this.others = others;
    }

    public static Ports of(Stores stores) {
        return new Ports(stores, Map.of());
    }

    public Ports with(JobStore other) {
        return with(JobStore.class, other);
    }

    public Ports with(ChildStore other) {
        return with(ChildStore.class, other);
    }

    public Ports with(EventLog other) {
        return with(EventLog.class, other);
    }

    public Ports with(TaskQueue other) {
        return with(TaskQueue.class, other);
    }

    public Ports with(TaskInbox other) {
        return with(TaskInbox.class, other);
    }

    public Ports with(LeaseStore other) {
        return with(LeaseStore.class, other);
    }

    public Ports with(CheckpointStore other) {
        return with(CheckpointStore.class, other);
    }

    public Ports with(AttemptLog other) {
        return with(AttemptLog.class, other);
    }

    private <P> Ports with(Class<P> port, P other) {
        Map<Class<?>, Object> more = new HashMap<>(others);
        more.put(port, other);
        return new Ports(real, more);
    }

    private <P> P port(Class<P> port, P itself) {
        return port.cast(others.getOrDefault(port, itself));
    }

    @Override
    public WorkflowStore workflows() {
        return real.workflows();
    }

    @Override
    public JobStore jobs() {
        return port(JobStore.class, real.jobs());
    }

    @Override
    public ChildStore children() {
        return port(ChildStore.class, real.children());
    }

    @Override
    public EventLog events() {
        return port(EventLog.class, real.events());
    }

    @Override
    public TaskQueue queue() {
        return port(TaskQueue.class, real.queue());
    }

    @Override
    public TaskInbox inbox() {
        return port(TaskInbox.class, real.inbox());
    }

    @Override
    public LeaseStore leases() {
        return port(LeaseStore.class, real.leases());
    }

    @Override
    public MemberStore members() {
        return real.members();
    }

    @Override
    public CheckpointStore checkpoints() {
        return port(CheckpointStore.class, real.checkpoints());
    }

    @Override
    public AttemptLog attempts() {
        return port(AttemptLog.class, real.attempts());
    }

    @Override
    public RetentionStore retention() {
        return real.retention();
    }
}
