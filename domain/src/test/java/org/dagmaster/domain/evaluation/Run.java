package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Carries a job through a workflow, step by step, with workers that do as the test says. */
final class Run {

    static final WorkerId WORKER = new WorkerId("worker-1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final DagEvaluator EVALUATOR =
            new DagEvaluator(
                    new WholeReferences(),
                    output -> {
                        throw new AssertionError(output + " is not kept apart");
                    },
                    Environment.of("test"));

    private final WorkflowGraph graph;
    private final KeptChildren children;
    private final List<JobEvent> events;
    private Set<NodeId> endedFanOuts = Set.of();
    private Job job;
    private Instant now = START;
    private JobStep last;

    Run(WorkflowGraph graph, Map<String, ?> inputs) {
        this(
                graph,
                Job.submitted(
                        new JobId(new UUID(1, 2)), Dags.REF, new LinkedHashMap<>(inputs), START),
                new KeptChildren());
    }

    /** From where a job stands. */
    Run(WorkflowGraph graph, Job job, KeptChildren children) {
        this.graph = graph;
        this.children = children;
        this.events = new ArrayList<>();
        this.job = job;
        this.last = keep(step(List.of()).start());
    }

    private Run(Run other) {
        this.graph = other.graph;
        this.children = other.children.copy();
        this.events = new ArrayList<>(other.events);
        this.job = other.job;
        this.now = other.now;
        this.last = other.last;
    }

    /** One that goes its own way from here. */
    Run copy() {
        return new Run(this);
    }

    static Run of(WorkflowGraph graph) {
        return new Run(graph, Map.of());
    }

    Run succeeds(String node) {
        return succeeds(node, Map.of());
    }

    Run succeeds(String node, Map<String, ?> output) {
        return report(success(node, output));
    }

    /** What a worker says whose attempt went well. */
    TaskReport success(String node, Map<String, ?> output) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(output);
        return new TaskReport.Succeeded(present(node), WORKER, now, now, Output.of(values));
    }

    Run starts(String node) {
        return report(new TaskReport.Started(present(node), WORKER, now));
    }

    Run fails(String node, boolean retryable) {
        return report(failure(node, retryable));
    }

    /** What a worker says whose attempt went wrong. */
    TaskReport failure(String node, boolean retryable) {
        Failure failure = new Failure(new ErrorCode("BROKEN"), "it broke", retryable);
        return new TaskReport.Failed(present(node), WORKER, now, now, failure);
    }

    Run failsWith(String node, Failure failure) {
        return report(new TaskReport.Failed(present(node), WORKER, now, now, failure));
    }

    Run report(TaskReport... reports) {
        JobStep step = step(List.of(reports));
        for (TaskReport report : reports) {
            step.report(report);
        }
        last = keep(step);
        return this;
    }

    Run after(Duration time, TaskReport... reports) {
        now = now.plus(time);
        return report(reports);
    }

    /** The next step, though nothing was heard and no time has passed. */
    Run goesOn() {
        return after(Duration.ZERO);
    }

    private JobStep step(List<TaskReport> reports) {
        Set<ChildId> wanted = new HashSet<>(children.at(now).due().keySet());
        reports.forEach(report -> graph.child(report.task().node()).ifPresent(wanted::add));
        return new JobStep(graph, job, children.find(wanted), OutputKeeper.INLINE, now);
    }

    /** As an orchestrator does: children are written before the job advances, and after. */
    private JobStep keep(JobStep step) {
        children.save(step.takeChangedChildren());
        step.advance(EVALUATOR, children.at(now));
        children.save(step.takeChangedChildren());
        endedFanOuts = step.takeEndedFanOuts();
        children.cancel(endedFanOuts);
        job = step.job();
        events.addAll(step.events());
        return step;
    }

    Job job() {
        return job;
    }

    WorkflowGraph graph() {
        return graph;
    }

    Map<ChildId, NodeState> children() {
        return children.all();
    }

    /** The nodes and children of which an attempt is with a queue or a worker. */
    List<NodeId> atWork() {
        List<NodeId> working = new ArrayList<>();
        job.nodes()
                .forEach((node, state) -> {
                    if (state.status().isInFlight() && !(state instanceof NodeState.FanningOut)) {
                        working.add(node);
                    }
                });
        children.all()
                .forEach((child, state) -> {
                    if (state.status().isInFlight()) {
                        working.add(child.node());
                    }
                });
        return working;
    }

    /** Fan_outs that the last step ended before their children. */
    Set<NodeId> endedFanOuts() {
        return endedFanOuts;
    }

    JobStep last() {
        return last;
    }

    Instant now() {
        return now;
    }

    List<JobEvent> events() {
        return events;
    }

    TaskId present(String node) {
        return new TaskId(job.id(), Dags.id(node), state(node).attempt());
    }

    Map<String, @Nullable Object> result() {
        return job.result() instanceof Output.Inline(var value) ? value : Map.of();
    }

    Map<String, @Nullable Object> output(String node) {
        return state(node) instanceof NodeState.Completed(_, Output.Inline(var value))
                ? value
                : Map.of();
    }

    NodeState state(String node) {
        return graph.child(Dags.id(node)).map(children::state).orElse(job.node(Dags.id(node)));
    }

    Run expect(NodeStatus status, String... nodes) {
        for (String node : nodes) {
            assertThat(state(node).status()).as(node).isEqualTo(status);
        }
        return this;
    }
}
