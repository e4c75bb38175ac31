package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;

/** Thousands of nodes; the bounds of time are far above what is needed on any machine. */
class LargeWorkflowTest {

    private static final int NODES = 5_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    private static String workflow(IntFunction<String> node) {
        return IntStream.range(0, NODES)
                .mapToObj(node)
                .collect(
                        Collectors.joining(
                                "",
                                "workflow_id: w\nversion: 1\nnodes:\n  start: {type: start, next: n0}\n",
                                "  end: {type: end}\n"));
    }

    /** Eight lines. */
    private static String task(int number, String message, String next) {
        return """
          n%d:
            type: task
            handler: echo
            queue: functionapp-tasks
            timeout_seconds: 300
            retry: {max_attempts: 2, backoff: exponential, initial_delay_seconds: 10}
            params: {message: ["%s", "${job.id}"]}
            next: %s
        """
                .formatted(number, message, next);
    }

    private static List<String> check(String yaml) {
        return assertTimeoutPreemptively(SOON, () -> Guides.check(yaml));
    }

    @Test
    void aChainThatReadsBackToItsFirstNodeIsValid() {
        String chain =
                workflow(i ->
                        task(
                                i,
                                i == 0 ? "first" : "${nodes.n0.output.message[0]}",
                                i == NODES - 1 ? "end" : "n" + (i + 1)));

        assertThat(check(chain)).isEmpty();
    }

    @Test
    void everyNodeIsReadWithItsPlace() {
        String chain = workflow(i -> task(i, "m" + i, i == NODES - 1 ? "end" : "n" + (i + 1)));

        WorkflowParser.Parsed parsed = new YamlWorkflowParser().parse("w.yaml", chain);

        WorkflowDefinition workflow = Objects.requireNonNull(parsed.definition());
        assertThat(parsed.problems()).isEmpty();
        assertThat(workflow.nodes()).hasSize(NODES + 2);
        for (int i = 0; i < NODES; i++) {
            TaskNode node = (TaskNode) workflow.node(new NodeId("n" + i));
            assertThat(node.task().params())
                    .isEqualTo(Map.of("message", List.of("m" + i, "${job.id}")));
            assertThat(node.next())
                    .containsExactly(new NodeId(i == NODES - 1 ? "end" : "n" + (i + 1)));
            assertThat(parsed.positions().at("nodes.n" + i + ".retry.backoff").line())
                    .isEqualTo(5 + 8 * i + 5);
        }
    }

    @Test
    void aCircleOfThousandsIsNamed() {
        String circle = workflow(i -> task(i, "x", "n" + (i + 1) % NODES));

        assertThat(check(circle)).anySatisfy(p -> assertThat(p).contains("[CYCLE]", "n0 -> n1 ->"));
    }

    @Test
    void thousandsOfMistakesAreToldUpToAHandful() {
        String typos =
                workflow(i -> task(i, "${nodes.m" + i + ".output.message}", "[m" + i + ", end]"));

        assertThat(check(typos))
                .hasSizeBetween(100, 1_000)
                .anySatisfy(p -> assertThat(p).contains("[UNKNOWN_TARGET]", "did you mean"));
    }
}
