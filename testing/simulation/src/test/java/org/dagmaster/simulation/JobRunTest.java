package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.SubmitJob.Submitted;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that go their way: submitted, run, retried, ended. */
class JobRunTest {

    private static final WorkflowDefinition TWO = Flow.chain("two", "a", "b").end();

    @TempDir Path mount;

    @Test
    void aLinearJobRunsToItsEndWithEveryEventInOrder() {
        Engine engine =
                Engine.on(
                        mount,
                        Flow.named("sum")
                                .startAt("a")
                                .handler("script", Map.of("value", 7))
                                .task("a", "b")
                                .handler("script", Map.of("value", "${nodes.a.output.value}"))
                                .task("b", "end")
                                .end(Map.of("seen", "${nodes.b.output.value}")));
        JobId job = engine.submit("sum");

        engine.cycle().cycle();

        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.result(job)).containsEntry("seen", 7).containsKey("_provenance");
        assertThat(engine.eventTypes(job))
                .containsExactly(
                        EventType.JOB_CREATED,
                        EventType.JOB_STARTED,
                        EventType.NODE_READY,
                        EventType.NODE_COMPLETED,
                        EventType.NODE_READY,
                        EventType.NODE_DISPATCHED,
                        EventType.NODE_STARTED,
                        EventType.NODE_COMPLETED,
                        EventType.NODE_READY,
                        EventType.NODE_DISPATCHED,
                        EventType.NODE_STARTED,
                        EventType.NODE_COMPLETED,
                        EventType.NODE_READY,
                        EventType.NODE_COMPLETED,
                        EventType.JOB_COMPLETED);
        engine.invariants.check(job);
        assertThat(engine.ended).containsExactly(job);
    }

    @Test
    void theSameRequestUnderAKeyGivesTheFirstJobAgain() {
        Engine engine = Engine.on(mount, TWO);

        Submitted first = engine.submit(Engine.request("two", Map.of(), "key"));
        Submitted second = engine.submit(Engine.request("two", Map.of(), "key"));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.job().id()).isEqualTo(first.job().id());
        assertThat(engine.views.list(null, null, 10).jobs()).extracting(Job::id).hasSize(1);
    }

    @Test
    void aRequestThatWasMetStaysMetWhateverBecameOfTheWorkflow() {
        Engine engine = Engine.on(mount, TWO);
        Submitted first = engine.submit(Engine.request("two", Map.of(), "key"));
        WorkflowRef newer = new WorkflowRef(TWO.ref().id(), 2);
        engine.workflows.add(new WorkflowDefinition(newer, "two", "", Map.of(), TWO.nodes()));

        Submitted second = engine.submit(Engine.request("two", Map.of(), "key"));

        assertThat(second.job().id()).isEqualTo(first.job().id());
        assertThat(engine.stores().workflows().versions(newer.id())).containsExactly(1);
    }

    @Test
    void anotherRequestUnderAUsedKeyIsRefused() {
        Engine engine = Engine.on(mount, TWO, Flow.chain("other", "a").end());
        engine.submit(Engine.request("two", Map.of(), "key"));

        assertThatThrownBy(() -> engine.submit(Engine.request("other", Map.of(), "key")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                            assertThat(refused.code().value()).isEqualTo("IDEMPOTENCY_CONFLICT");
                        });
        assertThat(engine.stores().workflows().find(engine.workflows.list().get(1).ref()))
                .as("a refused request pins nothing")
                .isEmpty();
    }

    @Test
    void aTextThatChangedUnderAUsedVersionIsRefused() {
        Engine engine = Engine.on(mount, TWO);
        engine.submit("two");
        engine.workflows.add(TWO, "another text");

        assertThatThrownBy(() -> engine.submit("two"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.code().value()).isEqualTo("WORKFLOW_CHANGED"));
        assertThat(engine.views.list(null, null, 10).jobs()).hasSize(1);
    }

    @Test
    void aRetryWaitsForItsTimeAndIsDispatchedThen() {
        Engine engine = Engine.on(mount, TWO);
        List<Integer> attempts = new ArrayList<>();
        engine.script.at(
                "a",
                context -> {
                    attempts.add(context.task().attempt());
                    if (context.task().attempt() == 1) {
                        throw TaskFailure.retryable("BUSY", "not now");
                    }
                    return Map.of();
                });
        JobId job = engine.submit("two");

        engine.cycle();
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.READY);
        assertThat(engine.node(job, "a").retryAt()).isEqualTo(Examples.NOON.plus(Flow.RETRY_DELAY));

        engine.letPass(Flow.RETRY_DELAY.minusMillis(1));
        engine.cycle();
        assertThat(attempts).containsExactly(1);
        assertThat(engine.first.orchestrator().run()).isEqualTo(Duration.ofMillis(1));

        engine.letPass(Duration.ofMillis(1));
        engine.cycle();
        assertThat(attempts).containsExactly(1, 2);
        engine.cycle();
        assertThat(engine.job(job).status()).isEqualTo(JobStatus.COMPLETED);
        engine.invariants.check(job);
    }

    @Test
    void aJobFailsWhenTheRetriesAreUsedUp() {
        Engine engine = Engine.on(mount, TWO);
        engine.script.at(
                "a",
                _ -> {
                    throw TaskFailure.retryable("BUSY", "not now");
                });
        JobId job = engine.submit("two");

        engine.untilEnded(job);

        assertThat(engine.job(job).failure())
                .satisfies(failure -> assertThat(failure.code().value()).isEqualTo("BUSY"));
        assertThat(engine.attempts(job)).hasSize(3);
        engine.invariants.check(job);
    }
}
