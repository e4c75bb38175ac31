package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dagmaster.application.engine.CycleRunner;
import org.dagmaster.application.engine.Doorbell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wake-ups, and the threads that wait for them. */
@Timeout(30)
class ThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void aRingIsRememberedUntilTheNextWaitAndManyCountAsOne() throws InterruptedException {
        Doorbell bell = new Doorbell();
        bell.ring();
        bell.ring();

        assertThat(bell.await(LONG)).isTrue();
        assertThat(bell.await(Duration.ZERO)).isFalse();
    }

    @Test
    void aCycleIsTriedAgainAfterAnExceptionAndAfterAnError() throws InterruptedException {
        Doorbell bell = new Doorbell();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        CycleRunner runner =
                CycleRunner.start(
                        "test",
                        () -> {
                            third.countDown();
                            bell.ring();
                            int run = runs.incrementAndGet();
                            if (run == 1) {
                                throw new IllegalStateException("once");
                            }
                            if (run == 2) {
                                throw new StackOverflowError("once more");
                            }
                            return LONG;
                        },
                        bell);

        assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
        runner.close();
    }

    @Test
    void aCycleThatWasClosedDoesNotRunAgain() throws InterruptedException {
        Doorbell bell = new Doorbell();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        CycleRunner runner =
                CycleRunner.start(
                        "test",
                        () -> {
                            runs.incrementAndGet();
                            first.countDown();
                            return LONG;
                        },
                        bell);
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

        runner.close();
        int after = runs.get();
        bell.ring();
        assertThat(runs).hasValue(after);
    }
}
