package org.dagmaster.application.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.ActionOutcome;
import org.dagmaster.domain.evaluation.ActionOutcome.Effect;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.evaluation.OperatorHand;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;

/**
 * Takes a job out of its owner's hands, does to it what an operator wants, carries it as far as it
 * can go, and leaves it to be claimed anew: all in one transaction. What its owner still has in
 * memory is fenced off.
 */
public final class OperateJobs implements OperateJob {

    private final UnitOfWork unitOfWork;
    private final PinnedWorkflows workflows;
    private final DagEvaluator evaluator;
    private final OutputStore outputs;
    private final Clock clock;
    private final Signals signals;

    public OperateJobs(
            UnitOfWork unitOfWork,
            PinnedWorkflows workflows,
            DagEvaluator evaluator,
            OutputStore outputs,
            Clock clock,
            Signals signals) {
        this.unitOfWork = unitOfWork;
        this.workflows = workflows;
        this.evaluator = evaluator;
        this.outputs = outputs;
        this.clock = clock;
        this.signals = signals;
    }

    @Override
    public Answer act(Request request) {
        Done done;
        try {
            done = Answers.inTransaction(unitOfWork, stores -> act(stores, request));
        } catch (RolledBack e) {
            return e.answer();
        }
        announce(done);
        return done.answer();
    }

    /**
     * What was committed.
     *
     * @param queues on which tasks of the job may wait now
     */
    private record Done(Answer answer, Set<QueueName> queues) {}

    /** Takes a transaction back: it was a dry run, or there was nothing to do. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        RolledBack(Answer answer) {
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    private Done act(Stores stores, Request request) {
        Job job =
                stores.jobs().seize(request.job()).orElseThrow(() -> JobViews.noJob(request.job()));
        WorkflowGraph graph = workflows.graph(stores, job.workflow());
        JobStep step = step(stores, graph, job, request.action());
        OperatorHand hand = new OperatorHand(request.actor(), request.reason());
        Map<NodeId, Map<NodeStatus, Integer>> counts = counts(stores, graph, request);
        List<Effect> later = whenResumed(stores, graph, job, request, counts);
        ActionOutcome outcome = step.act(request.action(), hand, counts);
        switch (outcome) {
            case ActionOutcome.Refused(var code, String sentence) -> {
                throw code.value().endsWith("_NOT_FOUND")
                        ? Refused.notFound(code.value(), sentence)
                        : Refused.conflict(code.value(), sentence);
            }
            case ActionOutcome.Nothing(String sentence) ->
                    throw new RolledBack(new Answer(job, false, sentence, List.of()));
            case ActionOutcome.Done _ -> write(stores, step, request);
        }
        List<Effect> effects = later.isEmpty() ? step.effects() : later;
        Answer answer = new Answer(step.job(), true, done(request), effects);
        if (request.dryRun()) {
            throw new RolledBack(answer);
        }
        return new Done(answer, graph.definition().queues());
    }

    /** A paused job does not go on; what an action will mean for it is tried without writing. */
    private List<Effect> whenResumed(
            Stores stores,
            WorkflowGraph graph,
            Job job,
            Request request,
            Map<NodeId, Map<NodeStatus, Integer>> counts) {
        if (job.status() != JobStatus.PAUSED || !isAboutNodes(request.action())) {
            return List.of();
        }
        JobStep trial = step(stores, graph, job, request.action());
        OperatorHand hand = new OperatorHand(request.actor(), null);
        trial.act(new OperatorAction.Resume(), hand, counts);
        trial.act(request.action(), hand, counts);
        trial.advance(evaluator, new StoredChildren(stores.children(), job.id(), Map.of()));
        return trial.effects();
    }

    private JobStep step(Stores stores, WorkflowGraph graph, Job job, OperatorAction action) {
        Map<ChildId, NodeState> children = new HashMap<>();
        if (action instanceof OperatorAction.Retry(NodeId node) && node != null) {
            graph.child(node)
                    .map(child -> stores.children().find(Map.of(job.id(), List.of(child))))
                    .map(found -> found.get(job.id()))
                    .ifPresent(children::putAll);
        }
        return new JobStep(graph, job, children, outputs, clock.now());
    }

    private static Map<NodeId, Map<NodeStatus, Integer>> counts(
            Stores stores, WorkflowGraph graph, Request request) {
        Map<NodeId, Map<NodeStatus, Integer>> counts = new HashMap<>();
        graph.definition()
                .nodes()
                .forEach((id, node) -> {
                    if (node instanceof FanOutNode) {
                        counts.put(id, stores.children().count(new FanOut(request.job(), id)));
                    }
                });
        return counts;
    }

    private void write(Stores stores, JobStep step, Request request) {
        JobId job = request.job();
        StepWriter.writeAction(stores, step);
        step.advance(evaluator, new StoredChildren(stores.children(), job, Map.of()));
        if (isAboutNodes(request.action()) && step.job().status() == JobStatus.FAILED) {
            throw stillFails(step.job());
        }
        StepWriter.write(stores, List.of(step));
        switch (request.action()) {
            case OperatorAction.Pause _ -> stores.queue().hold(job);
            case OperatorAction.Resume _ -> stores.queue().release(job);
            default -> {}
        }
    }

    private static boolean isAboutNodes(OperatorAction action) {
        return action instanceof OperatorAction.Retry
                || action instanceof OperatorAction.Rerun
                || action instanceof OperatorAction.Skip;
    }

    private static Refused stillFails(Job job) {
        String why = job.failure() == null ? "" : job.failure().message();
        return Refused.conflict(
                "JOB_STILL_FAILS",
                "the job would fail again at once (%s); retry or skip what failed there as well"
                        .formatted(why));
    }

    private static String done(Request request) {
        String verb = request.action().verb();
        return request.dryRun()
                ? "nothing was changed; this is what %s would do".formatted(verb)
                : "%s done".formatted(verb);
    }

    private void announce(Done done) {
        Job job = done.answer().job();
        signals.jobsWait();
        signals.tasksWait(done.queues());
        signals.jobs().changed(List.of(job.id()));
        if (job.status().isTerminal()) {
            signals.ended().accept(job.id());
        }
    }
}
