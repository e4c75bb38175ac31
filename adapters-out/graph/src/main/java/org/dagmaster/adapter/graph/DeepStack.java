package org.dagmaster.adapter.graph;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what recurses once for each layer of a picture, which may have thousands. */
final class DeepStack {

    /** Address space, of which only what is used becomes memory. */
    private static final long BYTES = 256L << 20;

    private DeepStack() {}

    static void run(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        Thread thread = new Thread(null, task, "workflow-layout", BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a workflow was laid out");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a workflow could not be laid out", e.getCause());
        }
    }
}
