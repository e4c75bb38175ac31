package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Carries a job to its end, with workers that finish in any order: one by one or several at once,
 * with retries that wait, starts that are reported or not, and reports that come late.
 */
final class RandomRun {

    /** Longer than any wait for a retry. */
    private static final Duration LONG = Dags.TWO_RETRIES.maxDelay().multipliedBy(2);

    private final GeneratedWorkflow workflow;
    private final ReferenceWorkflow reference;
    private final Random random;
    private final String what;
    private final Run run;
    private final List<TaskId> open = new ArrayList<>();
    private final List<TaskId> over = new ArrayList<>();
    private final Set<TaskId> dispatched = new HashSet<>();
    private final Map<NodeId, Map<String, @Nullable Object>> params = new LinkedHashMap<>();
    private Facts facts;

    RandomRun(GeneratedWorkflow workflow, WorkflowGraph graph, Random random, String what) {
        this.workflow = workflow;
        this.reference = new ReferenceWorkflow(workflow.definition());
        this.random = random;
        this.what = what;
        this.facts = workflow.known();
        this.run = new Run(graph, workflow.inputs());
        settle();
    }

    Run run() {
        return run;
    }

    /** All that has been heard. */
    Facts facts() {
        return facts;
    }

    /** With what each node and child was dispatched. */
    Map<NodeId, Map<String, @Nullable Object>> params() {
        return params;
    }

    Run untilTheEnd() {
        while (!run.job().status().isTerminal()) {
            goOn();
            settle();
            if (random.nextInt(16) == 0) {
                check();
                hearLate();
            }
        }
        check();
        hearLate();
        return run;
    }

    private void goOn() {
        int dice = random.nextInt(16);
        if (open.isEmpty()) {
            run.after(LONG);
            assertThat(run.last().changedAnything()).as("%s goes on", what).isTrue();
        } else if (dice < 2) {
            run.after(LONG);
        } else if (dice < 3) {
            run.report(start(open.get(random.nextInt(open.size()))));
        } else {
            hear();
        }
    }

    private TaskReport start(TaskId task) {
        return new TaskReport.Started(task, Run.WORKER, run.now());
    }

    private void check() {
        Agreement.check(run, reference, facts, () -> what);
        Set<NodeId> unheard = new HashSet<>();
        open.forEach(task -> unheard.add(task.node()));
        assertThat(new HashSet<>(run.atWork())).as(what).isEqualTo(unheard);
    }

    private void hear() {
        List<TaskReport> reports = new ArrayList<>();
        int most = 1 + random.nextInt(3);
        while (reports.size() < most && !open.isEmpty()) {
            TaskId task = takeOne();
            if (random.nextInt(8) == 0) {
                reports.add(start(task));
            }
            reports.add(end(task));
        }
        run.report(reports.toArray(TaskReport[]::new));
    }

    private TaskId takeOne() {
        int place = random.nextInt(open.size());
        TaskId task = open.get(place);
        open.set(place, open.getLast());
        open.removeLast();
        over.add(task);
        return task;
    }

    private TaskReport end(TaskId task) {
        Course course = workflow.courses().get(task.node());
        if (course.endsWith(task)) {
            facts = facts.learn(task.node(), course.end());
        }
        return course.report(task, run);
    }

    /** What is heard of an attempt that has ended, or was given up, changes nothing. */
    private void hearLate() {
        if (over.isEmpty()) {
            return;
        }
        TaskId task = over.get(random.nextInt(over.size()));
        run.report(workflow.courses().get(task.node()).report(task, run));
        assertThat(run.last().changedAnything()).as("%s: late %s", what, task).isFalse();
    }

    /** As an orchestrator does: goes on at once as long as there are children to create. */
    private void settle() {
        absorb(run.last());
        while (run.last().isUnfinished()) {
            run.goesOn();
            absorb(run.last());
        }
    }

    private void absorb(JobStep step) {
        for (TaskMessage message : step.dispatched()) {
            assertThat(dispatched.add(message.id())).as("%s: %s", what, message.id()).isTrue();
            open.add(message.id());
            params.put(message.id().node(), message.params());
        }
        Set<TaskId> givenUp = new HashSet<>(step.givenUp());
        Set<NodeId> ended = run.endedFanOuts();
        if (!givenUp.isEmpty() || !ended.isEmpty()) {
            open.removeIf(task -> {
                Optional<NodeId> parent = run.graph().child(task.node()).map(ChildId::fanOut);
                boolean isOver =
                        givenUp.contains(task) || parent.filter(ended::contains).isPresent();
                return isOver && over.add(task);
            });
        }
    }
}
