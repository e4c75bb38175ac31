package org.dagmaster.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Every attempt that has ended: who ran it, when, and how it ended. Only ever appended to. */
public interface AttemptLog {

    /**
     * One attempt.
     *
     * @param worker null if none took it
     * @param startedAt null if none took it
     * @param failure null if it succeeded
     */
    record Attempt(
            TaskId task,
            @Nullable WorkerId worker,
            @Nullable Instant startedAt,
            Instant endedAt,
            @Nullable Failure failure) {}

    void append(List<Attempt> attempts);

    /** Why these attempts failed; those that did not, or have not ended, are left out. */
    Map<TaskId, Failure> failures(Collection<TaskId> attempts);

    /** The attempts of some nodes of a job, by node and number. */
    List<Attempt> of(JobId job, Collection<NodeId> nodes);
}
