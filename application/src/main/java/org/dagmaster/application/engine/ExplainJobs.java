package org.dagmaster.application.engine;

import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.JobStore.Holder;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.explanation.Explainer;
import org.dagmaster.domain.explanation.Facts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;

/**
 * Tells why a job does not go on: gathers the facts in one transaction, which changes nothing, and
 * has them put into words.
 */
public final class ExplainJobs implements ExplainJob {

    private final UnitOfWork unitOfWork;
    private final PinnedWorkflows workflows;
    private final Clock clock;

    public ExplainJobs(UnitOfWork unitOfWork, PinnedWorkflows workflows, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.workflows = workflows;
        this.clock = clock;
    }

    @Override
    public Explanation why(JobId id) {
        Facts facts = Answers.inTransaction(unitOfWork, stores -> facts(stores, id));
        return new Explanation(id, facts.job().status(), Explainer.explain(facts));
    }

    /**
     * The owner first: a job that ends meanwhile is then told as ended, not as without an owner.
     */
    private Facts facts(Stores stores, JobId id) {
        Holder holder = stores.jobs().holder(id).orElse(null);
        Job job = stores.jobs().find(id).orElseThrow(() -> JobViews.noJob(id));
        FactFinder finder = new FactFinder(stores, job, clock.now());
        if (job.status().isTerminal()) {
            return finder.ofEnded();
        }
        WorkflowGraph graph = workflows.readable(stores, job.workflow()).orElse(null);
        return finder.ofLive(graph, holder);
    }
}
