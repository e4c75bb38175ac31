package org.dagmaster.application.engine;

import java.util.function.Consumer;
import org.dagmaster.domain.job.JobId;

/**
 * The wake-ups within one process.
 *
 * @param orchestrator rings when there are new jobs or reports
 * @param tasks rings when there are tasks on a queue
 * @param jobs tells who watches a job that it may have changed
 * @param ended is told of each job that ended, after the commit
 */
public record Signals(
        Doorbell orchestrator, Doorbell tasks, JobSignals jobs, Consumer<JobId> ended) {}
