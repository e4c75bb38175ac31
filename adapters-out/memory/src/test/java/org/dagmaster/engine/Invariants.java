package org.dagmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.Stores;
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
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/** What must hold of a job between any two transactions. */
final class Invariants {

    private static final WorkerId NOBODY = new WorkerId("nobody");

    private Invariants() {}

    static void check(Engine engine, JobId id) {
        Job job = engine.job(id);
        eventsTellTheState(engine, job, engine.events(id));
        whereTasksAre(engine, job);
    }

    /** No gaps, every move along the table, and the last one is where the node stands. */
    private static void eventsTellTheState(Engine engine, Job job, List<JobEvent> events) {
        assertThat(events).isNotEmpty();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1);
        }
        assertThat(job.lastEvent()).isEqualTo(events.size());
        Replay replay = new Replay();
        events.forEach(replay::play);
        Map<NodeId, NodeStatus> stored = new HashMap<>();
        states(engine, job).forEach((node, state) -> stored.put(node, state.status()));
        assertThat(replay.states()).isEqualTo(stored);
    }

    /** Of nodes and children. */
    private static Map<NodeId, NodeState> states(Engine engine, Job job) {
        Map<NodeId, NodeState> states = new HashMap<>(job.nodes());
        for (NodeId node : job.nodes().keySet()) {
            engine.stores()
                    .children()
                    .page(
                            new FanOut(job.id(), node),
                            0,
                            EnumSet.allOf(NodeStatus.class),
                            Integer.MAX_VALUE)
                    .forEach(row -> states.put(row.child().node(), row.state()));
        }
        return states;
    }

    /** A node in flight is on a queue, leased or reported; nothing of another is anywhere. */
    private static void whereTasksAre(Engine engine, Job job) {
        Set<TaskId> inFlight = new HashSet<>();
        states(engine, job)
                .forEach((node, state) -> {
                    if (state instanceof NodeState.Dispatched
                            || state instanceof NodeState.Running) {
                        inFlight.add(new TaskId(job.id(), node, state.attempt()));
                    }
                });
        Traces traces = traces(engine, job.id());
        Set<TaskId> found = new HashSet<>(traces.queued());
        found.addAll(traces.leased());
        found.addAll(traces.reported());
        assertThat(found).isEqualTo(inFlight);
        assertThat(traces.count()).as("no task is in two places").isEqualTo(found.size());
        if (job.status().isTerminal()) {
            assertThat(job.nodes().values()).allMatch(state -> state.status().isTerminal());
            assertThat(inFlight).isEmpty();
        }
    }

    /** Where the tasks of a job are. */
    record Traces(Set<TaskId> queued, Set<TaskId> leased, Set<TaskId> reported) {

        int count() {
            return queued.size() + leased.size() + reported.size();
        }
    }

    /** Looks by taking everything, in a transaction that is rolled back. */
    static Traces traces(Engine engine, JobId job) {
        AtomicReference<@Nullable Traces> seen = new AtomicReference<>();
        try {
            engine.store.inTransaction(stores -> {
                seen.set(traces(stores, job));
                throw new RolledBack();
            });
        } catch (RolledBack _) {
            Traces traces = seen.get();
            if (traces != null) {
                return traces;
            }
        }
        throw new AssertionError("nothing was seen");
    }

    private static Traces traces(Stores stores, JobId job) {
        Set<TaskId> leased =
                stores.leases().of(job).stream().map(Lease::task).collect(Collectors.toSet());
        stores.queue().release(job);
        Set<TaskId> queued = queued(stores, job);
        Set<TaskId> reported =
                stores.inbox().take(List.of(job), Integer.MAX_VALUE).stream()
                        .filter(report -> !(report instanceof TaskReport.Started))
                        .map(TaskReport::task)
                        .collect(Collectors.toSet());
        return new Traces(queued, leased, reported);
    }

    /** Of those that must run alone a worker takes one at a time. */
    private static Set<TaskId> queued(Stores stores, JobId job) {
        Map<QueueName, Integer> all = new HashMap<>();
        Engine.SLOTS.keySet().forEach(queue -> all.put(queue, Integer.MAX_VALUE));
        Appetite endless = new Appetite(all, Limits.NONE);
        Set<TaskId> queued = new HashSet<>();
        for (List<TaskMessage> some = stores.queue().take(NOBODY, endless);
                !some.isEmpty();
                some = stores.queue().take(NOBODY, endless)) {
            some.stream()
                    .map(TaskMessage::id)
                    .filter(task -> task.job().equals(job))
                    .forEach(queued::add);
        }
        return queued;
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
