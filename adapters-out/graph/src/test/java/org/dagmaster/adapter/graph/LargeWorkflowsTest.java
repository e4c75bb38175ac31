package org.dagmaster.adapter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.application.port.out.WorkflowDrawing.TooLarge;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;

/** Thousands of nodes take some seconds; the bound is for machines that do other things as well. */
class LargeWorkflowsTest {

    private static final int NODES = 5_000;
    private static final Duration SOON = Duration.ofMinutes(2);

    private static int boxes(WorkflowDefinition workflow) {
        String svg =
                assertTimeoutPreemptively(
                        SOON, () -> new SvgWorkflowDrawing().svg(workflow, Map.of()));
        return svg.split("data-box=", -1).length - 1;
    }

    @Test
    void aChainOfThousandsIsDrawn() {
        WorkflowDefinition chain =
                Workflows.generated(NODES, "n0", i -> i == NODES - 1 ? "end" : "n" + (i + 1));

        assertThat(boxes(chain)).isEqualTo(NODES + 2);
    }

    @Test
    void thousandsSideBySideAreDrawn() {
        String all =
                IntStream.range(0, NODES)
                        .mapToObj(i -> "n" + i)
                        .collect(Collectors.joining(", ", "[", "]"));
        WorkflowDefinition wide = Workflows.generated(NODES, all, _ -> "end");

        assertThat(boxes(wide)).isEqualTo(NODES + 2);
    }

    @Test
    void thousandsThatPartAndMeetAgainAreDrawn() {
        WorkflowDefinition lanes =
                Workflows.generated(
                        NODES,
                        "[n0, n1, n2, n3]",
                        i -> i + 7 < NODES ? "[n%d, n%d]".formatted(i + 4, i + 7) : "end");

        assertThat(boxes(lanes)).isEqualTo(NODES + 2);
    }

    @Test
    void whatWouldTakeForEverIsRefusedAtOnce() {
        WorkflowDefinition tangle =
                Workflows.generated(
                        NODES, "n0", i -> i == NODES - 1 ? "end" : "[n" + (i + 1) + ", end]");

        assertThat(LayoutLoad.of(WorkflowPicture.of(tangle))).isGreaterThan(LayoutLoad.MOST);
        assertThatThrownBy(() -> new SvgWorkflowDrawing().svg(tangle, Map.of()))
                .isInstanceOf(TooLarge.class)
                .hasMessage(
                        "large v1 has 5,002 boxes whose arrows cross 12,507,500 layers in all; the two"
                                + " may be 100,000 together, as more would take too long to lay out");
    }
}
