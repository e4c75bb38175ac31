package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dagmaster.domain.evaluation.SmallShape.Kind;
import org.dagmaster.domain.workflow.DefinitionChecks;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.SourceMap;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;

/**
 * Small workflows, complete: after every report the job must stand as {@link ReferenceEvaluator}
 * says, whatever each task does, whichever branch is taken, and in all orders in which the tasks
 * can end.
 *
 * <ul>
 *   <li>Up to three inner nodes: all kinds, all wirings. A fan_out has 0, 1 or 2 children; with
 *       three inner nodes there are at most two children in all.
 *   <li>Four inner nodes: the kinds in {@link #FOURS} only, those that lead to no other node lead
 *       to the end, and every fan_out has one child.
 * </ul>
 *
 * The start leads to what nothing else leads to, and shapes that differ in names alone count once.
 * The numbers are asserted, so that a case that is lost is noticed.
 */
class SmallWorkflowsTest {

    /** What four nodes show that three do not: a fork, a merge and a gathering at once. */
    private static final List<List<Kind>> FOURS =
            List.of(
                    List.of(Kind.TASK, Kind.TASK, Kind.TASK, Kind.TASK),
                    List.of(Kind.TASK, Kind.FORK, Kind.SPLIT, Kind.JOIN),
                    List.of(Kind.SPLIT, Kind.SPLIT, Kind.JOIN, Kind.COLLECTING_JOIN));

    private static final Set<HandlerName> HANDLERS = Set.of(new HandlerName("echo"));

    private int workflows;
    private int jobs;
    private int reports;

    @Test
    void upToTwoNodesRunAsTheDesignSays() {
        for (int size = 0; size <= 2; size++) {
            SmallShapes.forEach(size, shape -> explore(shape, children(0, 2), 4));
        }

        assertThat(List.of(workflows, jobs, reports)).containsExactly(140, 525, 2656);
    }

    @Test
    void threeNodesRunAsTheDesignSays() {
        SmallShapes.forEach(3, shape -> explore(shape, children(0, 2), 2));

        assertThat(List.of(workflows, jobs, reports)).containsExactly(14547, 85386, 384270);
    }

    @Test
    void fourNodesRunAsTheDesignSays() {
        for (List<Kind> kinds : FOURS) {
            SmallShapes.forEachNarrow(kinds, shape -> explore(shape, children(1, 1), 4));
        }

        assertThat(List.of(workflows, jobs, reports)).containsExactly(16870, 29446, 139544);
    }

    private static List<Integer> children(int fewest, int most) {
        return IntStream.rangeClosed(fewest, most).boxed().toList();
    }

    private void explore(SmallShape shape, List<Integer> children, int mostInAll) {
        WorkflowDefinition workflow = shape.definition();
        assertThat(problems(workflow)).as(shape::toString).isEmpty();
        WorkflowGraph graph = WorkflowGraph.of(workflow);
        ReferenceWorkflow reference = new ReferenceWorkflow(workflow);
        workflows++;
        for (Facts facts : cases(shape, children, mostInAll)) {
            jobs++;
            reports += Exploration.explore(graph, reference, facts, shape::toString);
        }
    }

    private static List<DefinitionProblem> problems(WorkflowDefinition workflow) {
        SourceMap nowhere = new SourceMap("small.yaml", Map.of());
        return DefinitionChecks.check(workflow, nowhere, Map.of(), Vocabulary.of(HANDLERS), true)
                .stream()
                .filter(DefinitionProblem::isError)
                .toList();
    }

    /** Every way in which forks can turn and fan_outs can be long. */
    private static List<Facts> cases(SmallShape shape, List<Integer> children, int mostInAll) {
        List<Facts> cases = List.of(new Facts(Map.of(), Map.of(), Map.of()));
        for (int node = 0; node < shape.size(); node++) {
            NodeId id = Dags.id(SmallShape.name(node));
            Kind kind = shape.kinds().get(node);
            cases = cases.stream().flatMap(facts -> ways(facts, id, kind, children)).toList();
        }
        return cases.stream().filter(facts -> elements(facts) <= mostInAll).toList();
    }

    private static Stream<Facts> ways(Facts facts, NodeId node, Kind kind, List<Integer> children) {
        return switch (kind) {
            case FORK ->
                    Stream.of(
                            with(facts, node, 7, Map.of(node, "small")),
                            with(facts, node, 500, Map.of(node, "large")));
            case SPLIT ->
                    children.stream()
                            .map(n -> with(facts, node, Collections.nCopies(n, "x"), Map.of()));
            case TASK, JOIN, COLLECTING_JOIN -> Stream.of(facts);
        };
    }

    private static Facts with(Facts facts, NodeId node, Object value, Map<NodeId, String> branch) {
        Map<String, Object> inputs = new HashMap<>(facts.inputs());
        inputs.put(node.value(), value);
        Map<NodeId, String> branches = new HashMap<>(facts.branches());
        branches.putAll(branch);
        return new Facts(inputs, branches, Map.of());
    }

    private static int elements(Facts facts) {
        List<Integer> lengths = new ArrayList<>();
        facts.inputs()
                .values()
                .forEach(value -> lengths.add(value instanceof List<?> l ? l.size() : 0));
        return lengths.stream().mapToInt(Integer::intValue).sum();
    }
}
