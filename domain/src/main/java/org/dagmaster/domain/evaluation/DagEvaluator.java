package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.List;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;

/**
 * Decides what a job does next: a pure function of the pinned definition, the states of its nodes,
 * the numbers of its children and the time.
 *
 * <p>One pass over the nodes in topological order carries the job as far as it can go, because what
 * becomes of a node depends only on nodes that the pass has seen before. Only a fan_out may need
 * several: its children come into being {@link #SLICE} at a time, so that no transaction and no
 * memory grows with their number.
 */
public final class DagEvaluator {

    /** Children that one pass brings into being at most. */
    public static final int SLICE = 2_500;

    private final TemplateResolver templates;
    private final OutputReader outputs;
    private final Environment environment;

    public DagEvaluator(TemplateResolver templates, OutputReader outputs, Environment environment) {
        this.templates = templates;
        this.outputs = outputs;
        this.environment = environment;
    }

    /**
     * The decisions, in the order in which they take effect; none for a job that is not RUNNING.
     */
    public List<Decision> evaluate(WorkflowGraph graph, Job job, Children children, Instant now) {
        if (job.status() != JobStatus.RUNNING) {
            return List.of();
        }
        Scope scope = new Scope(job, outputs, environment);
        Ledger ledger = new Ledger(graph, job, scope, now);
        return new Pass(ledger, children, templates, outputs, environment).run();
    }
}
