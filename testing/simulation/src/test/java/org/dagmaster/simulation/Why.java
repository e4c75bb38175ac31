package org.dagmaster.simulation;

import java.util.List;
import java.util.Objects;
import org.dagmaster.application.engine.ExplainJobs;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.explanation.Wait;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Asks an engine why a job does not go on. */
final class Why {

    private Why() {}

    static ExplainJob in(Engine engine) {
        return in(engine, engine.unitOfWork);
    }

    static ExplainJob in(Engine engine, UnitOfWork unitOfWork) {
        return new ExplainJobs(unitOfWork, engine.pinned, engine.clock);
    }

    static List<Wait> waits(Engine engine, JobId job) {
        return in(engine).why(job).waits();
    }

    /** What is told of the job as a whole. */
    static Wait ofJob(Engine engine, JobId job) {
        return of(engine, job, null);
    }

    static Wait ofNode(Engine engine, JobId job, String node) {
        return of(engine, job, new NodeId(node));
    }

    private static Wait of(Engine engine, JobId job, @Nullable NodeId node) {
        List<Wait> waits = waits(engine, job);
        return waits.stream()
                .filter(wait -> Objects.equals(wait.node(), node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is told of " + node + ": " + waits));
    }
}
