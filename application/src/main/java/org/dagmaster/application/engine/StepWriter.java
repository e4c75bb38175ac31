package org.dagmaster.application.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.JobStep;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;

/** Writes the steps of many jobs in one statement per store. */
final class StepWriter {

    private StepWriter() {}

    /** Writes the children that have moved since they were written last. */
    static void writeChildren(Stores stores, Collection<JobStep> steps) {
        List<ChildRow> rows = new ArrayList<>();
        for (JobStep step : steps) {
            JobId job = step.before().id();
            step.takeChangedChildren()
                    .forEach((child, state) -> rows.add(new ChildRow(job, child, state)));
        }
        if (!rows.isEmpty()) {
            stores.children().save(rows);
        }
    }

    /**
     * Writes what an operator's action does to children, before the job goes on: those that come
     * into being then must find it done.
     */
    static void writeAction(Stores stores, JobStep step) {
        JobId job = step.before().id();
        // Before checkpoints are forgotten: until its lease is gone an attempt may save another.
        stores.leases().revoke(step.givenUp());
        writeChildren(stores, List.of(step));
        List<FanOut> ended =
                step.takeEndedFanOuts().stream().map(node -> new FanOut(job, node)).toList();
        if (!ended.isEmpty()) {
            stores.children().cancel(ended);
        }
        step.takeChildrenChanges().forEach(change -> stores.children().change(job, change));
        step.forgottenCheckpoints().forEach(node -> stores.checkpoints().forget(job, node));
    }

    static void write(Stores stores, Collection<JobStep> steps) {
        writeChildren(stores, steps);
        List<JobChange> changes = new ArrayList<>();
        List<JobEvent> events = new ArrayList<>();
        List<TaskMessage> dispatched = new ArrayList<>();
        List<Attempt> attempts = new ArrayList<>();
        List<TaskId> givenUp = new ArrayList<>();
        List<FanOut> endedFanOuts = new ArrayList<>();
        for (JobStep step : steps) {
            if (step.changedAnything()) {
                changes.add(new JobChange(step.job(), step.changedNodes(), step.headerChanged()));
                events.addAll(step.events());
                dispatched.addAll(step.dispatched());
                step.endedAttempts().forEach(report -> attempts.add(attempt(report)));
                givenUp.addAll(step.givenUp());
                JobId job = step.before().id();
                step.takeEndedFanOuts().forEach(node -> endedFanOuts.add(new FanOut(job, node)));
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        stores.jobs().save(changes);
        stores.events().append(events);
        if (!attempts.isEmpty()) {
            stores.attempts().append(attempts);
        }
        if (!dispatched.isEmpty()) {
            stores.queue().put(suspectsAlone(stores, dispatched));
        }
        if (!givenUp.isEmpty()) {
            stores.queue().remove(givenUp);
            stores.leases().revoke(givenUp);
            // Those that came in too late to be read: from here on no lease lets another in.
            stores.inbox().discard(givenUp);
        }
        if (!endedFanOuts.isEmpty()) {
            stores.children().cancel(endedFanOuts);
        }
    }

    /**
     * What died with its worker twice in a row may be what killed it, and is not to kill a
     * neighbour again. Once may be chance: the machine failed, or a neighbour killed them all.
     */
    private static List<TaskMessage> suspectsAlone(Stores stores, List<TaskMessage> messages) {
        List<TaskId> lastTwo =
                messages.stream().flatMap(message -> lastTwo(message.id()).stream()).toList();
        if (lastTwo.isEmpty()) {
            return messages;
        }
        Map<TaskId, Failure> failures = stores.attempts().failures(lastTwo);
        return messages.stream()
                .map(message -> isSuspect(message, failures) ? message.onItsOwn() : message)
                .toList();
    }

    private static boolean isSuspect(TaskMessage message, Map<TaskId, Failure> failures) {
        List<TaskId> lastTwo = lastTwo(message.id());
        return !lastTwo.isEmpty()
                && lastTwo.stream()
                        .map(failures::get)
                        .allMatch(failure -> failure != null && failure.isDeathOfWorker());
    }

    /** The two attempts before; none if there were not two. */
    private static List<TaskId> lastTwo(TaskId task) {
        int attempt = task.attempt();
        return attempt < 3
                ? List.of()
                : List.of(
                        new TaskId(task.job(), task.node(), attempt - 1),
                        new TaskId(task.job(), task.node(), attempt - 2));
    }

    private static Attempt attempt(TaskReport report) {
        return switch (report) {
            case TaskReport.Succeeded s ->
                    new Attempt(s.task(), s.worker(), s.startedAt(), s.endedAt(), null);
            case TaskReport.Failed f ->
                    new Attempt(f.task(), f.worker(), f.startedAt(), f.endedAt(), f.failure());
            case TaskReport.Started s ->
                    throw new IllegalArgumentException(s.task() + " has only started");
        };
    }
}
