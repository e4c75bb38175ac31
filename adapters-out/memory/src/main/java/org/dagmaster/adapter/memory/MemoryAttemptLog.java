package org.dagmaster.adapter.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;

record MemoryAttemptLog(Tables tables) implements AttemptLog {

    @Override
    public void append(List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            if (tables.attempts.get(attempt.task()).isEmpty()) {
                tables.attempts.put(attempt.task(), attempt);
            }
        }
    }

    @Override
    public Map<TaskId, Failure> failures(Collection<TaskId> attempts) {
        Map<TaskId, Failure> failures = new HashMap<>();
        for (TaskId task : attempts) {
            tables.attempts
                    .get(task)
                    .map(Attempt::failure)
                    .ifPresent(failure -> failures.put(task, failure));
        }
        return failures;
    }

    @Override
    public List<Attempt> of(JobId job, Collection<NodeId> nodes) {
        Set<NodeId> wanted = Set.copyOf(nodes);
        return tables.attempts.rows(
                (task, _) -> task.job().equals(job) && wanted.contains(task.node()));
    }
}
