package org.dagmaster.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The tables of states, pair by pair, and their picture in the documentation. */
class StateTablesTest {

    /** The moves that the design allows a node, and no other. */
    private static final Set<String> NODE_MOVES =
            Set.of(
                    "PENDING READY",
                    "PENDING SKIPPED",
                    "PENDING CANCELLED",
                    "READY DISPATCHED",
                    "READY COMPLETED",
                    "READY FAILED",
                    "READY SKIPPED",
                    "READY CANCELLED",
                    "DISPATCHED RUNNING",
                    "DISPATCHED COMPLETED",
                    "DISPATCHED FAILED",
                    "DISPATCHED CANCELLED",
                    "RUNNING COMPLETED",
                    "RUNNING FAILED",
                    "RUNNING CANCELLED",
                    "FAILED READY");

    private static final Set<String> JOB_MOVES =
            Set.of(
                    "PENDING RUNNING",
                    "PENDING CANCELLED",
                    "RUNNING COMPLETED",
                    "RUNNING FAILED",
                    "RUNNING CANCELLED",
                    "RUNNING PAUSED",
                    "PAUSED RUNNING",
                    "PAUSED CANCELLED");

    @Test
    void everyPairOfNodeStatesIsAllowedOrRefusedByName() {
        for (NodeStatus from : NodeStatus.values()) {
            for (NodeStatus to : NodeStatus.values()) {
                if (NODE_MOVES.contains(from + " " + to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .isInstanceOf(IllegalTransition.class)
                            .hasMessageContaining(from.name())
                            .hasMessageContaining(to.name());
                }
            }
        }
    }

    @Test
    void everyPairOfJobStatesIsAllowedOrRefusedByName() {
        for (JobStatus from : JobStatus.values()) {
            for (JobStatus to : JobStatus.values()) {
                if (JOB_MOVES.contains(from + " " + to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .isInstanceOf(IllegalTransition.class)
                            .hasMessageContaining(from.name())
                            .hasMessageContaining(to.name());
                }
            }
        }
    }

    @Test
    void theDocumentationShowsTheTablesAsTheyAre() throws IOException {
        String page = Files.readString(Path.of("../docs/state-machines.md"));

        assertThat(page)
                .contains(diagram(List.of(JobStatus.values()), JobStatus::successors))
                .contains(diagram(List.of(NodeStatus.values()), NodeStatus::successors));
    }

    /** A Mermaid state diagram, in the order of the enum. */
    private static <S extends Enum<S>> String diagram(
            List<S> states, Function<S, Set<S>> successors) {
        StringBuilder lines = new StringBuilder("stateDiagram-v2\n    [*] --> PENDING\n");
        for (S from : states) {
            Set<S> next = new TreeSet<>(successors.apply(from));
            next.forEach(to -> lines.append("    %s --> %s\n".formatted(from, to)));
            if (next.isEmpty()) {
                lines.append("    %s --> [*]\n".formatted(from));
            }
        }
        return lines.toString();
    }
}
