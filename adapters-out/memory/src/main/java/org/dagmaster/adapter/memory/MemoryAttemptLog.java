package org.dagmaster.adapter.memory;

import java.util.List;
import org.dagmaster.application.port.out.AttemptLog;
import org.dagmaster.domain.job.JobId;

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
    public List<Attempt> of(JobId job) {
        return tables.attempts.rows((task, _) -> task.job().equals(job));
    }
}
