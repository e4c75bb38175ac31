package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;

/** Walks every action through every state of a job and of the node it names. */
class OperatorActionTableTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeId NODE = Dags.id("x");
    private static final Failure BROKEN = Failure.permanent(new ErrorCode("BROKEN"), "it broke");

    private static final List<OperatorAction> ACTIONS =
            List.of(
                    new OperatorAction.Cancel(),
                    new OperatorAction.Pause(),
                    new OperatorAction.Resume(),
                    new OperatorAction.Retry(NODE),
                    new OperatorAction.Rerun(NODE),
                    new OperatorAction.Skip(NODE));

    /** The states that a node can be in while its job is in one. */
    private static final Map<JobStatus, List<NodeStatus>> TOGETHER = new LinkedHashMap<>();

    static {
        List<NodeStatus> live =
                List.of(
                        NodeStatus.PENDING,
                        NodeStatus.READY,
                        NodeStatus.DISPATCHED,
                        NodeStatus.RUNNING,
                        NodeStatus.COMPLETED,
                        NodeStatus.FAILED,
                        NodeStatus.SKIPPED);
        TOGETHER.put(JobStatus.PENDING, List.of(NodeStatus.PENDING));
        TOGETHER.put(JobStatus.RUNNING, live);
        TOGETHER.put(JobStatus.PAUSED, live);
        TOGETHER.put(
                JobStatus.COMPLETED,
                List.of(NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.SKIPPED));
        List<NodeStatus> cutShort =
                List.of(
                        NodeStatus.COMPLETED,
                        NodeStatus.FAILED,
                        NodeStatus.SKIPPED,
                        NodeStatus.CANCELLED);
        TOGETHER.put(JobStatus.FAILED, cutShort);
        TOGETHER.put(JobStatus.CANCELLED, cutShort);
    }

    @Test
    void thePageTellsWhatEveryActionDoesInEveryState() throws IOException {
        String page = Files.readString(Path.of("../docs/operator-actions.md"));

        assertThat(page).contains(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| job | node | ");
        ACTIONS.forEach(action -> table.append(action.verb()).append(" | "));
        table.append("\n|---|---|").append("---|".repeat(ACTIONS.size())).append('\n');
        TOGETHER.forEach(
                (job, nodes) -> nodes.forEach(node -> table.append(row(job, node)).append('\n')));
        return table.toString().replace("| \n", "|\n");
    }

    private static String row(JobStatus job, NodeStatus node) {
        List<String> cells = new ArrayList<>(List.of(word(job), word(node)));
        for (OperatorAction action : ACTIONS) {
            cells.add(outcome(job(job, node), action));
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String outcome(Job job, OperatorAction action) {
        JobStep step = new JobStep(graph(), job, Map.of(), OutputKeeper.INLINE, NOW);
        ActionOutcome outcome = step.act(action, new OperatorHand("olga", null), Map.of());
        return switch (outcome) {
            case ActionOutcome.Done _ -> {
                assertThat(step.changedAnything()).isTrue();
                yield "job " + word(step.job().status()) + ", node " + word(stateAfter(step));
            }
            case ActionOutcome.Nothing _ -> {
                assertThat(step.changedAnything()).isFalse();
                yield "-";
            }
            case ActionOutcome.Refused refused -> {
                assertThat(step.changedAnything()).isFalse();
                yield "`" + refused.code() + "`";
            }
        };
    }

    private static NodeStatus stateAfter(JobStep step) {
        return step.job().node(NODE).status();
    }

    private static WorkflowGraph graph() {
        return Dags.startingAt("x").task("x", "y").task("y", "end").end();
    }

    private static Job job(JobStatus status, NodeStatus node) {
        Map<NodeId, NodeState> nodes = new LinkedHashMap<>();
        if (status != JobStatus.PENDING) {
            nodes.put(Dags.id("start"), new NodeState.Completed(1, Output.NONE));
        }
        if (node != NodeStatus.PENDING) {
            nodes.put(NODE, state(node));
        }
        return new Job(
                new JobId(new UUID(1, 2)),
                Dags.REF,
                status,
                Map.of(),
                nodes,
                9,
                NOW,
                status == JobStatus.PENDING ? null : NOW,
                status.isTerminal() ? NOW : null,
                status == JobStatus.COMPLETED ? Output.NONE : null,
                status == JobStatus.FAILED ? BROKEN : null);
    }

    private static NodeState state(NodeStatus status) {
        return switch (status) {
            case PENDING -> new NodeState.Pending(0);
            case READY -> new NodeState.Ready(1, 0, NOW.plusSeconds(60));
            case DISPATCHED -> new NodeState.Dispatched(1, 0, NOW);
            case RUNNING -> new NodeState.Running(1, 0, Run.WORKER, NOW);
            case COMPLETED -> new NodeState.Completed(1, Output.NONE);
            case FAILED -> new NodeState.Failed(1, BROKEN);
            case SKIPPED -> new NodeState.Skipped(0);
            case CANCELLED -> new NodeState.Cancelled(1);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
