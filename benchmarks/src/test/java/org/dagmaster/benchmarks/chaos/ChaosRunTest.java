package org.dagmaster.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small trials with real processes. */
@Timeout(300)
class ChaosRunTest {

    private static Summary run(ChaosSettings settings) throws Exception {
        return new ChaosRun(settings, new Tally(System.err)).run();
    }

    @Test
    void nothingIsLostOrDoubledWhateverIsBroken() throws Exception {
        Summary summary =
                run(
                        new ChaosSettings(
                                200,
                                Duration.ofSeconds(25),
                                EnumSet.allOf(Fault.class),
                                20260301,
                                List.of("all", "orchestrator,gateway", "worker"),
                                0,
                                10));

        assertThat(summary.tally().violations()).isEmpty();
        assertThat(summary.counts().jobs()).isEqualTo(200);
        assertThat(summary.counts().results()).isPositive();
        assertThat(summary.counts().executions()).isGreaterThan(summary.counts().results());
        assertThat(summary.tally().faults()).hasSizeGreaterThan(3);
        assertThat(summary.lives()).isGreaterThan(3);
        assertThat(summary.lines()).contains("nothing was lost, and nothing was doubled");
    }

    /**
     * Every other task of the process dies with it. Those that fail three times by themselves have
     * not one retry too many: none may be used up by a neighbour.
     */
    @Test
    void aTaskThatTakesItsServerDownFailsAlone() throws Exception {
        Summary summary =
                run(
                        new ChaosSettings(
                                40,
                                Duration.ofSeconds(10),
                                Set.of(),
                                1,
                                List.of("all", "all"),
                                1,
                                3));

        assertThat(summary.tally().violations()).isEmpty();
        assertThat(summary.tally().halts()).isEqualTo(5);
    }

    @Test
    void everyWorkflowIsKnownToGiveWhatItGives() {
        assertThat(Workflow.CHAIN.result(4)).isEqualTo(7);
        assertThat(Workflow.BRANCH.result(499)).isEqualTo(999);
        assertThat(Workflow.BRANCH.result(500)).isEqualTo(1002);
        assertThat(Workflow.FAN_OUT.result(1)).isEqualTo(78);
        assertThat(Workflow.FAILING.failure()).isEqualTo("CHAOS_BROKEN");
    }
}
