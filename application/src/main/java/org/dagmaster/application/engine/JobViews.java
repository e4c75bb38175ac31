package org.dagmaster.application.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Shows jobs, from what the stores hold. */
public final class JobViews implements ViewJobs {

    private final UnitOfWork unitOfWork;
    private final PinnedWorkflows workflows;
    private final OutputStore outputs;
    private final JobSignals signals;

    public JobViews(
            UnitOfWork unitOfWork,
            PinnedWorkflows workflows,
            OutputStore outputs,
            JobSignals signals) {
        this.unitOfWork = unitOfWork;
        this.workflows = workflows;
        this.outputs = outputs;
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
        Job job = Answers.inTransaction(unitOfWork, stores -> find(stores, id));
        return job.result() == null ? job : job.withResult(whole(job.result()));
    }

    @Override
    public List<NodeView> nodes(JobId id) {
        return Answers.inTransaction(unitOfWork, stores -> nodes(stores, find(stores, id), true));
    }

    @Override
    public NodeView node(JobId id, String nodeId) {
        NodeView node =
                Answers.inTransaction(unitOfWork, stores -> node(stores, find(stores, id), nodeId))
                        .orElseThrow(() -> noNode(id, nodeId));
        return node.output() == null ? node : node.withOutput(whole(node.output()));
    }

    private Optional<NodeView> node(Stores stores, Job job, String nodeId) {
        WorkflowGraph graph = graph(stores, job);
        if (graph == null || !NodeId.isValid(nodeId)) {
            return Optional.empty();
        }
        Optional<ChildId> child = graph.child(new NodeId(nodeId));
        return child.isPresent()
                ? NodeViews.child(stores, graph, job, child.get())
                : NodeViews.read(stores, graph, job).all(true).stream()
                        .filter(each -> each.nodeId().equals(nodeId))
                        .findFirst();
    }

    private static Refused noNode(JobId id, String nodeId) {
        return Refused.notFound(
                "NODE_NOT_FOUND",
                "job %s has no node '%s'; list its nodes to see their names".formatted(id, nodeId));
    }

    private Output whole(Output output) {
        return Answers.reading(() -> Output.of(outputs.value(output)));
    }

    @Override
    public List<ChildView> children(
            JobId id, String nodeId, @Nullable NodeStatus status, int from, int limit) {
        Set<NodeStatus> wanted =
                status == null
                        ? EnumSet.complementOf(EnumSet.of(NodeStatus.PENDING))
                        : EnumSet.of(status);
        return Answers.inTransaction(
                unitOfWork,
                stores -> {
                    Job job = find(stores, id);
                    if (!NodeId.isValid(nodeId) || !isFanOut(stores, job, new NodeId(nodeId))) {
                        throw noNode(id, nodeId);
                    }
                    FanOut fanOut = new FanOut(id, new NodeId(nodeId));
                    return stores.children().page(fanOut, from, wanted, limit).stream()
                            .map(row -> new ChildView(row.child(), row.state()))
                            .toList();
                });
    }

    private boolean isFanOut(Stores stores, Job job, NodeId node) {
        WorkflowGraph graph = graph(stores, job);
        return graph != null && graph.definition().nodes().get(node) instanceof FanOutNode;
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
        return stores.jobs().find(id).orElseThrow(() -> noJob(id));
    }

    static Refused noJob(JobId id) {
        return Refused.notFound(
                "JOB_NOT_FOUND",
                "there is no job %s; list the jobs to see their ids".formatted(id));
    }

    private List<NodeView> nodes(Stores stores, Job job, boolean withOutput) {
        WorkflowGraph graph = graph(stores, job);
        return graph == null ? List.of() : NodeViews.read(stores, graph, job).all(withOutput);
    }

    /** Null where the pinned text can no longer be read: the job is shown all the same. */
    private @Nullable WorkflowGraph graph(Stores stores, Job job) {
        return workflows.readable(stores, job.workflow()).orElse(null);
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
