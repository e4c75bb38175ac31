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
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.Join;
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
            disturb(engine, random, step);
            jobs.forEach(job -> Invariants.check(engine, job));
        }
        engine.unitOfWork.fail(Fault.NONE, 0);
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
            if (to.size() == 2 && join.equals(Join.NONE)) {
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
}
