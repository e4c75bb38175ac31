package org.dagmaster.application.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.ChildId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and writes the steps of jobs, within a transaction that has made sure of them. A defect
 * that shows in one job ends that job and harms no other.
 */
public final class StepRunner {

    private static final ErrorCode ENGINE_DEFECT = new ErrorCode("ENGINE_DEFECT");
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    /** Children whose wait is over that one transaction takes. */
    private static final int MOST_DUE = DagEvaluator.SLICE;

    private final PinnedWorkflows workflows;
    private final DagEvaluator evaluator;
    private final OutputStore outputs;

    public StepRunner(PinnedWorkflows workflows, DagEvaluator evaluator, OutputStore outputs) {
        this.workflows = workflows;
        this.evaluator = evaluator;
        this.outputs = outputs;
    }

    /**
     * @param reports of these jobs, in order of arrival
     * @param childrenDue jobs of which children wait whose time may have come
     */
    Map<JobId, JobStep> run(
            Stores stores,
            Collection<Job> jobs,
            List<TaskReport> reports,
            Set<JobId> childrenDue,
            Instant now) {
        Map<JobId, WorkflowGraph> graphs = graphs(stores, jobs);
        Map<JobId, Map<ChildId, NodeState.Ready>> due =
                childrenDue.isEmpty()
                        ? Map.of()
                        : stores.children().due(childrenDue, now, MOST_DUE);
        Map<JobId, Map<ChildId, NodeState>> children = children(stores, graphs, reports, due);
        Map<JobId, List<TaskReport>> byJob = new HashMap<>();
        reports.forEach(r -> byJob.computeIfAbsent(r.task().job(), _ -> new ArrayList<>()).add(r));

        Map<JobId, JobStep> steps = new LinkedHashMap<>();
        for (Job job : jobs) {
            WorkflowGraph graph = graphs.get(job.id());
            Map<ChildId, NodeState> ofJob = children.getOrDefault(job.id(), Map.of());
            List<TaskReport> heard = byJob.getOrDefault(job.id(), List.of());
            steps.put(
                    job.id(),
                    graph == null ? unreadable(job, now) : take(graph, job, ofJob, heard, now));
        }
        // First, so that a fan_in that follows in the same step finds them as they are by now.
        StepWriter.writeChildren(stores, steps.values());
        steps.replaceAll((id, step) -> advance(stores, step, due.getOrDefault(id, Map.of()), now));
        StepWriter.write(stores, steps.values());
        return steps;
    }

    /** Graphs of the jobs; a job whose pinned workflow cannot be read has none. */
    private Map<JobId, WorkflowGraph> graphs(Stores stores, Collection<Job> jobs) {
        Map<JobId, WorkflowGraph> graphs = new HashMap<>();
        for (Job job : jobs) {
            try {
                graphs.put(job.id(), workflows.graph(stores, job.workflow()));
            } catch (StorageUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("the workflow of job {} cannot be read", job.id(), e);
            }
        }
        return graphs;
    }

    private static Map<JobId, Map<ChildId, NodeState>> children(
            Stores stores,
            Map<JobId, WorkflowGraph> graphs,
            List<TaskReport> reports,
            Map<JobId, Map<ChildId, NodeState.Ready>> due) {
        Map<JobId, Set<ChildId>> wanted = new HashMap<>();
        for (TaskReport report : reports) {
            JobId job = report.task().job();
            WorkflowGraph graph = graphs.get(job);
            if (graph != null) {
                graph.child(report.task().node())
                        .ifPresent(child ->
                                wanted.computeIfAbsent(job, _ -> new HashSet<>()).add(child));
            }
        }
        Map<JobId, Map<ChildId, NodeState>> children = new HashMap<>();
        if (!wanted.isEmpty()) {
            children.putAll(stores.children().find(wanted));
        }
        due.forEach((job, waiting) ->
                children.computeIfAbsent(job, _ -> new HashMap<>()).putAll(waiting));
        return children;
    }

    private JobStep take(
            WorkflowGraph graph,
            Job job,
            Map<ChildId, NodeState> children,
            List<TaskReport> reports,
            Instant now) {
        try {
            JobStep step = new JobStep(graph, job, children, outputs, now).start();
            reports.forEach(step::report);
            return step;
        } catch (RuntimeException e) {
            return defect(job, e, now);
        }
    }

    private JobStep advance(
            Stores stores, JobStep step, Map<ChildId, NodeState.Ready> due, Instant now) {
        try {
            return step.advance(
                    evaluator, new StoredChildren(stores.children(), step.job().id(), due));
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            return defect(step.before(), e, now);
        }
    }

    private static JobStep defect(Job job, RuntimeException e, Instant now) {
        LOG.error("job {} cannot go on", job.id(), e);
        String message = "the engine could not go on with this job: " + e.getMessage();
        return JobStep.abandon(job, Failure.permanent(ENGINE_DEFECT, message), now);
    }

    private static JobStep unreadable(Job job, Instant now) {
        String message = "the engine could not go on with this job: its workflow cannot be read";
        return JobStep.abandon(job, Failure.permanent(ENGINE_DEFECT, message), now);
    }
}
