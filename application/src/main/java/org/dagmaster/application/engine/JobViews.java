package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows jobs, from what the stores hold. */
public final class JobViews implements ViewJobs {

    private static final Logger LOG = LoggerFactory.getLogger(JobViews.class);

    private final UnitOfWork unitOfWork;
    private final PinnedWorkflows workflows;
    private final JobSignals signals;

    public JobViews(UnitOfWork unitOfWork, PinnedWorkflows workflows, JobSignals signals) {
        this.unitOfWork = unitOfWork;
        this.workflows = workflows;
        this.signals = signals;
    }

    @Override
    public Page list(@Nullable JobStatus status, @Nullable JobId after, int limit) {
        JobStore.JobPage page =
                Answers.inTransaction(
                        unitOfWork, stores -> stores.jobs().list(status, after, limit));
        return new Page(page.jobs(), page.next());
    }

    @Override
    public Job get(JobId id) {
        return Answers.inTransaction(unitOfWork, stores -> find(stores, id));
    }

    @Override
    public List<NodeView> nodes(JobId id) {
        return Answers.inTransaction(unitOfWork, stores -> nodes(stores, find(stores, id), true));
    }

    @Override
    public List<JobEvent> events(JobId id, long after, int limit) {
        return Answers.inTransaction(
                unitOfWork,
                stores -> {
                    find(stores, id);
                    return stores.events().read(id, after, limit);
                });
    }

    @Override
    public JobProgress progress(JobId id) {
        return Answers.inTransaction(
                unitOfWork,
                stores -> {
                    Job job = find(stores, id);
                    List<NodeView> nodes = nodes(stores, job, false);
                    return new JobProgress(
                            id,
                            job.status(),
                            counts(nodes),
                            fraction(nodes),
                            job.lastEvent(),
                            nodes);
                });
    }

    @Override
    public Watch watch(JobId id) {
        get(id);
        Doorbell bell = new Doorbell();
        signals.add(id, bell);
        return new Watch() {
            @Override
            public boolean awaitChange(Duration patience) throws InterruptedException {
                return bell.await(patience);
            }

            @Override
            public void close() {
                signals.remove(id, bell);
            }
        };
    }

    private static Job find(Stores stores, JobId id) {
        return stores.jobs()
                .find(id)
                .orElseThrow(() ->
                        Refused.notFound(
                                "JOB_NOT_FOUND",
                                "there is no job %s; list the jobs to see their ids"
                                        .formatted(id)));
    }

    private List<NodeView> nodes(Stores stores, Job job, boolean withOutput) {
        WorkflowGraph graph = graph(stores, job);
        if (graph == null) {
            return List.of();
        }
        Map<NodeId, Attempt> last = new HashMap<>();
        stores.attempts().of(job.id()).forEach(attempt -> last.put(attempt.task().node(), attempt));
        Map<NodeId, Lease> leases = new HashMap<>();
        stores.leases().of(job.id()).forEach(lease -> leases.put(lease.task().node(), lease));
        return graph.definition().nodes().values().stream()
                .map(node ->
                        view(job, node, last.get(node.id()), leases.get(node.id()), withOutput))
                .toList();
    }

    /** Null where the pinned text can no longer be read: the job is shown all the same. */
    private @Nullable WorkflowGraph graph(Stores stores, Job job) {
        try {
            return workflows.graph(stores, job.workflow());
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("the nodes of job {} cannot be shown", job.id(), e);
            return null;
        }
    }

    private static NodeView view(
            Job job,
            NodeDefinition node,
            @Nullable Attempt last,
            @Nullable Lease lease,
            boolean withOutput) {
        NodeState state = job.node(node.id());
        TaskSpec task = node instanceof TaskNode taskNode ? taskNode.task() : null;
        Lease live = state.status().isInFlight() ? lease : null;
        Attempt past = state.status().isInFlight() ? null : last;
        return new NodeView(
                node.id().value(),
                node.typeName(),
                live == null ? state.status() : NodeStatus.RUNNING,
                task == null ? null : task.handler().value(),
                task == null ? null : task.queue().value(),
                state.attempt(),
                task == null ? null : task.retry().maxAttempts() + 1,
                startedAt(state, live, past),
                past == null ? null : past.endedAt(),
                state instanceof NodeState.Ready(_, Instant due) ? due : null,
                workerOf(state, live, past),
                live == null ? null : live.progress(),
                withOutput && state instanceof NodeState.Completed(_, var output) ? output : null,
                failureOf(state, last));
    }

    /** Why the node failed, or why it is to be tried again. */
    private static @Nullable Failure failureOf(NodeState state, @Nullable Attempt last) {
        return switch (state) {
            case NodeState.Failed(_, Failure failure) -> failure;
            case NodeState.Ready _ -> last == null ? null : last.failure();
            case NodeState.Pending _,
                    NodeState.Dispatched _,
                    NodeState.Running _,
                    NodeState.Completed _,
                    NodeState.Skipped _,
                    NodeState.Cancelled _ ->
                    null;
        };
    }

    private static @Nullable Instant startedAt(
            NodeState state, @Nullable Lease live, @Nullable Attempt past) {
        if (live != null) {
            return live.since();
        }
        if (state instanceof NodeState.Running running) {
            return running.since();
        }
        return past == null ? null : past.startedAt();
    }

    private static @Nullable String workerOf(
            NodeState state, @Nullable Lease live, @Nullable Attempt past) {
        if (live != null) {
            return live.worker().value();
        }
        if (state instanceof NodeState.Running running) {
            return running.worker().value();
        }
        return past == null || past.worker() == null ? null : past.worker().value();
    }

    private static Map<NodeStatus, Integer> counts(List<NodeView> nodes) {
        Map<NodeStatus, Integer> counts = new EnumMap<>(NodeStatus.class);
        nodes.forEach(node -> counts.merge(node.status(), 1, Integer::sum));
        return counts;
    }

    private static double fraction(List<NodeView> nodes) {
        double done = 0;
        for (NodeView node : nodes) {
            done +=
                    node.status().isTerminal()
                            ? 1
                            : node.progress() == null ? 0 : node.progress().fraction();
        }
        return nodes.isEmpty() ? 0 : done / nodes.size();
    }
}
