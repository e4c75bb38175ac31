package org.dagmaster.application.handler;

import java.nio.file.Path;
import java.util.Optional;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.TaskId;

/** What a handler knows of the attempt it runs, and how it speaks to the engine meanwhile. */
public interface TaskContext {

    TaskId task();

    /**
     * A folder of the job's own on the worker's mount; it is there, shared by the job's tasks, and
     * goes when the job has ended.
     */
    Path workFolder();

    /** Says how far the work is; cheap, call it as often as is handy. */
    void progress(long current, long total, String message);

    /** Whether to stop: the job was cancelled, the time is over, or the worker goes down. */
    boolean isCancelled();

    /**
     * @throws InterruptedException if {@link #isCancelled()}
     */
    default void checkCancelled() throws InterruptedException {
        if (isCancelled()) {
            throw new InterruptedException("the attempt " + task() + " is to stop");
        }
    }

    /** What an earlier attempt saved last. */
    Optional<Checkpoint> checkpoint();

    /**
     * Saves where a later attempt can go on; durable when this returns. What an attempt saves that
     * was taken away is not kept, and the attempt is told to stop.
     */
    void save(Checkpoint checkpoint);
}
