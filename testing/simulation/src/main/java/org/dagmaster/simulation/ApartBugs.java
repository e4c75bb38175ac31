package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.simulation.Sabotaged.Aside;
import org.dagmaster.simulation.port.ForwardingAttemptLog;
import org.dagmaster.simulation.port.ForwardingEventLog;
import org.dagmaster.simulation.port.ForwardingJobStore;
import org.dagmaster.simulation.port.ForwardingTaskInbox;
import org.dagmaster.simulation.port.ForwardingTaskQueue;
import org.dagmaster.simulation.port.Ports;

/** Bugs that make two transactions of what must be one. */
final class ApartBugs {

    private ApartBugs() {}

    static Ports acknowledgedBeforeCommit(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskInbox(real.inbox()) {
                    @Override
                    public List<TaskReport> take(Collection<JobId> jobs, int limit) {
                        List<TaskReport> taken = super.take(jobs, limit);
                        aside.before(stores ->
                                stores.inbox()
                                        .discard(taken.stream().map(TaskReport::task).toList()));
                        return taken;
                    }
                });
    }

    static Ports fanInCounterApart(Ports real, Aside aside) {
        return real.with(
                new ForwardingJobStore(real.jobs()) {
                    @Override
                    public void save(Collection<JobChange> changes) {
                        List<JobChange> now = new ArrayList<>();
                        for (JobChange change : changes) {
                            Set<NodeId> counters = counters(change);
                            Set<NodeId> others = new HashSet<>(change.changedNodes());
                            others.removeAll(counters);
                            now.add(new JobChange(change.job(), others, change.headerChanged()));
                            if (!counters.isEmpty()) {
                                JobChange later = new JobChange(change.job(), counters, false);
                                aside.after(stores -> stores.jobs().save(List.of(later)));
                            }
                        }
                        super.save(now);
                    }
                });
    }

    private static Set<NodeId> counters(JobChange change) {
        Set<NodeId> counters = new HashSet<>(change.changedNodes());
        counters.removeIf(node -> !(change.job().node(node) instanceof NodeState.FanningOut));
        return counters;
    }

    static Ports eventApart(Ports real, Aside aside) {
        return real.with(
                new ForwardingEventLog(real.events()) {
                    @Override
                    public void append(List<JobEvent> events) {
                        List<JobEvent> later = List.copyOf(events);
                        aside.after(stores -> stores.events().append(later));
                    }
                });
    }

    static Ports dispatchApart(Ports real, Aside aside) {
        return real.with(
                new ForwardingTaskQueue(real.queue()) {
                    @Override
                    public void put(List<TaskMessage> messages) {
                        List<TaskMessage> later = List.copyOf(messages);
                        aside.after(stores -> stores.queue().put(later));
                    }
                });
    }

    static Ports attemptApart(Ports real, Aside aside) {
        return real.with(
                new ForwardingAttemptLog(real.attempts()) {
                    @Override
                    public void append(List<Attempt> attempts) {
                        List<Attempt> later = List.copyOf(attempts);
                        aside.after(stores -> stores.attempts().append(later));
                    }
                });
    }
}
