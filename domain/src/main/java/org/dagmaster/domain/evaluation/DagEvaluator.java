package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.List;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;

/**
 * Decides what a job does next: a pure function of the pinned definition, the states of its nodes
 * and the time.
 *
 * <p>One pass over the nodes in topological order carries the job as far as it can go, because what
 * becomes of a node depends only on nodes that the pass has seen before.
 */
public final class DagEvaluator {

    private final TemplateResolver templates;
    private final String engineVersion;

    /**
     * @param engineVersion told in the {@code _provenance} of results
     */
    public DagEvaluator(TemplateResolver templates, String engineVersion) {
        this.templates = templates;
        this.engineVersion = engineVersion;
    }

    /**
     * The decisions, in the order in which they take effect; none for a job that is not RUNNING.
     */
    public List<Decision> evaluate(WorkflowGraph graph, Job job, Instant now) {
        if (job.status() != JobStatus.RUNNING) {
            return List.of();
        }
        return new Pass(graph, job, now, templates, engineVersion).run();
    }
}
