package org.dagmaster.application.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.application.port.out.JobStore.Holder;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.MemberStore.Worker;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.explanation.Facts;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.WorkNode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the stores what an explanation is made from. There are no more than a dozen questions,
 * however large the job; children of fan_outs are counted where they lie, but for those that
 * workers have in their hands.
 */
final class FactFinder {

    private final Stores stores;
    private final Job job;
    private final Instant now;

    FactFinder(Stores stores, Job job, Instant now) {
        this.stores = stores;
        this.job = job;
        this.now = now;
    }

    Facts ofEnded() {
        Facts.Hand hand =
                job.status() == JobStatus.CANCELLED ? hand(EventType.JOB_CANCELLED) : null;
        return new Facts(
                job, null, now, null, 0, hand, Map.of(), Map.of(), List.of(), Map.of(), Map.of());
    }

    /**
     * Queues before leases: a task that is taken meanwhile is then found on both, which is better
     * than on none.
     *
     * @param graph null if it cannot be read: then nothing is asked of nodes
     * @param holder null if nobody owns the job
     */
    Facts ofLive(@Nullable WorkflowGraph graph, @Nullable Holder holder) {
        boolean isInFlight = graph != null && is(state -> state.status().isInFlight());
        Map<NodeId, Facts.Place> places = isInFlight ? places() : Map.of();
        List<Lease> leases = isInFlight ? stores.leases().of(job.id()) : List.of();
        Set<QueueName> queues = graph == null ? Set.of() : queues(graph, places);
        List<Worker> workers =
                leases.isEmpty() && queues.isEmpty() ? List.of() : stores.members().workers();
        return new Facts(
                job,
                graph,
                now,
                holder == null ? null : owner(holder),
                stores.members().orchestratorsAlive(),
                job.status() == JobStatus.PAUSED ? hand(EventType.JOB_PAUSED) : null,
                failures(),
                places,
                attempts(leases, workers),
                isInFlight && is(NodeState.FanningOut.class::isInstance) ? retries() : Map.of(),
                queues.isEmpty() ? Map.of() : services(queues, workers));
    }

    private static Facts.Owner owner(Holder holder) {
        return new Facts.Owner(holder.owner(), holder.isAlive(), holder.aliveUntil());
    }

    private boolean is(Predicate<NodeState> one) {
        return job.nodes().values().stream().anyMatch(one);
    }

    private Facts.@Nullable Hand hand(EventType type) {
        return stores.events()
                .newest(job.id(), type)
                .map(event -> {
                    Object reason = event.detail().get("reason");
                    return new Facts.Hand(
                            String.valueOf(event.detail().get("actor")),
                            reason == null ? null : reason.toString(),
                            event.at());
                })
                .orElse(null);
    }

    /** How the last attempts failed of nodes that wait for another. */
    private Map<NodeId, Facts.LastFailure> failures() {
        Map<NodeId, Integer> waiting = new HashMap<>();
        job.nodes()
                .forEach((node, state) -> {
                    if (state instanceof NodeState.Ready ready && ready.notBefore() != null) {
                        waiting.put(node, ready.attempt());
                    }
                });
        Map<NodeId, Facts.LastFailure> failures = new HashMap<>();
        if (!waiting.isEmpty()) {
            for (AttemptLog.Attempt each : stores.attempts().of(job.id(), waiting.keySet())) {
                NodeId node = each.task().node();
                boolean isLast = Objects.equals(waiting.get(node), each.task().attempt());
                if (isLast && each.failure() != null) {
                    failures.put(node, new Facts.LastFailure(each.failure(), each.endedAt()));
                }
            }
        }
        return failures;
    }

    private Map<NodeId, Facts.Place> places() {
        Set<NodeId> fanOuts = new HashSet<>(job.nodes().keySet());
        fanOuts.removeIf(node -> !(job.node(node) instanceof NodeState.FanningOut));
        Map<NodeId, Facts.Place> places = new HashMap<>();
        stores.queue()
                .waiting(job.id(), fanOuts)
                .forEach((node, tasks) ->
                        places.put(node, new Facts.Place(tasks.queued(), tasks.held())));
        return places;
    }

    private Map<NodeId, Facts.Retries> retries() {
        Map<NodeId, Facts.Retries> retries = new HashMap<>();
        stores.children()
                .retries(job.id())
                .forEach((node, of) ->
                        retries.put(node, new Facts.Retries(of.children(), of.next())));
        return retries;
    }

    private static List<Facts.Attempt> attempts(List<Lease> leases, List<Worker> workers) {
        Map<WorkerId, Worker> known =
                workers.stream().collect(Collectors.toMap(Worker::id, worker -> worker));
        return leases.stream().map(lease -> attempt(lease, known.get(lease.worker()))).toList();
    }

    private static Facts.Attempt attempt(Lease lease, @Nullable Worker worker) {
        return new Facts.Attempt(
                lease.task(),
                lease.worker(),
                worker != null && worker.isAlive(),
                worker == null ? null : worker.aliveUntil(),
                lease.since(),
                lease.timeout(),
                lease.progress());
    }

    /** The queues on which tasks of the job wait. */
    private static Set<QueueName> queues(WorkflowGraph graph, Map<NodeId, Facts.Place> places) {
        Set<QueueName> queues = new HashSet<>();
        places.forEach((node, place) -> {
            if (place.queued() > 0
                    && graph.definition().nodes().get(node) instanceof WorkNode work) {
                queues.add(work.task().queue());
            }
        });
        return queues;
    }

    private Map<QueueName, Facts.Service> services(Set<QueueName> queues, List<Worker> workers) {
        Map<QueueName, Integer> lengths = stores.queue().lengths(queues);
        Map<QueueName, Facts.Service> services = new HashMap<>();
        for (QueueName queue : queues) {
            List<Integer> slots =
                    workers.stream()
                            .filter(Worker::isAlive)
                            .map(worker -> worker.slots().get(queue))
                            .filter(Objects::nonNull)
                            .toList();
            int all = slots.stream().mapToInt(Integer::intValue).sum();
            int tasks = lengths.getOrDefault(queue, 0);
            services.put(queue, new Facts.Service(tasks, slots.size(), all));
        }
        return services;
    }
}
