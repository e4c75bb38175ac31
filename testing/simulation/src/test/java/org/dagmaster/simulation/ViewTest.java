package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewJobs.JobProgress;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.application.port.in.ViewJobs.Watch;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a job looks in each phase. */
class ViewTest {

    @TempDir Path mount;

    @Test
    void aJobIsShownInEachPhase() {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());
        engine.script.at(
                "a",
                context -> {
                    context.progress(1, 2, "half");
                    engine.worker.keepAlive();
                    running(engine, context.task().job());
                    if (context.task().attempt() == 1) {
                        throw TaskFailure.retryable("BUSY", "not now");
                    }
                    return Map.of("answer", 42);
                });
        JobId job = engine.submit("two");

        JobProgress submitted = engine.views.progress(job);
        assertThat(submitted.status()).isEqualTo(JobStatus.PENDING);
        assertThat(submitted.fraction()).isZero();
        assertThat(submitted.counts()).isEqualTo(Map.of(NodeStatus.PENDING, 4));
        assertThat(submitted.nodes())
                .extracting(NodeView::nodeId)
                .containsExactly("start", "a", "b", "end");

        engine.first.cycle();
        assertThat(engine.node(job, "a").status()).isEqualTo(NodeStatus.DISPATCHED);
        assertThat(engine.views.progress(job).fraction()).isCloseTo(0.25, within(1e-9));

        engine.cycle();
        NodeView waiting = engine.node(job, "a");
        assertThat(waiting.status()).isEqualTo(NodeStatus.READY);
        assertThat(waiting.retryAt()).isEqualTo(Examples.NOON.plus(Flow.RETRY_DELAY));
        assertThat(waiting.failure()).isNotNull();
        assertThat(waiting.maxAttempts()).isEqualTo(3);

        engine.letPass(Flow.RETRY_DELAY);
        engine.first.cycle();
        NodeView again = engine.node(job, "a");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.worker()).as("nobody has the second attempt yet").isNull();

        engine.cycle();
        NodeView done = engine.node(job, "a");
        assertThat(done.status()).isEqualTo(NodeStatus.COMPLETED);
        assertThat(done.output()).isEqualTo(Output.of(Map.of("answer", 42)));
        assertThat(done.worker()).isEqualTo("worker-1");
        assertThat(engine.views.progress(job).nodes())
                .allSatisfy(node -> assertThat(node.output()).isNull());

        engine.cycle();
        JobProgress over = engine.views.progress(job);
        assertThat(over.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(over.fraction()).isEqualTo(1);
        assertThat(over.counts()).isEqualTo(Map.of(NodeStatus.COMPLETED, 4));
        assertThat(over.lastEvent()).isEqualTo(engine.events(job).size());
    }

    private static void running(Engine engine, JobId job) {
        NodeView view = engine.node(job, "a");
        assertThat(view.status()).isEqualTo(NodeStatus.RUNNING);
        assertThat(view.worker()).isEqualTo("worker-1");
        assertThat(view.startedAt()).isEqualTo(engine.clock.now());
        assertThat(view.progress()).isEqualTo(new Progress(1, 2, "half"));
        assertThat(engine.views.progress(job).fraction()).isCloseTo(0.375, within(1e-9));
    }

    @Test
    void aResultThatIsNotReadYetLeavesTheNodeRunningOnItsWorker() {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());
        JobId job = engine.submit("two");
        engine.dispatch();
        engine.letPass(Duration.ofSeconds(1));
        engine.worker.run();
        engine.first.cycle();
        engine.runTasks();
        engine.worker.run();

        NodeView view = engine.node(job, "a");
        assertThat(view.status()).isEqualTo(NodeStatus.RUNNING);
        assertThat(view.worker()).isEqualTo("worker-1");
        assertThat(view.startedAt()).isEqualTo(Examples.NOON);
    }

    @Test
    void aWatchIsToldOfAChangeAndOfNoneAfterItIsClosed() throws InterruptedException {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());
        JobId job = engine.submit("two");
        Watch watch = engine.views.watch(job);

        assertThat(watch.awaitChange(Duration.ZERO)).isFalse();
        engine.first.cycle();
        assertThat(watch.awaitChange(Duration.ZERO)).isTrue();
        watch.close();
        engine.worker.run();
        assertThat(watch.awaitChange(Duration.ZERO)).isFalse();
    }

    @Test
    void aJobThatIsNotThereIsNotFound() {
        Engine engine = Engine.on(mount);

        assertThatThrownBy(() -> engine.views.progress(Examples.newJobId()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
