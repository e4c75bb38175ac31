package org.dagmaster.simulation;

import static org.dagmaster.simulation.Violation.require;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.IllegalTransition;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Gathering;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.simulation.Dependencies.Standing;

/** A job as its events tell it, from the first to the newest that was seen. */
final class History {

    private final WorkflowDefinition definition;
    private final Gathering gathering;
    private final Dependencies dependencies;
    private final Replay replay = new Replay();
    private final Map<NodeId, Object> branches = new HashMap<>();

    /** Those that became ready for no other reason than to fail. */
    private final Set<NodeId> early = new HashSet<>();

    private JobStatus status = JobStatus.PENDING;
    private long seen;

    History(WorkflowDefinition definition) {
        this.definition = definition;
        this.gathering = Gathering.of(definition);
        this.dependencies = new Dependencies(definition);
    }

    long seen() {
        return seen;
    }

    /** Goes on with what happened meanwhile. */
    void play(List<JobEvent> news) {
        for (JobEvent event : news) {
            require(
                    event.seq() == seen + 1,
                    Invariant.EVENTS,
                    "event %d of job %s follows event %d",
                    event.seq(),
                    event.job(),
                    seen);
            seen = event.seq();
            play(event);
        }
    }

    private void play(JobEvent event) {
        NodeId node = event.node();
        if (node != null) {
            checkStart(event, node);
        }
        try {
            status = moved(status, event.type());
            replay.play(event);
        } catch (IllegalTransition e) {
            String detail =
                    "event %d of job %s, %s of %s, is no move of the table: %s"
                            .formatted(
                                    event.seq(),
                                    event.job(),
                                    event.type(),
                                    event.node(),
                                    e.getMessage());
            throw new Violation(Invariant.MOVES, detail, e);
        }
        if (node != null && event.type() == EventType.NODE_COMPLETED) {
            Object branch = event.detail().get("branch");
            if (branch != null) {
                branches.put(node, branch);
            }
            if (definition.nodes().get(node) instanceof FanInNode) {
                requireGatheredWhole(event, node);
            }
        }
    }

    /** A fan_in may fail with the first child that failed; it then does not wait for the rest. */
    private void checkStart(JobEvent event, NodeId node) {
        boolean mustFail = early.remove(node);
        require(
                !mustFail || event.type() != EventType.NODE_COMPLETED,
                Invariant.FAN_INS,
                "%s of job %s completed though a child had failed",
                node,
                event.job());
        if (event.type() != EventType.NODE_READY) {
            return;
        }
        if (definition.nodes().get(node) instanceof FanInNode fanIn && hasFailedChild(fanIn)) {
            early.add(node);
        } else {
            dependencies.requireMet(node, new Standing(event.job(), replay.states(), branches));
        }
    }

    private boolean hasFailedChild(FanInNode fanIn) {
        return fanIn.onChildFailure() == OnChildFailure.FAIL
                && gathering.sourcesOf(fanIn.id()).stream()
                        .anyMatch(fanOut -> replay.hasFailedChild(fanOut.id()));
    }

    private static JobStatus moved(JobStatus before, EventType event) {
        return switch (event) {
            case JOB_STARTED, JOB_RESUMED -> before.to(JobStatus.RUNNING);
            case JOB_COMPLETED -> before.to(JobStatus.COMPLETED);
            case JOB_FAILED -> before.to(JobStatus.FAILED);
            case JOB_CANCELLED -> before.to(JobStatus.CANCELLED);
            case JOB_PAUSED -> before.to(JobStatus.PAUSED);
            case JOB_CHANGED -> before.canBeTakenUp() ? before.takeUp() : before;
            case JOB_CREATED,
                    NODE_READY,
                    NODE_DISPATCHED,
                    NODE_STARTED,
                    NODE_COMPLETED,
                    NODE_FAILED,
                    NODE_RETRIED,
                    NODE_SKIPPED,
                    NODE_CANCELLED,
                    NODE_RESET,
                    FAN_OUT_EXPANDED,
                    NODE_TIMED_OUT,
                    TEMPLATE_FAILED,
                    CHECKPOINT_SAVED,
                    OWNERSHIP_CLAIMED ->
                    before;
        };
    }

    private void requireGatheredWhole(JobEvent event, NodeId fanIn) {
        for (FanOutNode fanOut : gathering.sourcesOf(fanIn)) {
            if (replay.states().get(fanOut.id()) == NodeStatus.COMPLETED) {
                require(
                        replay.hasOnlyEndedChildren(fanOut.id()),
                        Invariant.FAN_INS,
                        "%s of job %s fired before all children of %s had ended",
                        fanIn,
                        event.job(),
                        fanOut.id());
            }
        }
    }

    /** Whether the job and its nodes and children stand where the events say. */
    void requireToldBy(Job job, Map<NodeId, NodeState> states) {
        require(
                job.lastEvent() == seen,
                Invariant.EVENTS,
                "job %s says its newest event is %d, but it is %d",
                job.id(),
                job.lastEvent(),
                seen);
        require(
                job.status() == status,
                Invariant.EVENTS,
                "job %s is %s, but by its events it is %s",
                job.id(),
                job.status(),
                status);
        Map<NodeId, NodeStatus> told = replay.states();
        states.forEach((node, state) ->
                require(
                        told.get(node) == state.status(),
                        Invariant.EVENTS,
                        "%s of job %s is %s, but by its events it is %s",
                        node,
                        job.id(),
                        state.status(),
                        told.get(node)));
        require(
                told.size() == states.size(),
                Invariant.EVENTS,
                "the events of job %s tell of %s, but stored are %s",
                job.id(),
                told.keySet(),
                states.keySet());
    }
}
