package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pending nodes wait for, and when they wait in vain. */
class OutlookTest {

    private static Outlook outlook(WorkflowGraph graph, Run run) {
        return new Outlook(graph, run.job());
    }

    /** a and b lead to c, and c to d. */
    private static WorkflowGraph diamond() {
        return Dags.startingAt("a", "b")
                .task("a", "c")
                .task("b", "c")
                .task("c", "d")
                .task("d", "end")
                .end();
    }

    @Test
    void aNodeWaitsForWhatHasNotEnded() {
        Outlook outlook = outlook(diamond(), Run.of(diamond()).succeeds("a"));

        assertThat(outlook.awaited(Dags.id("c"))).containsExactly(Dags.id("b"));
        assertThat(outlook.lost(Dags.id("c"))).isEmpty();
        assertThat(outlook.isDoomed(Dags.id("c"))).isFalse();
    }

    @Test
    void aNodeIsNearOnceSomethingBeforeItHasLeftPending() {
        Outlook outlook = outlook(diamond(), Run.of(diamond()));

        assertThat(outlook.isNear(Dags.id("c"))).isTrue();
        assertThat(outlook.isNear(Dags.id("d"))).isFalse();
        assertThat(outlook.isNear(Dags.id("start"))).isFalse();
    }

    @Test
    void whatCanNeverRunDoomsWhatFollows() {
        WorkflowGraph graph =
                Dags.startingAt("a", "b")
                        .task("a", "c")
                        .task("c", "d")
                        .task("d")
                        .task("b")
                        .task("e", Dags.anyOf("b", "d"), Map.of(), "end")
                        .end();
        Outlook outlook = outlook(graph, Run.of(graph).fails("a", false));

        assertThat(outlook.lost(Dags.id("c"))).containsExactly(Dags.id("a"));
        assertThat(outlook.isDoomed(Dags.id("d"))).isTrue();
        assertThat(outlook.lost(Dags.id("d"))).containsExactly(Dags.id("c"));
        assertThat(outlook.isDoomed(Dags.id("e"))).isFalse();
    }

    @Test
    void oneOfSeveralThatFailedIsNotWaitedForAndHarmsNot() {
        WorkflowGraph graph =
                Dags.startingAt("a", "b")
                        .task("a")
                        .task("b")
                        .task("c", Dags.anyOf("a", "b"), Map.of(), "end")
                        .end();
        Outlook outlook = outlook(graph, Run.of(graph).fails("a", false));

        assertThat(outlook.isDoomed(Dags.id("c"))).isFalse();
        assertThat(outlook.awaited(Dags.id("c"))).containsExactly(Dags.id("b"));
    }

    @Test
    void theBranchThatWasNotTakenIsNotWaitedFor() {
        WorkflowGraph graph =
                Dags.startingAt("fork", "slow")
                        .fork("fork", "${inputs.size}", "small", "large", true)
                        .task("small", "end")
                        .task("large", "end")
                        .task("slow", "end")
                        .end();
        Run run = new Run(graph, Map.of("size", 5));

        assertThat(outlook(graph, run).awaited(Dags.id("end")))
                .containsExactlyInAnyOrder(Dags.id("small"), Dags.id("slow"));
    }
}
