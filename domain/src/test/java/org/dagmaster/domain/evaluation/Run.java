package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.jspecify.annotations.Nullable;

/** Carries a job through a workflow, step by step, with workers that do as the test says. */
final class Run {

    static final WorkerId WORKER = new WorkerId("worker-1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final WorkflowGraph graph;
    private final DagEvaluator evaluator =
            new DagEvaluator(
                    new WholeReferences(),
                    output -> {
                        throw new AssertionError(output + " is not kept apart");
                    },
                    Environment.of("test"));
    private final KeptChildren children = new KeptChildren();
    private final List<JobEvent> events = new ArrayList<>();
    private Job job;
    private Instant now = START;
    private JobStep last;

    Run(WorkflowGraph graph, Map<String, ?> inputs) {
        this.graph = graph;
        this.job =
                Job.submitted(
                        new JobId(new UUID(1, 2)), Dags.REF, new LinkedHashMap<>(inputs), START);
        this.last = keep(step().start());
    }

    static Run of(WorkflowGraph graph) {
        return new Run(graph, Map.of());
    }

    Run succeeds(String node) {
        return succeeds(node, Map.of());
    }

    Run succeeds(String node, Map<String, ?> output) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(output);
        return report(new TaskReport.Succeeded(present(node), WORKER, now, now, Output.of(values)));
    }

    Run starts(String node) {
        return report(new TaskReport.Started(present(node), WORKER, now));
    }

    Run fails(String node, boolean retryable) {
        return failsWith(node, new Failure(new ErrorCode("BROKEN"), "it broke", retryable));
    }

    Run failsWith(String node, Failure failure) {
        return report(new TaskReport.Failed(present(node), WORKER, now, now, failure));
    }

    Run report(TaskReport report) {
        last = keep(step().report(report));
        return this;
    }

    Run after(Duration time) {
        now = now.plus(time);
        last = keep(step());
        return this;
    }

    private JobStep step() {
        return new JobStep(graph, job, children.all(), OutputKeeper.INLINE, now);
    }

    /** As an orchestrator does: children are written before the job advances, and after. */
    private JobStep keep(JobStep step) {
        children.save(step.takeChangedChildren());
        step.advance(evaluator, children.at(now));
        children.save(step.takeChangedChildren());
        children.cancel(step.takeEndedFanOuts());
        job = step.job();
        events.addAll(step.events());
        return step;
    }

    Job job() {
        return job;
    }

    JobStep last() {
        return last;
    }

    Instant now() {
        return now;
    }

    List<JobEvent> events() {
        return events;
    }

    TaskId present(String node) {
        return new TaskId(job.id(), Dags.id(node), state(node).attempt());
    }

    Map<String, @Nullable Object> result() {
        return job.result() instanceof Output.Inline(var value) ? value : Map.of();
    }

    Map<String, @Nullable Object> output(String node) {
        return state(node) instanceof NodeState.Completed(_, Output.Inline(var value))
                ? value
                : Map.of();
    }

    NodeState state(String node) {
        return graph.child(Dags.id(node)).map(children::state).orElse(job.node(Dags.id(node)));
    }

    Run expect(NodeStatus status, String... nodes) {
        for (String node : nodes) {
            assertThat(state(node).status()).as(node).isEqualTo(status);
        }
        return this;
    }

    /** Resolves strings that are one reference as a whole, which is all these tests need. */
    private static final class WholeReferences implements TemplateResolver {

        @Override
        public @Nullable Object resolve(
                @Nullable Object tree, Map<String, @Nullable Object> scope) {
            return switch (tree) {
                case Map<?, ?> map -> {
                    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
                    map.forEach((key, value) -> resolved.put((String) key, resolve(value, scope)));
                    yield resolved;
                }
                case String text when text.startsWith("${") -> follow(text, scope);
                case List<?> list -> {
                    List<@Nullable Object> resolved = new ArrayList<>();
                    list.forEach(value -> resolved.add(resolve(value, scope)));
                    yield resolved;
                }
                case null, default -> tree;
            };
        }

        private static @Nullable Object follow(String text, Map<String, @Nullable Object> scope) {
            Object value = scope;
            for (String key : text.substring(2, text.length() - 1).split("\\.", -1)) {
                if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                    throw new TemplateFailure(text + " is undefined");
                }
                value = map.get(key);
            }
            return value;
        }
    }
}
