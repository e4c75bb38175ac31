package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.DefinitionChecks;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.SourceMap;
import org.dagmaster.domain.workflow.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Workflows that are made up from a seed: 5 to 40 nodes with branches, merges, fan_outs of up to 50
 * children (now and then more than are created at once), fan_ins, several ends, retries and broken
 * templates. Each job runs in several orders. A failure tells the seed.
 */
class GeneratedWorkflowsTest {

    private static final int GRAPHS = 2_000;
    private static final int ORDERS = 3;
    private static final Set<HandlerName> HANDLERS = Set.of(new HandlerName("echo"));

    @Test
    void everyJobEndsAsTheDesignSaysInWhicheverOrderItsTasksEnd() {
        Map<JobStatus, Integer> ends = new EnumMap<>(JobStatus.class);
        for (long seed = 0; seed < GRAPHS; seed++) {
            ends.merge(end(seed), 1, Integer::sum);
        }

        // Both have to be common, or the properties are tried on too little.
        assertThat(ends.values()).hasSize(2).allMatch(count -> count > GRAPHS / 3);
    }

    private static JobStatus end(long seed) {
        GeneratedWorkflow workflow = WorkflowGenerator.generate(seed);
        assertThat(problems(workflow)).as("seed %d", seed).isEmpty();
        WorkflowGraph graph = WorkflowGraph.of(workflow.definition());
        ReferenceWorkflow reference = new ReferenceWorkflow(workflow.definition());
        JobStatus status = null;
        Map<String, @Nullable Object> result = Map.of();
        for (int order = 0; order < ORDERS; order++) {
            String what = "seed %d, order %d".formatted(seed, order);
            RandomRun random =
                    new RandomRun(workflow, graph, new Random(seed * ORDERS + order), what);
            Run run = random.untilTheEnd();
            new Properties(random, reference, what).check();
            if (status == null) {
                status = run.job().status();
                result = Agreement.resultOf(run);
            }
            assertThat(run.job().status()).as(what).isEqualTo(status);
            assertThat(Agreement.resultOf(run)).as(what).isEqualTo(result);
        }
        return status;
    }

    private static List<DefinitionProblem> problems(GeneratedWorkflow workflow) {
        SourceMap nowhere = new SourceMap("generated.yaml", Map.of());
        return DefinitionChecks.check(
                        workflow.definition(), nowhere, Map.of(), Vocabulary.of(HANDLERS), true)
                .stream()
                .filter(DefinitionProblem::isError)
                .toList();
    }

    /** What is true of every job that has ended. */
    private record Properties(RandomRun random, ReferenceWorkflow workflow, String what) {

        void check() {
            Run run = random.run();
            Replay replay = Replay.of(workflow, run.events(), what);
            assertThat(replay.job()).as(what).isEqualTo(run.job().status());
            assertThat(replay.states()).as(what).isEqualTo(statuses(run));
            assertThat(replay.states().values()).as(what).allMatch(NodeStatus::isTerminal);
            for (NodeDefinition node : workflow.nodes()) {
                if (node instanceof FanInNode) {
                    assertThat(replay.endings(node.id())).as(what).isLessThanOrEqualTo(1);
                }
            }
            ReferenceEvaluator expected = new ReferenceEvaluator(workflow, random.facts());
            random.params().forEach((node, params) -> checkParams(node, params, expected));
        }

        private static Map<NodeId, NodeStatus> statuses(Run run) {
            Map<NodeId, NodeStatus> statuses = new HashMap<>();
            run.graph()
                    .order()
                    .forEach(node -> statuses.put(node.id(), run.job().node(node.id()).status()));
            run.children().forEach((child, state) -> statuses.put(child.node(), state.status()));
            return statuses;
        }

        private void checkParams(
                NodeId node, Map<String, @Nullable Object> params, ReferenceEvaluator expected) {
            WorkflowGraph graph = random.run().graph();
            Map<String, @Nullable Object> template = graph.task(node).params();
            Optional<ChildId> child = graph.child(node);
            assertThat(params)
                    .as(what)
                    .isEqualTo(
                            child.isPresent()
                                    ? ofChild(child.get(), template, expected)
                                    : expected.templates().read(template));
        }

        private @Nullable Object ofChild(
                ChildId child,
                Map<String, @Nullable Object> template,
                ReferenceEvaluator expected) {
            FanOutNode fanOut = (FanOutNode) random.run().graph().definition().node(child.fanOut());
            List<?> elements = expected.templates().elements(fanOut).orElseThrow();
            Map<String, @Nullable Object> scope = new HashMap<>();
            scope.put("item", elements.get(child.index()));
            scope.put("index", child.index());
            return new WholeReferences().resolve(template, scope);
        }
    }
}
