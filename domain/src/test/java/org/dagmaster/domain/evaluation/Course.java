package org.dagmaster.domain.evaluation;

import java.util.List;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;

/**
 * How a task or a child goes, attempt by attempt. Without failures it succeeds at once; if it has
 * none and fails nevertheless, it is never tried: its params cannot be rendered.
 *
 * @param failures of its first attempts
 * @param end a success after those, or what the last of them was
 */
record Course(List<Failure> failures, Outcome end) {

    /** Whether it fails before a worker hears of it. */
    boolean isBroken() {
        return failures.isEmpty() && end instanceof Outcome.Failure;
    }

    /** What is heard of an attempt when it has ended. */
    TaskReport report(TaskId task, Run run) {
        if (task.attempt() <= failures.size()) {
            Failure failure = failures.get(task.attempt() - 1);
            return new TaskReport.Failed(task, Run.WORKER, run.now(), run.now(), failure);
        }
        Output output = Output.of(((Outcome.Success) end).output());
        return new TaskReport.Succeeded(task, Run.WORKER, run.now(), run.now(), output);
    }

    /** Whether no attempt follows this one. */
    boolean endsWith(TaskId task) {
        int attempts = failures.size() + (end instanceof Outcome.Success ? 1 : 0);
        return task.attempt() == attempts;
    }
}
