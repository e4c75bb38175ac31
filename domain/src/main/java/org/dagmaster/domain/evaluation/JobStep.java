package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One step of one job: takes reports and decisions, and gathers everything that must be written in
 * the same transaction. Every move of a state goes through here, along the tables, with its event.
 */
public final class JobStep {

    private final WorkflowGraph graph;
    private final Job before;
    private final OutputKeeper keeper;
    private final Instant now;
    private final JobMoves moves;
    private final TakenDecisions decisions;
    private final TaskReports reports;

    private final JobHeader header;
    private @Nullable Job after;
    private int knownMoves;
    private final List<TaskReport> ended = new ArrayList<>();
    private Map<NodeId, Map<NodeStatus, Integer>> children = Map.of();

    /**
     * @param children those that reports are about, or that are due
     */
    public JobStep(
            WorkflowGraph graph,
            Job job,
            Map<ChildId, ? extends NodeState> children,
            OutputKeeper keeper,
            Instant now) {
        this.graph = graph;
        this.before = job;
        this.keeper = keeper;
        this.now = now;
        this.moves = new JobMoves(graph, job, children);
        this.decisions = new TakenDecisions(graph, job.id(), moves, keeper, now);
        this.reports = new TaskReports(graph, moves, now);
        this.header = new JobHeader(job, now);
    }

    /** Ends a job that cannot be carried on, such as one whose pinned workflow cannot be read. */
    public static JobStep abandon(Job job, Failure cause, Instant now) {
        WorkflowDefinition unknown =
                new WorkflowDefinition(job.workflow(), "", "", Map.of(), Map.of());
        JobStep step =
                new JobStep(WorkflowGraph.of(unknown), job, Map.of(), OutputKeeper.INLINE, now)
                        .start();
        step.decide(new Decision.FailJob(cause));
        return step;
    }

    /** Lets a submitted job begin; does nothing for one that has begun. */
    public JobStep start() {
        if (header.status() == JobStatus.PENDING) {
            header.start();
            moves.event(now, EventType.JOB_STARTED, null, Map.of());
        }
        return this;
    }

    /**
     * Takes in what is heard of an attempt. A report of an attempt that is not the present one, or
     * of a node that no longer waits for one, is too late and changes nothing.
     */
    public JobStep report(TaskReport report) {
        if (reports.isPresent(report)) {
            if (!(report instanceof TaskReport.Started)) {
                ended.add(report);
            }
            reports.take(report);
        }
        return this;
    }

    /**
     * Does what an operator wants. Where that cannot be done, or need not, nothing is changed.
     *
     * @param children the states of all children in numbers, by fan_out
     */
    public ActionOutcome act(
            OperatorAction action,
            OperatorHand hand,
            Map<NodeId, Map<NodeStatus, Integer>> children) {
        this.children = children;
        return new Intervention(graph, header, moves, children, hand, now).act(action);
    }

    /** Carries the job as far as it can go. */
    public JobStep advance(DagEvaluator evaluator, Children children) {
        evaluator.evaluate(graph, job(), children, now).forEach(this::decide);
        return this;
    }

    /** The job before the step. */
    public Job before() {
        return before;
    }

    /** The job after the step, as far as it has come. Made anew only if something has moved. */
    public Job job() {
        Job known = after;
        if (known == null || knownMoves != moves.count()) {
            known = header.job(moves.nodes(), before.lastEvent() + moves.events().size());
            after = known;
            knownMoves = moves.count();
        }
        return known;
    }

    public Set<NodeId> changedNodes() {
        return moves.changedNodes();
    }

    /** Children that have moved since this was asked last. */
    public Map<ChildId, NodeState> takeChangedChildren() {
        Map<ChildId, NodeState> changed = new LinkedHashMap<>(moves.changedChildren());
        moves.changedChildren().clear();
        return changed;
    }

    /**
     * Fan_outs that ended before their children, since this was asked last: what is left of those
     * is to be cancelled.
     */
    public Set<NodeId> takeEndedFanOuts() {
        Set<NodeId> ended = new LinkedHashSet<>(moves.endedFanOuts());
        moves.endedFanOuts().clear();
        return ended;
    }

    /** What an operator's action does to many children at once, since this was asked last. */
    public List<ChildrenChange> takeChildrenChanges() {
        List<ChildrenChange> changes = new ArrayList<>(moves.childrenChanges());
        moves.childrenChanges().clear();
        return changes;
    }

    /** Nodes that begin from the start: checkpoints of them and their children are void. */
    public Set<NodeId> forgottenCheckpoints() {
        return moves.forgotten();
    }

    /** What an operator's action, and what followed from it, did to the nodes. */
    public List<ActionOutcome.Effect> effects() {
        return Effects.of(before, job(), moves, children);
    }

    public boolean headerChanged() {
        return header.status() != before.status();
    }

    public boolean changedAnything() {
        return !moves.events().isEmpty();
    }

    /** Whether the job can go on at once: a fan_out has children that are not there yet. */
    public boolean isUnfinished() {
        return header.status() == JobStatus.RUNNING
                && moves.nodes().values().stream().anyMatch(JobStep::isExpanding);
    }

    private static boolean isExpanding(NodeState state) {
        return state instanceof NodeState.FanningOut fanOut && !fanOut.counts().isExpanded();
    }

    public List<JobEvent> events() {
        return moves.events();
    }

    /** Tasks to put on their queues. */
    public List<TaskMessage> dispatched() {
        return decisions.dispatched();
    }

    /** The final reports that were taken in: attempts that are now history. */
    public List<TaskReport> endedAttempts() {
        return ended;
    }

    /** Attempts of nodes to take off queues and away from workers. */
    public List<TaskId> givenUp() {
        return moves.givenUp();
    }

    /** When the next retry of a node is due; null if none waits. */
    public static @Nullable Instant nextDue(Job job) {
        return earliest(job.nodes().values());
    }

    /** When the next of the children is due that this step had wait; null if there is none. */
    public @Nullable Instant childDue() {
        return earliest(moves.movedChildren());
    }

    private static @Nullable Instant earliest(Iterable<NodeState> states) {
        Instant next = null;
        for (NodeState state : states) {
            if (state instanceof NodeState.Ready(_, _, Instant due) && due != null) {
                next = next == null || due.isBefore(next) ? due : next;
            }
        }
        return next;
    }

    private void decide(Decision decision) {
        switch (decision) {
            case Decision.Dispatch(NodeId node, var params) -> decisions.dispatch(node, params);
            case Decision.Complete(NodeId node, var output) -> decisions.complete(node, output);
            case Decision.Fail(NodeId node, Failure cause) -> decisions.fail(node, cause);
            case Decision.Skip(NodeId node) -> decisions.skip(node);
            case Decision.FanOut(NodeId node, int total) -> decisions.fanOut(node, total);
            case Decision.Expand(NodeId node, var births) -> decisions.expand(node, births);
            case Decision.DispatchChild(ChildId child, var params) ->
                    decisions.dispatchChild(child, params);
            case Decision.CompleteJob(var outcome) -> complete(outcome);
            case Decision.FailJob(Failure cause) -> {
                moves.cancelTheRest(now);
                header.fail(cause);
                moves.event(now, EventType.JOB_FAILED, null, Details.of(0, cause));
            }
        }
    }

    private void complete(Map<String, @Nullable Object> outcome) {
        // An end with any_of may be reached though something beside it still runs, or never will;
        // so may one be while a node runs that an operator had tried again.
        moves.cancelTheRest(now);
        // A job may be taken up again and end a second time: what was kept never changes.
        String name = "result/" + (before.lastEvent() + moves.events().size());
        header.complete(keeper.keep(before.id(), name, outcome));
        moves.event(now, EventType.JOB_COMPLETED, null, Map.of());
    }
}
