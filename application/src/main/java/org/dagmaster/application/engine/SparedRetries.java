package org.dagmaster.application.engine;

import java.util.Objects;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.TaskNode;

/** The attempts of a node that used up no retry, because it was their worker that had to stop. */
final class SparedRetries {

    private SparedRetries() {}

    /** Asks the log only where it decides: when the retries seem to be used up. */
    static int of(Stores stores, WorkflowGraph graph, TaskReport report) {
        TaskId task = report.task();
        boolean decides =
                report instanceof TaskReport.Failed failed
                        && failed.failure().retryable()
                        && graph.definition().node(task.node()) instanceof TaskNode node
                        && !node.task().retry().allowsRetryAfter(task.attempt());
        if (!decides) {
            return 0;
        }
        return (int)
                stores.attempts().of(task.job()).stream()
                        .filter(attempt -> attempt.task().node().equals(task.node()))
                        .filter(SparedRetries::wasStopped)
                        .count();
    }

    private static boolean wasStopped(Attempt attempt) {
        return attempt.failure() != null
                && Objects.equals(attempt.failure().code(), ErrorCode.WORKER_STOPPED);
    }
}
