package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewJobs.JobProgress;
import org.dagmaster.application.port.in.ViewJobs.Watch;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves jobs' progress as server-sent events, each stream on its request's virtual thread: one
 * document at once, one after each change, and none after the one whose status is terminal.
 */
final class ProgressStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressStreams.class);

    /**
     * @param pace the least time from one document to the next
     * @param safetyNet how long a lost signal can keep a change unseen
     * @param keepAlive how long the line may be silent
     */
    record Timing(Duration pace, Duration safetyNet, Duration keepAlive) {

        static final Timing CONTRACT =
                new Timing(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    private final ViewJobs viewJobs;
    private final Timing timing;
    private final Set<Patience> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    ProgressStreams(ViewJobs viewJobs, Timing timing) {
        this.viewJobs = viewJobs;
        this.timing = timing;
    }

    /** Runs until the job is over, the client goes away, or {@link #stop} is called. */
    void serve(Context ctx, JobId id) throws IOException {
        Patience patience = new Patience(timing);
        open.add(patience);
        try (Watch watch = viewJobs.watch(id)) {
            if (stopped) {
                patience.end();
            }
            // Before anything is written, so that an unknown job still becomes a 404.
            JobProgress first = viewJobs.progress(id);
            ctx.contentType("text/event-stream");
            ctx.header("Cache-Control", "no-store");
            ctx.header("X-Accel-Buffering", "no");
            if (!ctx.method().equals(HandlerType.HEAD)) {
                // The servlet's own stream: a flush of Javalin's does not reach the client.
                write(ctx.res().getOutputStream(), watch, patience, first);
            }
        } finally {
            open.remove(patience);
        }
    }

    /** Ends every stream, after the document that it may be writing. */
    void stop() {
        stopped = true;
        open.forEach(Patience::end);
    }

    private void write(OutputStream out, Watch watch, Patience patience, JobProgress first)
            throws IOException {
        JobProgress progress = first;
        byte[] sent = Json.bytes(JobJson.jobProgress(progress));
        send(out, sent);
        long lastLine = System.nanoTime();
        while (!progress.status().isTerminal() && patience.awaitChange(watch)) {
            JobProgress now = next(progress.jobId());
            if (now == null) {
                return;
            }
            progress = now;
            byte[] document = Json.bytes(JobJson.jobProgress(progress));
            if (!Arrays.equals(sent, document)) {
                send(out, document);
                sent = document;
                lastLine = System.nanoTime();
            } else if (System.nanoTime() - lastLine >= timing.keepAlive().toNanos()) {
                comment(out);
                lastLine = System.nanoTime();
            }
        }
    }

    /** Null ends the line without a terminal document, at which a client asks again. */
    private @Nullable JobProgress next(JobId id) {
        try {
            return viewJobs.progress(id);
        } catch (RuntimeException failure) {
            LOG.warn("the stream of job {} ends early", id, failure);
            return null;
        }
    }

    private static void send(OutputStream out, byte[] document) throws IOException {
        out.write("event: progress\ndata: ".getBytes(StandardCharsets.US_ASCII));
        out.write(document);
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void comment(OutputStream out) throws IOException {
        out.write(": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
