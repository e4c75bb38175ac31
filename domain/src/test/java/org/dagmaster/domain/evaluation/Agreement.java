package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job stands exactly as {@link ReferenceEvaluator} says, by all that has been heard so
 * far. In whichever order it was heard: a job whose end is not yet decided depends on what is known
 * alone. When it is decided, whatever has not ended is CANCELLED.
 */
final class Agreement {

    private final Run run;
    private final Facts facts;
    private final ReferenceEvaluator expected;
    private final boolean isOver;
    private final Supplier<String> what;

    private Agreement(Run run, ReferenceWorkflow workflow, Facts facts, Supplier<String> what) {
        this.run = run;
        this.facts = facts;
        this.what = what;
        this.expected = new ReferenceEvaluator(workflow, facts);
        this.isOver = expected.status() != JobStatus.RUNNING;
    }

    static void check(Run run, ReferenceWorkflow workflow, Facts facts, Supplier<String> what) {
        new Agreement(run, workflow, facts, what).check();
    }

    private void check() {
        assertThat(run.job().status()).as(what).isEqualTo(expected.status());
        assertThat(standings(run)).as(what).isEqualTo(expectedStandings());
        for (NodeDefinition node : run.graph().definition().nodes().values()) {
            if (expected.fate(node.id()) == Fate.COMPLETED) {
                assertThat(output(run.job().node(node.id())))
                        .as(what)
                        .isEqualTo(expected.output(node.id()));
            }
        }
        if (run.job().status() == JobStatus.COMPLETED) {
            assertThat(resultOf(run)).as(what).isEqualTo(expected.result());
        } else if (run.job().status() == JobStatus.FAILED) {
            assertThat(culprit(run.job())).as(what).isIn(expected.culprits());
        }
    }

    /** The result of a job but for what tells of the run itself. */
    static Map<String, @Nullable Object> resultOf(Run run) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(run.result());
        result.remove("_provenance");
        return result;
    }

    /** How nodes and children stand; all the states of those at work are RUNNING here. */
    static Map<NodeId, NodeStatus> standings(Run run) {
        Map<NodeId, NodeStatus> standings = new LinkedHashMap<>();
        for (NodeId node : run.graph().definition().nodes().keySet()) {
            standings.put(node, standing(run.job().node(node)));
        }
        run.children().forEach((child, state) -> standings.put(child.node(), standing(state)));
        return standings;
    }

    private static NodeStatus standing(NodeState state) {
        return switch (state.status()) {
            case READY, DISPATCHED, RUNNING -> NodeStatus.RUNNING;
            case PENDING, COMPLETED, FAILED, SKIPPED, CANCELLED -> state.status();
        };
    }

    private Map<NodeId, NodeStatus> expectedStandings() {
        Map<NodeId, NodeStatus> standings = new LinkedHashMap<>();
        for (NodeDefinition node : run.graph().definition().nodes().values()) {
            Fate fate = expected.fate(node.id());
            standings.put(node.id(), status(fate));
            if (node instanceof FanOutNode fanOut) {
                expectedChildren(fanOut, fate, standings);
            }
        }
        return standings;
    }

    private void expectedChildren(FanOutNode fanOut, Fate fate, Map<NodeId, NodeStatus> standings) {
        boolean hasBegun = fate == Fate.WORKS || fate == Fate.COMPLETED || fate == Fate.FAILED;
        int count =
                hasBegun
                        ? expected.templates().elements(fanOut).map(java.util.List::size).orElse(0)
                        : 0;
        boolean isCutShort = isOver || fate == Fate.FAILED;
        for (int index = 0; index < count; index++) {
            ChildId child = new ChildId(fanOut.id(), index);
            // Of a large one, not all may have come into being before it was cut short.
            if (!isCutShort || run.children().containsKey(child)) {
                standings.put(child.node(), status(facts.outcomes().get(child.node()), isCutShort));
            }
        }
    }

    private static NodeStatus status(@Nullable Outcome outcome, boolean isCutShort) {
        return switch (outcome) {
            case null -> isCutShort ? NodeStatus.CANCELLED : NodeStatus.RUNNING;
            case Outcome.Success _ -> NodeStatus.COMPLETED;
            case Outcome.Failure _ -> NodeStatus.FAILED;
        };
    }

    private NodeStatus status(Fate fate) {
        return switch (fate) {
            case WAITS, LOST -> isOver ? NodeStatus.CANCELLED : NodeStatus.PENDING;
            case WORKS -> isOver ? NodeStatus.CANCELLED : NodeStatus.RUNNING;
            case COMPLETED -> NodeStatus.COMPLETED;
            case FAILED -> NodeStatus.FAILED;
            case SKIPPED -> NodeStatus.SKIPPED;
        };
    }

    private static Map<String, @Nullable Object> output(NodeState state) {
        return state instanceof NodeState.Completed(_, Output.Inline(var value)) ? value : Map.of();
    }

    /** "node 'x': ..." */
    private static NodeId culprit(Job job) {
        String message = Optional.ofNullable(job.failure()).orElseThrow().message();
        return new NodeId(message.split("'", 3)[1]);
    }
}
