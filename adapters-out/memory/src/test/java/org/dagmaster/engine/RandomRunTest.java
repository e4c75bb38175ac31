package org.dagmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dagmaster.application.engine.Cycle;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.in.OperateJob.Answer;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.engine.Engine.Member;
import org.dagmaster.engine.FaultyUnitOfWork.Fault;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random workflows under random faults: whatever happens in whatever order, every job ends, and
 * what must hold holds after each step. A seed tells a whole run again.
 */
class RandomRunTest {

    private static final int SEEDS = 200;
    private static final Duration PAST_LEASE = Engine.SETTINGS.lease().plusSeconds(1);

    @TempDir Path mount;

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyJobEndsAndNothingIsLostOrDoubled(int seed) {
        Random random = new Random(seed);
        Engine engine = Engine.on(mount, workflow("one", random), workflow("other", random));
        engine.script.everywhere(_ -> act(random));
        List<JobId> jobs =
                List.of(engine.submit("one"), engine.submit("other"), engine.submit("one"));

        for (int step = 0; step < 150; step++) {
            if (random.nextInt(8) == 0) {
                operate(engine, random, jobs.get(random.nextInt(jobs.size())));
            } else {
                disturb(engine, random, step);
            }
            jobs.forEach(job -> Invariants.check(engine, job));
        }
        engine.unitOfWork.fail(Fault.NONE, 0);
        jobs.stream()
                .filter(job -> engine.job(job).status() == JobStatus.PAUSED)
                .forEach(job -> engine.act(job, new OperatorAction.Resume()));
        engine.untilEnded(jobs.toArray(JobId[]::new));

        jobs.forEach(job -> Invariants.check(engine, job));
        assertThat(jobs)
                .as("seed %d", seed)
                .allSatisfy(job -> assertThat(Invariants.traces(engine, job).count()).isZero());
    }

    private static Object act(Random random) throws TaskFailure {
        int luck = random.nextInt(10);
        if (luck == 0) {
            throw TaskFailure.permanent("BROKEN", "by chance");
        }
        if (luck < 4) {
            throw TaskFailure.retryable("BUSY", "by chance");
        }
        return Map.of("value", random.nextInt(200));
    }

    /** An operator does something, whether it makes sense or not. */
    private static void operate(Engine engine, Random random, JobId job) {
        NodeId node = anyNode(engine, random, job);
        OperatorAction action =
                switch (random.nextInt(9)) {
                    case 0 -> new OperatorAction.Cancel();
                    case 1, 2 -> new OperatorAction.Pause();
                    case 3, 4 -> new OperatorAction.Resume();
                    case 5 -> new OperatorAction.Retry(null);
                    case 6 -> new OperatorAction.Retry(node);
                    case 7 -> new OperatorAction.Rerun(node);
                    default -> new OperatorAction.Skip(node);
                };
        try {
            Answer tried = engine.tryOut(job, action);
            Answer done = engine.act(job, action);
            assertThat(done.changed()).isEqualTo(tried.changed());
            assertThat(done.effects()).isEqualTo(tried.effects());
        } catch (Refused e) {
            assertThat(e.sentence()).isNotBlank();
        }
    }

    /** A node that the job has, or a child. */
    private static NodeId anyNode(Engine engine, Random random, JobId job) {
        List<NodeId> nodes = new ArrayList<>(engine.job(job).nodes().keySet());
        NodeId node = nodes.isEmpty() ? new NodeId("n0") : nodes.get(random.nextInt(nodes.size()));
        return random.nextInt(4) == 0 ? new ChildId(node, random.nextInt(3)).node() : node;
    }

    private static void disturb(Engine engine, Random random, int step) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> tryTo(engine.first.orchestrator());
            case 3, 4, 5 -> tryTo(engine.worker);
            case 6 -> tryTo(engine.first.housekeeping());
            case 7 -> tryTo(engine.worker::keepAlive);
            case 8, 9, 10 -> runAny(engine, random);
            case 11 -> engine.letPass(Duration.ofSeconds(random.nextInt(8)));
            case 12 -> engine.unitOfWork.fail(Fault.REPLY_LOST, 1 + random.nextInt(2));
            case 13 -> engine.unitOfWork.fail(Fault.BEFORE_COMMIT, 1 + random.nextInt(2));
            case 14 -> replaceOrchestrator(engine, random, step);
            default -> replaceWorker(engine, random, step);
        }
    }

    private static void tryTo(Cycle cycle) {
        try {
            assertThat(cycle.run()).isGreaterThanOrEqualTo(Duration.ZERO);
        } catch (StorageUnavailable e) {
            assertThat(e).hasMessage("the connection broke");
        }
    }

    private static void runAny(Engine engine, Random random) {
        List<Runnable> waiting = new ArrayList<>(engine.tasks);
        Collections.shuffle(waiting, random);
        if (!waiting.isEmpty()) {
            Runnable task = waiting.getFirst();
            engine.tasks.remove(task);
            task.run();
        }
    }

    /** The old one dies, sleeps and wakes, or hands over. */
    private static void replaceOrchestrator(Engine engine, Random random, int step) {
        engine.unitOfWork.fail(Fault.NONE, 0);
        Member old = engine.first;
        engine.first = engine.orchestrator("orchestrator-at-" + step);
        switch (random.nextInt(3)) {
            case 0 -> engine.letPass(PAST_LEASE);
            case 1 -> old.orchestrator().handOver();
            default -> {
                engine.letPass(PAST_LEASE);
                engine.first.cycle();
                tryTo(old.orchestrator());
                old.orchestrator().handOver();
            }
        }
    }

    /** The old one dies, its tasks with it or finished in vain; or it goes in order. */
    private static void replaceWorker(Engine engine, Random random, int step) {
        engine.unitOfWork.fail(Fault.NONE, 0);
        var old = engine.worker;
        engine.worker = engine.worker("worker-at-" + step);
        switch (random.nextInt(3)) {
            case 0 -> engine.tasks.clear();
            case 1 -> {
                engine.letPass(PAST_LEASE);
                engine.first.cycle();
                engine.runTasks();
                old.run();
            }
            default -> {
                old.stopTaking();
                engine.runTasks();
                old.run();
                old.leave();
            }
        }
    }

    /** Tasks, forks and joins, each depending on what is before it; all loose ends lead to end. */
    private static WorkflowDefinition workflow(String name, Random random) {
        int size = 3 + random.nextInt(7);
        List<Set<String>> next = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            next.add(new LinkedHashSet<>());
        }
        Set<String> first = new LinkedHashSet<>();
        first.add("n0");
        Map<Integer, Join> joins = new LinkedHashMap<>();
        for (int i = 1; i < size; i++) {
            String node = "n" + i;
            if (i > 2 && random.nextInt(4) == 0) {
                String[] others = {"n" + random.nextInt(i), "n" + random.nextInt(i)};
                joins.put(i, random.nextBoolean() ? Flow.anyOf(others) : Flow.allOf(others));
            }
            if (!joins.containsKey(i) || random.nextBoolean()) {
                next.get(random.nextInt(i)).add(node);
            }
        }
        return build(name, random, next, first, joins);
    }

    private static WorkflowDefinition build(
            String name,
            Random random,
            List<Set<String>> next,
            Set<String> first,
            Map<Integer, Join> joins) {
        Flow flow =
                Flow.named(name)
                        .startAt(first.toArray(String[]::new))
                        .handler("script", Map.of("value", 1));
        for (int i = 0; i < next.size(); i++) {
            List<String> to = new ArrayList<>(next.get(i));
            Join join = joins.getOrDefault(i, Join.NONE);
            if (i % 3 == 1) {
                fanOut(flow, random, "n" + i, to.isEmpty() ? List.of("end") : to);
            } else if (to.size() == 2 && join.equals(Join.NONE)) {
                flow.fork("n" + i, random.nextInt(200), to.get(0), to.get(1));
            } else {
                if (to.isEmpty()) {
                    to.add("end");
                }
                flow.retries(random.nextInt(3))
                        .queue(random.nextInt(3) == 0 ? Examples.HEAVY : Flow.LIGHT)
                        .joining("n" + i, join, to.toArray(String[]::new));
            }
        }
        return flow.end();
    }

    /** A fan_out in place of a task: its fan_in leads where the task would have led. */
    private static void fanOut(Flow flow, Random random, String node, List<String> to) {
        List<Integer> items = new ArrayList<>();
        for (int item = random.nextInt(5); item > 0; item--) {
            items.add(item);
        }
        OnChildFailure onFailure =
                random.nextBoolean() ? OnChildFailure.COLLECT : OnChildFailure.FAIL;
        flow.retries(random.nextInt(3))
                .queue(Flow.LIGHT)
                .fanOut(node, items, node + "_in")
                .fanIn(node + "_in", onFailure, to.toArray(String[]::new));
    }
}
