package org.dagmaster.adapter.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.domain.evaluation.ActionOutcome.Effect;
import org.dagmaster.domain.evaluation.ActionOutcome.Kind;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An operator's hand on {@link MemoryJobs}. It pauses and resumes; of any other action it tells
 * that {@code greet} runs again and a fan_out {@code split} with 7 children is reset, and changes
 * nothing.
 */
final class MemoryHand implements OperateJob, ResubmitJob {

    private static final NodeId GREET = new NodeId("greet");

    final List<OperateJob.Request> actions = new ArrayList<>();
    final List<ResubmitJob.Request> resubmissions = new ArrayList<>();
    private final MemoryJobs jobs;
    private final Map<String, SubmitJob.Submitted> keys = new LinkedHashMap<>();
    private @Nullable Refused refusal;

    MemoryHand(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    /** From now on every action is refused so. */
    synchronized void refuse(Refused with) {
        refusal = with;
    }

    @Override
    public synchronized Answer act(OperateJob.Request request) {
        actions.add(request);
        Job job = jobs.get(request.job());
        if (refusal != null) {
            throw refusal;
        }
        return switch (request.action()) {
            case OperatorAction.Pause _ -> move(job, JobStatus.PAUSED, request);
            case OperatorAction.Resume _ -> move(job, JobStatus.RUNNING, request);
            default -> new Answer(job, true, "done", EFFECTS);
        };
    }

    private Answer move(Job job, JobStatus status, OperateJob.Request request) {
        if (job.status() == status) {
            return new Answer(job, false, "the job is so already", List.of());
        }
        Job moved = request.dryRun() ? job : jobs.move(job.id(), status);
        return new Answer(moved, true, "done", List.of());
    }

    private static final List<Effect> EFFECTS =
            List.of(
                    new Effect(GREET, NodeStatus.FAILED, Kind.RUN_AGAIN, 0),
                    new Effect(MemoryNodes.SPLIT, NodeStatus.CANCELLED, Kind.RESET, 7));

    @Override
    public synchronized SubmitJob.Submitted resubmit(ResubmitJob.Request request) {
        resubmissions.add(request);
        Job earlier = jobs.get(request.job());
        SubmitJob.Submitted known = keys.get(request.idempotencyKey());
        if (known != null) {
            return new SubmitJob.Submitted(known.job(), false);
        }
        SubmitJob.Submitted made = new SubmitJob.Submitted(jobs.add(earlier.inputs()), true);
        if (request.idempotencyKey() != null) {
            keys.put(request.idempotencyKey(), made);
        }
        return made;
    }
}
