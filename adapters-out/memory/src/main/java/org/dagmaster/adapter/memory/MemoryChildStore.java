package org.dagmaster.adapter.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dagmaster.adapter.memory.Tables.ChildKey;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.domain.evaluation.ChildrenChange;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

record MemoryChildStore(Tables tables) implements ChildStore {

    @Override
    public Map<JobId, Map<ChildId, NodeState>> find(
            Map<JobId, ? extends Collection<ChildId>> wanted) {
        Map<JobId, Map<ChildId, NodeState>> found = new HashMap<>();
        wanted.forEach((job, children) -> {
            for (ChildId child : children) {
                tables.children
                        .get(new ChildKey(job, child))
                        .ifPresent(state ->
                                found.computeIfAbsent(job, _ -> new HashMap<>()).put(child, state));
            }
        });
        return found;
    }

    @Override
    public Map<JobId, Map<ChildId, NodeState.Ready>> due(
            Collection<JobId> jobs, Instant now, int limit) {
        Map<JobId, Map<ChildId, NodeState.Ready>> due = new HashMap<>();
        waiting(jobs).stream()
                .filter(row -> row.state().isDue(now))
                .sorted(Comparator.comparing(Waiting::due))
                .limit(limit)
                .forEach(row ->
                        due.computeIfAbsent(row.job(), _ -> new LinkedHashMap<>())
                                .put(row.child(), row.state()));
        return due;
    }

    @Override
    public Map<JobId, Instant> nextDue(Collection<JobId> jobs) {
        Map<JobId, Instant> next = new HashMap<>();
        waiting(jobs)
                .forEach(row -> next.merge(row.job(), row.due(), (a, b) -> a.isBefore(b) ? a : b));
        return next;
    }

    @Override
    public Map<NodeId, Retries> retries(JobId job) {
        Map<NodeId, Retries> retries = new HashMap<>();
        waiting(List.of(job))
                .forEach(row ->
                        retries.merge(
                                row.child().fanOut(),
                                new Retries(1, row.due()),
                                MemoryChildStore::both));
        return retries;
    }

    private static Retries both(Retries a, Retries b) {
        return new Retries(
                a.children() + b.children(), a.next().isBefore(b.next()) ? a.next() : b.next());
    }

    /** A child that waits for another attempt. */
    private record Waiting(JobId job, ChildId child, NodeState.Ready state) {

        /** For ever past, where it need not wait. */
        Instant due() {
            Instant notBefore = state.notBefore();
            return notBefore == null ? Instant.EPOCH : notBefore;
        }
    }

    private List<Waiting> waiting(Collection<JobId> jobs) {
        return tables
                .children
                .keys((key, state) ->
                        jobs.contains(key.job()) && state.status() == NodeStatus.READY)
                .stream()
                .map(key ->
                        new Waiting(
                                key.job(),
                                key.child(),
                                (NodeState.Ready) tables.children.get(key).orElseThrow()))
                .toList();
    }

    @Override
    public void save(List<ChildRow> children) {
        children.forEach(
                row -> tables.children.put(new ChildKey(row.job(), row.child()), row.state()));
    }

    @Override
    public List<ChildRow> page(FanOut fanOut, int from, Set<NodeStatus> statuses, int limit) {
        return keys(
                        fanOut,
                        (key, state) ->
                                key.child().index() >= from && statuses.contains(state.status()))
                .stream()
                .limit(limit)
                .map(key ->
                        new ChildRow(
                                key.job(), key.child(), tables.children.get(key).orElseThrow()))
                .toList();
    }

    @Override
    public Map<NodeStatus, Integer> count(FanOut fanOut) {
        Map<NodeStatus, Integer> counts = new EnumMap<>(NodeStatus.class);
        keys(fanOut, (_, _) -> true)
                .forEach(key ->
                        counts.merge(
                                tables.children.get(key).orElseThrow().status(), 1, Integer::sum));
        return counts;
    }

    @Override
    public void cancel(Collection<FanOut> fanOuts) {
        for (FanOut fanOut : fanOuts) {
            for (ChildKey key : keys(fanOut, (_, state) -> isLive(state))) {
                NodeState state = tables.children.get(key).orElseThrow();
                if (state.attempt() > 0) {
                    List<TaskId> task =
                            List.of(new TaskId(key.job(), key.child().node(), state.attempt()));
                    new MemoryTaskQueue(tables).remove(task);
                    new MemoryLeaseStore(tables).revoke(task);
                    new MemoryTaskInbox(tables).discard(task);
                }
                tables.children.put(key, new NodeState.Cancelled(state.attempt()));
            }
        }
    }

    private static boolean isLive(NodeState state) {
        return state.status() != NodeStatus.PENDING && !state.status().isTerminal();
    }

    @Override
    public void change(JobId job, ChildrenChange change) {
        FanOut fanOut = new FanOut(job, change.fanOut());
        for (ChildKey key : keys(fanOut, (_, state) -> change.from().contains(state.status()))) {
            int attempts = tables.children.get(key).orElseThrow().attempt();
            tables.children.put(
                    key,
                    change.to() == NodeStatus.PENDING
                            ? new NodeState.Pending(attempts)
                            : NodeState.Ready.afresh(attempts));
        }
    }

    private List<ChildKey> keys(FanOut fanOut, BiPredicate<ChildKey, NodeState> matches) {
        return tables.children.keys((key, state) ->
                key.job().equals(fanOut.job())
                        && key.child().fanOut().equals(fanOut.node())
                        && matches.test(key, state));
    }
}
