package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * Everything that is stored of one job, at one moment.
 *
 * @param news the events after those that were asked for
 * @param children of all fan_outs, by fan_out and index
 * @param queued tasks that a worker may take
 * @param held tasks that wait until the job is resumed
 * @param reports all that nobody has read, those of starts included
 * @param attempts of a job that is over: those that are in the log
 */
record Snapshot(
        Job job,
        boolean isOwned,
        List<JobEvent> news,
        Map<NodeId, List<ChildRow>> children,
        List<TaskId> queued,
        List<TaskId> held,
        List<TaskId> leased,
        List<TaskReport> reports,
        Set<TaskId> attempts) {

    private static final WorkerId NOBODY = new WorkerId("nobody");
    private static final Set<NodeStatus> ALL = EnumSet.allOf(NodeStatus.class);

    /** The states of nodes and children. */
    Map<NodeId, NodeState> states() {
        Map<NodeId, NodeState> states = new HashMap<>(job.nodes());
        children.values()
                .forEach(rows -> rows.forEach(row -> states.put(row.child().node(), row.state())));
        return states;
    }

    /**
     * Looks at jobs, by taking everything in a transaction that is rolled back.
     *
     * @param seen the newest event of each that is known
     */
    static List<Snapshot> of(UnitOfWork store, Workflows workflows, Map<JobId, Long> seen) {
        List<Snapshot> snapshots = new ArrayList<>();
        try {
            return store.inTransaction(stores -> {
                snapshots.addAll(read(stores, workflows, seen));
                throw new RolledBack();
            });
        } catch (RolledBack _) {
            return snapshots;
        }
    }

    private static List<Snapshot> read(Stores stores, Workflows workflows, Map<JobId, Long> seen) {
        Map<JobId, List<TaskId>> leased = new HashMap<>();
        seen.keySet()
                .forEach(job ->
                        leased.put(
                                job, stores.leases().of(job).stream().map(Lease::task).toList()));
        Map<JobId, List<TaskId>> queued = takeAll(stores);
        seen.keySet().forEach(stores.queue()::release);
        Map<JobId, List<TaskId>> held = takeAll(stores);
        List<Snapshot> snapshots = new ArrayList<>();
        seen.forEach((id, last) -> {
            Job job = stores.jobs().find(id).orElseThrow();
            WorkflowDefinition definition = workflows.definition(job.workflow());
            snapshots.add(
                    new Snapshot(
                            job,
                            stores.jobs().holder(id).isPresent(),
                            stores.events().read(id, last, Integer.MAX_VALUE),
                            children(stores, id, definition),
                            queued.getOrDefault(id, List.of()),
                            held.getOrDefault(id, List.of()),
                            leased.getOrDefault(id, List.of()),
                            stores.inbox().take(List.of(id), Integer.MAX_VALUE),
                            attempts(stores, job)));
        });
        return snapshots;
    }

    private static Set<TaskId> attempts(Stores stores, Job job) {
        return job.status().isTerminal()
                ? stores.attempts().of(job.id(), job.nodes().keySet()).stream()
                        .map(Attempt::task)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Map<JobId, List<TaskId>> takeAll(Stores stores) {
        Map<JobId, List<TaskId>> taken = new HashMap<>();
        Map<QueueName, Integer> all = new HashMap<>();
        Parts.SLOTS.keySet().forEach(queue -> all.put(queue, Integer.MAX_VALUE));
        Appetite endless = new Appetite(all, Limits.NONE);
        // Of those that must run alone a worker takes one at a time.
        for (List<TaskMessage> some = stores.queue().take(NOBODY, endless);
                !some.isEmpty();
                some = stores.queue().take(NOBODY, endless)) {
            some.forEach(message ->
                    taken.computeIfAbsent(message.id().job(), _ -> new ArrayList<>())
                            .add(message.id()));
        }
        return taken;
    }

    private static Map<NodeId, List<ChildRow>> children(
            Stores stores, JobId job, WorkflowDefinition definition) {
        Map<NodeId, List<ChildRow>> children = new HashMap<>();
        definition
                .nodes()
                .forEach((id, node) -> {
                    if (node instanceof FanOutNode) {
                        FanOut fanOut = new FanOut(job, id);
                        children.put(id, stores.children().page(fanOut, 0, ALL, Integer.MAX_VALUE));
                    }
                });
        return children;
    }

    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        RolledBack() {
            // Looking is done at every step: a stack trace would cost more than the look.
            super("only a look", null, false, false);
        }
    }
}
