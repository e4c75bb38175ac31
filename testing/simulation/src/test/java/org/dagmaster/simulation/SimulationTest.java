package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine under everything that a seed can do to it. */
class SimulationTest {

    private static final int SEEDS = 1_000;

    @TempDir Path mount;

    @Test
    void underAThousandSeedsEverythingHoldsAndEveryFaultHappens() {
        Tally all = new Tally();
        LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(this::run)
                .forEach(tally -> {
                    synchronized (all) {
                        all.add(tally);
                    }
                });

        assertThat(all.seeds()).isEqualTo(SEEDS);
        Set<Fault> happened = EnumSet.allOf(Fault.class);
        happened.removeIf(fault -> all.faults(fault) == 0);
        assertThat(happened).containsExactlyInAnyOrder(Fault.values());
        assertThat(all.jobs()).isGreaterThan(SEEDS);
        assertThat(all.attempts()).isGreaterThan(SEEDS);
    }

    @Test
    void aSeedTellsTheSameRunAgain() {
        SimulationFailure first = failure();
        SimulationFailure second = failure();

        assertThat(second.step()).isEqualTo(first.step());
        assertThat(second.detail()).isEqualTo(first.detail());
        assertThat(second.trace()).isEqualTo(first.trace());
    }

    @Test
    void aFailureTellsWhatLedToItAndHowToSeeItAgain() {
        SimulationFailure failure = failure();

        assertThat(failure.invariant()).isEqualTo(Invariant.PLACES);
        assertThat(failure.trace()).anyMatch(line -> line.contains(" node_dispatched"));
        assertThat(failure.command())
                .isEqualTo(
                        "./dagmaster simulate --from 1 --seeds 1 --bug "
                                + PlantedBug.TASK_LEFT_ON_QUEUE);
        assertThat(failure)
                .hasMessageContaining(Invariant.PLACES.sentence())
                .hasMessageContaining(failure.detail())
                .hasMessageContaining(failure.command());
    }

    /** The message of a failure tells the seed and the way to it. */
    private Tally run(long seed) {
        try {
            return Simulation.run(seed, null, mount);
        } catch (SimulationFailure e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private SimulationFailure failure() {
        return catchThrowableOfType(
                SimulationFailure.class,
                () -> Simulation.run(1, PlantedBug.TASK_LEFT_ON_QUEUE, mount));
    }
}
