package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that kills its worker each time, and whatever runs there beside it. */
class PoisonTest {

    private static final WorkflowDefinition POISON =
            Flow.named("poisoned").startAt("poison").retries(2).task("poison", "end").end();
    private static final WorkflowDefinition GOOD =
            Flow.named("good").startAt("a").retries(0).task("a", "b").task("b", "end").end();

    private final AtomicBoolean dead = new AtomicBoolean();

    @TempDir Path mount;

    @Test
    void itFailsAfterItsRetriesAndHarmsNoNeighbour() {
        Engine engine = Engine.on(mount, POISON, GOOD);
        engine.script.at(
                "poison",
                _ -> {
                    dead.set(true);
                    return Map.of();
                });
        JobId poisoned = engine.submit("poisoned");
        List<JobId> good =
                List.of(engine.submit("good"), engine.submit("good"), engine.submit("good"));

        goOn(engine, poisoned, good);

        assertThat(engine.job(poisoned).status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(engine.job(poisoned).failure()).code())
                .isEqualTo(ErrorCode.WORKER_CRASHED);
        // Twice with neighbours, which does not count, and then three times by itself.
        assertThat(engine.attempts(poisoned)).hasSize(5);
        assertThat(good)
                .allSatisfy(
                        job -> assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED));
    }

    private void goOn(Engine engine, JobId poisoned, List<JobId> good) {
        for (int round = 0; round < 100; round++) {
            engine.dispatch();
            runOrDie(engine, round);
            engine.report();
            engine.letPass(Duration.ofSeconds(5));
            engine.invariants.check(poisoned);
            good.forEach(engine.invariants::check);
        }
    }

    /** The worker's tasks die with it, those that have ended unreported included. */
    private void runOrDie(Engine engine, int round) {
        engine.runTasks();
        if (dead.getAndSet(false)) {
            engine.tasks.clear();
            engine.letPass(Engine.SETTINGS.lease().plus(Duration.ofSeconds(1)));
            engine.worker = engine.worker("worker-after-" + round);
        }
    }
}
