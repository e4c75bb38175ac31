package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dagmaster.adapter.memory.MemoryOutputStore;
import org.dagmaster.adapter.memory.MemoryUnitOfWork;
import org.dagmaster.application.engine.Retention;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Output;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.MutableClock;
import org.dagmaster.testing.SingleCalls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final MutableClock clock = new MutableClock(Examples.NOON);
    private final MemoryUnitOfWork work = new MemoryUnitOfWork(clock);
    private final Stores stores = SingleCalls.in(work);
    private final Outputs outputs = new Outputs();
    private final Retention retention = new Retention(work, outputs, clock, KEPT);

    /** Outputs whose store can be out of reach. */
    private static final class Outputs implements OutputStore {

        private final OutputStore kept = new MemoryOutputStore();
        private boolean reachable = true;

        @Override
        public Output keep(JobId job, String name, Map<String, @Nullable Object> value) {
            return kept.keep(job, name, value);
        }

        @Override
        public Map<String, @Nullable Object> read(Output.Stored output) {
            return kept.read(output);
        }

        @Override
        public void forget(JobId job) {
            if (!reachable) {
                throw new StorageUnavailable("out of reach", new IllegalStateException());
            }
            kept.forget(job);
        }
    }

    private JobId endedAt(Instant time) {
        Job job = Examples.endedAt(Examples.submittedJob(), time);
        stores.jobs().insert(Examples.submissionOf(job));
        return job.id();
    }

    private Output outputOf(JobId job) {
        return outputs.keep(job, "a/1", Map.of("text", "x".repeat(Output.LARGEST_INLINE)));
    }

    @Test
    void aJobGoesWhenItEndedLongerAgoThanItIsKept() {
        JobId job = endedAt(Examples.NOON);
        clock.advance(KEPT);
        assertThat(retention.run()).isEqualTo(AN_HOUR);
        assertThat(stores.jobs().find(job)).isPresent();

        clock.advance(Duration.ofSeconds(1));
        retention.run();

        assertThat(stores.jobs().find(job)).isEmpty();
    }

    @Test
    void itPausesBetweenBatchesAndRestsWhenNothingIsLeft() {
        List<JobId> jobs = Stream.generate(() -> endedAt(Examples.NOON)).limit(501).toList();
        clock.advance(KEPT.plusSeconds(1));

        assertThat(retention.run()).isPositive().isLessThan(Duration.ofSeconds(1));
        assertThat(stores.jobs().list(null, null, 10).jobs())
                .extracting(Job::id)
                .containsExactly(jobs.getLast());
        while (retention.run().compareTo(AN_HOUR) < 0) {
            assertThat(stores.jobs().list(null, null, 10).jobs()).isEmpty();
        }
        assertThat(stores.retention().outputsLeft(10)).isEmpty();
    }

    @Test
    void outputsGoWithTheirJob() {
        JobId old = endedAt(Examples.NOON);
        JobId young = endedAt(Examples.NOON.plus(KEPT));
        Output gone = outputOf(old);
        Output kept = outputOf(young);

        Retention.Pruned pruned = retention.prune(Examples.NOON.plusSeconds(1));

        assertThat(pruned).isEqualTo(new Retention.Pruned(1, 1, 0, 0));
        assertThatThrownBy(() -> outputs.value(gone)).isInstanceOf(StorageUnavailable.class);
        assertThat(outputs.value(kept)).containsKey("text");
    }

    /** As when the process dies between the commit and the deletion of the outputs. */
    @Test
    void outputsThatWereLeftAreFoundByALaterRun() {
        JobId job = endedAt(Examples.NOON);
        JobId next = endedAt(Examples.NOON);
        Output output = outputOf(job);
        Instant before = Examples.NOON.plusSeconds(1);
        stores.retention().deleteEnded(before, 1);
        outputs.reachable = false;

        assertThatThrownBy(() -> retention.prune(before)).isInstanceOf(StorageUnavailable.class);
        assertThat(outputs.value(output)).as("still there").containsKey("text");
        assertThat(stores.jobs().find(next)).as("no more are left over").isPresent();

        outputs.reachable = true;
        new Retention(work, outputs, clock, KEPT).prune(before);

        assertThatThrownBy(() -> outputs.value(output)).isInstanceOf(StorageUnavailable.class);
        assertThat(stores.jobs().find(next)).isEmpty();
        assertThat(stores.retention().outputsLeft(10)).isEmpty();
    }

    @Test
    void whereJobsAreKeptForEverOnlyDeadWorkersGo() {
        JobId job = endedAt(Examples.NOON);
        stores.members().heartbeat(Examples.WORKER, Map.of(), Duration.ofSeconds(10));
        clock.advance(Duration.ofDays(10_000));

        Retention forEver = new Retention(work, outputs, clock, Duration.ZERO);
        forEver.run();

        assertThat(forEver.run()).isEqualTo(AN_HOUR);
        assertThat(stores.jobs().find(job)).isPresent();
        assertThat(stores.members().workers()).isEmpty();
    }
}
