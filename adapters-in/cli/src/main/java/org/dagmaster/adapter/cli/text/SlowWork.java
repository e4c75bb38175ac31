package org.dagmaster.adapter.cli.text;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on standard error what takes so long, as long as it does. */
public final class SlowWork implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);

    private SlowWork() {}

    /**
     * Work that has begun and ends when this is closed.
     *
     * @param sentence what is being done, such as {@code Laying out 5,000 boxes}
     */
    public static SlowWork begun(Console console, String sentence) {
        SlowWork work = new SlowWork();
        Thread.ofVirtual().start(() -> work.tell(console, sentence));
        return work;
    }

    private void tell(Console console, String sentence) {
        Duration waited = PATIENCE;
        Duration patience = PATIENCE;
        while (!isDoneWithin(patience)) {
            console.note(sentence + " ... " + Words.duration(waited));
            waited = waited.plus(AGAIN);
            patience = AGAIN;
        }
    }

    private boolean isDoneWithin(Duration patience) {
        try {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
