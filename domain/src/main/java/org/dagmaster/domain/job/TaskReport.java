package org.dagmaster.domain.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is heard of an attempt. */
public sealed interface TaskReport {

    TaskId task();

    /** The worker has begun; sent only for attempts that take a while. */
    record Started(TaskId task, WorkerId worker, Instant startedAt) implements TaskReport {}

    /** The handler returned. */
    record Succeeded(
            TaskId task, WorkerId worker, Instant startedAt, Instant endedAt, Output output)
            implements TaskReport {}

    /**
     * The attempt did not succeed: the handler failed, timed out, or its worker was lost.
     *
     * @param worker null if no worker ever took it
     * @param startedAt null if no worker ever took it
     */
    record Failed(
            TaskId task,
            @Nullable WorkerId worker,
            @Nullable Instant startedAt,
            Instant endedAt,
            Failure failure)
            implements TaskReport {}
}
