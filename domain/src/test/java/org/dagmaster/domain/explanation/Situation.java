package org.dagmaster.domain.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands at noon, of the workflow start -> (a, b) -> c, start -> split -> join; all
 * tasks are for the queue {@code light}, have two retries and one minute. Unless it is told
 * otherwise, an orchestrator carries the job on, and two workers serve the queue.
 */
final class Situation {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final JobId JOB = new JobId(new UUID(1, 2));
    static final String ID = JOB.toString();
    static final NodeState DONE = new NodeState.Completed(1, Output.NONE);
    static final Failure BUSY = Failure.transientFailure(new ErrorCode("BUSY"), "not now.");

    private final JobStatus status;
    private final Map<NodeId, NodeState> nodes = new LinkedHashMap<>();
    private final Map<NodeId, Facts.LastFailure> failures = new HashMap<>();
    private final Map<NodeId, Facts.Place> places = new HashMap<>();
    private final Map<NodeId, Facts.Retries> retries = new HashMap<>();
    private final List<Facts.Attempt> attempts = new ArrayList<>();
    private @Nullable WorkflowGraph graph = SmallWorkflow.usual();
    private Facts.@Nullable Owner owner;
    private int orchestrators = 1;
    private Facts.@Nullable Hand hand;
    private Facts.Service service = new Facts.Service(37, 2, 4);

    private Situation(JobStatus status) {
        this.status = status;
        this.owner = new Facts.Owner(new OwnerId("orchestrator-1"), true, NOON.plusSeconds(8));
        nodes.put(id("start"), DONE);
    }

    static Situation running() {
        return new Situation(JobStatus.RUNNING);
    }

    /** As an operator leaves it: nobody owns it. */
    static Situation paused(@Nullable String reason) {
        Situation situation = new Situation(JobStatus.PAUSED).unowned(1);
        situation.hand = new Facts.Hand("olga", reason, ago(300));
        return situation;
    }

    /** Its orchestrator is dead, and another one alive. */
    static Situation orphanedJob() {
        return running().orphaned(ago(3), 1);
    }

    static Situation in(JobStatus status) {
        return new Situation(status);
    }

    static Instant ago(int seconds) {
        return NOON.minusSeconds(seconds);
    }

    static Instant in(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** A fan_out at work for a minute, of which child 7 was the first to fail, if one has. */
    static NodeState fanOut(int total, int created, int completed, int failed) {
        Failure cause = Failure.transientFailure(new ErrorCode("BUSY"), "child 7: not now.");
        return new NodeState.FanningOut(
                1,
                ago(60),
                new FanOutCounts(total, created, completed, failed),
                failed == 0 ? null : cause);
    }

    Situation unowned(int alive) {
        owner = null;
        orchestrators = alive;
        return this;
    }

    Situation orphaned(@Nullable Instant aliveUntil, int alive) {
        owner = new Facts.Owner(new OwnerId("orchestrator-1"), false, aliveUntil);
        orchestrators = alive;
        return this;
    }

    Situation by(String actor) {
        hand = new Facts.Hand(actor, null, ago(7200));
        return this;
    }

    Situation byNobodyKnown() {
        hand = null;
        return this;
    }

    Situation unreadable() {
        graph = null;
        return this;
    }

    Situation wide(int tasks) {
        graph = SmallWorkflow.wide(tasks);
        return this;
    }

    Situation node(String node, NodeState state) {
        nodes.put(id(node), state);
        return this;
    }

    Situation dispatched(String node, int attempt, int secondsAgo) {
        return node(node, new NodeState.Dispatched(attempt, 0, ago(secondsAgo)));
    }

    Situation failedWith(String node, Failure failure, int secondsAgo) {
        failures.put(id(node), new Facts.LastFailure(failure, ago(secondsAgo)));
        return this;
    }

    Situation queued(String node, int tasks) {
        places.put(id(node), new Facts.Place(tasks, 0));
        return this;
    }

    Situation held(String node, int tasks) {
        places.put(id(node), new Facts.Place(0, tasks));
        return this;
    }

    Situation retrying(String node, int children, Instant next) {
        retries.put(id(node), new Facts.Retries(children, next));
        return this;
    }

    Situation service(int tasks, int workers, int slots) {
        service = new Facts.Service(tasks, workers, slots);
        return this;
    }

    Situation leased(String node, int attempt, int secondsAgo, @Nullable Progress progress) {
        return leased(node, attempt, secondsAgo, true, in(9), progress);
    }

    Situation lost(String node, int attempt, @Nullable Instant aliveUntil) {
        return leased(node, attempt, 20, false, aliveUntil, null);
    }

    private Situation leased(
            String node,
            int attempt,
            int secondsAgo,
            boolean isAlive,
            @Nullable Instant aliveUntil,
            @Nullable Progress progress) {
        attempts.add(
                new Facts.Attempt(
                        new TaskId(JOB, id(node), attempt),
                        new WorkerId("worker-1"),
                        isAlive,
                        aliveUntil,
                        ago(secondsAgo),
                        SmallWorkflow.TIMEOUT,
                        progress));
        return this;
    }

    Facts facts() {
        boolean isOver = status.isTerminal();
        Failure failure = Failure.permanent(new ErrorCode("BROKEN"), "node 'a': it broke.");
        Job job =
                new Job(
                        JOB,
                        SmallWorkflow.REF,
                        status,
                        Map.of(),
                        status == JobStatus.PENDING ? Map.of() : nodes,
                        9,
                        ago(3600),
                        ago(3599),
                        isOver ? ago(7200) : null,
                        null,
                        status == JobStatus.FAILED ? failure : null);
        return new Facts(
                job,
                graph,
                NOON,
                owner,
                orchestrators,
                hand,
                failures,
                places,
                attempts,
                retries,
                Map.of(SmallWorkflow.LIGHT, service));
    }

    List<Wait> waits() {
        return Explainer.explain(facts());
    }

    /** What is told of a node, or of the job as a whole; null if nothing is. */
    @Nullable Wait about(@Nullable String node) {
        NodeId wanted = node == null ? null : id(node);
        return waits().stream()
                .filter(wait -> Objects.equals(wait.node(), wanted))
                .findFirst()
                .orElse(null);
    }

    private static NodeId id(String name) {
        return new NodeId(name);
    }
}
