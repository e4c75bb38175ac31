package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.evaluation.Decision.Birth;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskSpec;
import org.jspecify.annotations.Nullable;

/** What decisions about nodes do to a job, and the tasks that follow from them. */
final class TakenDecisions {

    private final WorkflowGraph graph;
    private final JobId job;
    private final JobMoves moves;
    private final OutputKeeper keeper;
    private final Instant now;
    private final List<TaskMessage> dispatched = new ArrayList<>();

    TakenDecisions(
            WorkflowGraph graph, JobId job, JobMoves moves, OutputKeeper keeper, Instant now) {
        this.graph = graph;
        this.job = job;
        this.moves = moves;
        this.keeper = keeper;
        this.now = now;
    }

    List<TaskMessage> dispatched() {
        return dispatched;
    }

    void dispatch(NodeId node, Map<String, @Nullable Object> params) {
        NodeState.Ready ready = ready(node);
        int attempt = ready.attempt() + 1;
        moves.move(node, new NodeState.Dispatched(attempt, ready.spared(), now));
        String queue = put(node, attempt, params);
        moves.event(now, EventType.NODE_DISPATCHED, node, Details.of(attempt, "queue", queue));
    }

    void complete(NodeId node, Map<String, @Nullable Object> output) {
        boolean isFanOut = moves.state(node) instanceof NodeState.FanningOut;
        int attempt = isFanOut ? moves.state(node).attempt() : ready(node).attempt() + 1;
        moves.move(node, new NodeState.Completed(attempt, kept(node, attempt, output)));
        moves.event(now, EventType.NODE_COMPLETED, node, completionDetail(output));
    }

    void fail(NodeId node, Failure cause) {
        boolean isFanOut = moves.state(node) instanceof NodeState.FanningOut;
        int attempt = isFanOut ? moves.state(node).attempt() : ready(node).attempt();
        moves.move(node, new NodeState.Failed(attempt, cause));
        boolean template = cause.code().equals(ErrorCode.TEMPLATE_FAILED);
        EventType type = template ? EventType.TEMPLATE_FAILED : EventType.NODE_FAILED;
        moves.event(now, type, node, Details.of(attempt, cause));
    }

    void skip(NodeId node) {
        moves.move(node, new NodeState.Skipped(moves.state(node).attempt()));
        moves.event(now, EventType.NODE_SKIPPED, node, Map.of());
    }

    void fanOut(NodeId node, int total) {
        int attempt = ready(node).attempt() + 1;
        moves.fanOut(node, NodeState.FanningOut.begin(attempt, now, total));
        moves.event(now, EventType.NODE_DISPATCHED, node, Details.of(attempt, "children", total));
        if (total == 0) {
            expanded(node, 0, 0);
        }
    }

    /** One event tells of all of them: that of a child would only say what this one says. */
    void expand(NodeId node, List<Birth> births) {
        int from = ((NodeState.FanningOut) moves.state(node)).counts().created();
        int index = from;
        for (Birth birth : births) {
            ChildId child = new ChildId(node, index++);
            switch (birth) {
                case Birth.Dispatched(int attempts, var params) -> {
                    moves.bear(child, birth.state(now));
                    put(child.node(), attempts + 1, params);
                }
                case Birth.Failed _ -> moves.bear(child, birth.state(now));
                case Birth.Kept(NodeState ended) -> moves.keep(child, ended);
            }
        }
        expanded(node, from, births.size());
        tellFailures(node, from, births);
    }

    void dispatchChild(ChildId child, Map<String, @Nullable Object> params) {
        dispatch(child.node(), params);
    }

    private void expanded(NodeId node, int from, int count) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("from", from);
        detail.put("count", count);
        moves.event(now, EventType.FAN_OUT_EXPANDED, node, detail);
    }

    private void tellFailures(NodeId node, int from, List<Birth> births) {
        for (int i = 0; i < births.size(); i++) {
            if (births.get(i) instanceof Birth.Failed(int attempts, Failure failure)) {
                NodeId child = new ChildId(node, from + i).node();
                moves.event(now, EventType.TEMPLATE_FAILED, child, Details.of(attempts, failure));
            }
        }
    }

    /** Puts the task on its queue, and tells which that is. */
    private String put(NodeId node, int attempt, Map<String, @Nullable Object> params) {
        TaskSpec task = graph.task(node);
        TaskId id = new TaskId(job, node, attempt);
        dispatched.add(new TaskMessage(id, task.queue(), task.handler(), params, task.timeout()));
        return task.queue().value();
    }

    private NodeState.Ready ready(NodeId node) {
        NodeState state = moves.state(node);
        if (state instanceof NodeState.Ready ready) {
            return ready;
        }
        NodeState.Ready ready = NodeState.Ready.afresh(state.attempt());
        moves.move(node, ready);
        moves.event(now, EventType.NODE_READY, node, Map.of());
        return ready;
    }

    private Output kept(NodeId node, int attempt, Map<String, @Nullable Object> output) {
        // Which branch was taken is asked at every step.
        boolean isAsked = graph.definition().node(node) instanceof ConditionalNode;
        return isAsked ? Output.of(output) : keeper.keep(job, node + "/" + attempt, output);
    }

    private static Map<String, @Nullable Object> completionDetail(
            Map<String, @Nullable Object> output) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        if (output.containsKey(Edge.BRANCH)) {
            detail.put(Edge.BRANCH, output.get(Edge.BRANCH));
        }
        return detail;
    }
}
