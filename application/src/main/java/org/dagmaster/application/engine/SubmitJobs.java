package org.dagmaster.application.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.Refused.Fault;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.application.port.in.ViewWorkflows.WorkflowView;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.Ids;
import org.dagmaster.application.port.out.JobStore.Earlier;
import org.dagmaster.application.port.out.JobStore.Submission;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.InputChecks;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/**
 * Takes a job in: checks its inputs, then pins the workflow's version and keeps the job with its
 * first event, in one transaction.
 */
public final class SubmitJobs implements SubmitJob {

    private final ViewWorkflows workflows;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Ids ids;
    private final Signals signals;

    public SubmitJobs(
            ViewWorkflows workflows, UnitOfWork unitOfWork, Clock clock, Ids ids, Signals signals) {
        this.workflows = workflows;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.ids = ids;
        this.signals = signals;
    }

    @Override
    public Submitted submit(Request request) {
        WorkflowView workflow = workflows.get(request.workflowId(), request.version());
        WorkflowRef ref = workflow.definition().ref();
        Job job =
                Job.submitted(
                        new JobId(ids.next()),
                        ref,
                        checked(workflow.definition(), request.inputs()),
                        clock.now());
        Submission submission =
                new Submission(
                        job,
                        request.idempotencyKey(),
                        RequestHash.of(request),
                        request.correlationId(),
                        request.actor());
        Submitted submitted =
                Answers.inTransaction(
                        unitOfWork,
                        stores -> keep(stores, submission, workflow.yaml(), request.repeats()));
        signals.jobsWait();
        return submitted;
    }

    private static Map<String, @Nullable Object> checked(
            WorkflowDefinition workflow, Map<String, @Nullable Object> given) {
        InputChecks.Checked checked = InputChecks.check(workflow, given);
        if (checked.faults().isEmpty()) {
            return checked.inputs();
        }
        List<Fault> faults =
                checked.faults().stream()
                        .map(fault ->
                                new Fault(
                                        new ErrorCode(fault.code()),
                                        fault.message(),
                                        "/inputs/" + escaped(fault.input())))
                        .toList();
        throw Refused.invalid(
                "INPUT_INVALID",
                "the inputs do not fit %s: %s"
                        .formatted(
                                workflow.ref(),
                                String.join("; ", faults.stream().map(Fault::message).toList())),
                faults);
    }

    /** As RFC 6901 wants it in a JSON pointer. */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Submitted keep(
            Stores stores, Submission submission, String yaml, @Nullable JobId repeats) {
        Job job = submission.job();
        // The key first: a request that was met stays met, whatever became of the workflow since.
        Optional<Earlier> earlier = stores.jobs().insert(submission);
        if (earlier.isPresent()) {
            return earlier(stores, submission, earlier.get());
        }
        String pinned = stores.workflows().pin(job.workflow(), yaml);
        if (!pinned.equals(yaml)) {
            throw Refused.conflict(
                    "WORKFLOW_CHANGED",
                    "%s was changed after jobs had used it; raise its version"
                            .formatted(job.workflow()));
        }
        stores.events().append(List.of(created(submission, repeats)));
        return new Submitted(job, true);
    }

    private static Submitted earlier(Stores stores, Submission submission, Earlier earlier) {
        if (!earlier.requestHash().equals(submission.requestHash())) {
            throw Refused.conflict(
                    "IDEMPOTENCY_CONFLICT",
                    "the idempotency key '%s' was used for another request (job %s); take a new key"
                            .formatted(submission.idempotencyKey(), earlier.job()));
        }
        return new Submitted(stores.jobs().find(earlier.job()).orElseThrow(), false);
    }

    private static JobEvent created(Submission submission, @Nullable JobId repeats) {
        Job job = submission.job();
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("workflow", job.workflow().toString());
        detail.put("actor", submission.actor());
        if (submission.correlationId() != null) {
            detail.put("correlation_id", submission.correlationId());
        }
        if (repeats != null) {
            detail.put("repeats", repeats.toString());
        }
        return new JobEvent(
                job.id(), job.lastEvent(), job.createdAt(), EventType.JOB_CREATED, null, detail);
    }
}
