package org.dagmaster.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.JobStore.Claimed;
import org.dagmaster.application.port.out.JobStore.Earlier;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.SingleCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What transactions do to each other. Waiting is watched in PostgreSQL itself: nothing sleeps. */
@Timeout(60)
class ConcurrencyTest {

    private static final OwnerId OWNER = new OwnerId("orchestrator-1");
    private static final Instant LONG_AFTER = Examples.NOON.plus(Duration.ofDays(90));
    private static final OwnerId SUCCESSOR = new OwnerId("orchestrator-2");

    private static TestDatabase database;
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void close() {
        threads.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Test
    void workersThatTakeAtOnceNeverTakeTheSameTask() throws Exception {
        JobId job = Examples.newJobId();
        List<TaskMessage> messages =
                IntStream.range(0, 2000)
                        .mapToObj(n -> Examples.task(job, "n" + n))
                        .map(task -> Examples.message(task, Examples.LIGHT))
                        .toList();
        each().queue().put(messages);

        List<TaskId> taken = inParallel(8, n -> () -> takeUntilEmpty(new WorkerId("worker-" + n)));

        assertThat(taken).doesNotHaveDuplicates().hasSize(2000);
        assertThat(each().leases().of(job)).hasSize(2000);
    }

    private static List<TaskId> takeUntilEmpty(WorkerId worker) {
        List<TaskId> all = new ArrayList<>();
        while (true) {
            List<TaskMessage> some = each().queue().take(worker, Appetite.of(Examples.LIGHT, 7));
            if (some.isEmpty()) {
                return all;
            }
            some.forEach(message -> all.add(message.id()));
        }
    }

    @Test
    void orchestratorsThatClaimAtOnceNeverClaimTheSameJob() throws Exception {
        List<JobId> jobs = Stream.generate(ConcurrencyTest::submitted).limit(300).toList();

        List<JobId> claimed =
                inParallel(8, n -> () -> claimUntilNone(new OwnerId("orchestrator-" + n)));

        assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(jobs);
    }

    private static List<JobId> claimUntilNone(OwnerId owner) {
        List<JobId> all = new ArrayList<>();
        while (true) {
            List<Claimed> some = each().jobs().claim(owner, 7);
            if (some.isEmpty()) {
                return all;
            }
            some.forEach(each -> all.add(each.job().id()));
        }
    }

    @Test
    void aFenceKeepsATakeoverWaitingUntilTheCommit() throws Exception {
        JobId job = submitted();
        each().jobs().claim(OWNER, 1);

        try (Held owner = hold(s -> s.jobs().fence(OWNER, Map.of(job, new Epoch(1))))) {
            assertThat(owner.result()).isEqualTo(Set.of(job));
            Future<Integer> takeover = start(s -> s.jobs().releaseFrom(List.of(OWNER)));
            awaitWaiting(1);
            assertThat(takeover.isDone()).isFalse();

            owner.commit();

            assertThat(takeover.get()).isEqualTo(1);
        }
        assertThat(each().jobs().fence(OWNER, Map.of(job, new Epoch(1)))).isEmpty();
    }

    @Test
    void aFenceThatWaitedForATakeoverIsLost() throws Exception {
        JobId job = submitted();
        each().jobs().claim(OWNER, 1);

        try (Held takeover = hold(s -> s.jobs().releaseFrom(List.of(OWNER)))) {
            Future<Set<JobId>> fence = start(s -> s.jobs().fence(OWNER, Map.of(job, new Epoch(1))));
            awaitWaiting(1);
            takeover.commit();

            assertThat(fence.get()).isEmpty();
        }
        assertThat(each().jobs().claim(SUCCESSOR, 1))
                .extracting(Claimed::epoch)
                .containsExactly(new Epoch(2));
    }

    @Test
    void fencesInAnyOrderDoNotDeadlock() throws Exception {
        List<JobId> jobs = Stream.generate(ConcurrencyTest::submitted).limit(50).toList();
        each().jobs().claim(OWNER, 50);

        List<Integer> held =
                inParallel(
                        8,
                        n ->
                                () -> {
                                    Map<JobId, Epoch> claims = new LinkedHashMap<>();
                                    List<JobId> order = n % 2 == 0 ? jobs : jobs.reversed();
                                    order.forEach(job -> claims.put(job, new Epoch(1)));
                                    return List.of(each().jobs().fence(OWNER, claims).size());
                                });

        assertThat(held).hasSize(8).containsOnly(50);
    }

    @Test
    void aFinishThatWaitedForARevocationIsNotKept() throws Exception {
        TaskId task = leased();

        try (Held revocation = hold(s -> revoke(s, task))) {
            Future<Set<TaskId>> finish =
                    start(s ->
                            s.inbox()
                                    .finish(
                                            Examples.WORKER,
                                            List.of(Examples.succeeded(task, Examples.WORKER))));
            awaitWaiting(1);
            revocation.commit();

            assertThat(finish.get()).isEmpty();
        }
        assertThat(each().inbox().take(List.of(task.job()), 10)).isEmpty();
    }

    @Test
    void aLeaseThatIsJustGivenBackHasNotExpired() throws Exception {
        TaskId task = leased();
        database.letPass(Duration.ofMinutes(10));

        try (Held finish =
                hold(s ->
                        s.inbox()
                                .finish(
                                        Examples.WORKER,
                                        List.of(Examples.succeeded(task, Examples.WORKER))))) {
            assertThat(each().leases().takeExpired(List.of(task.job()), Duration.ZERO, 10))
                    .isEmpty();
            finish.commit();
        }
        assertThat(each().inbox().take(List.of(task.job()), 10)).hasSize(1);
    }

    @Test
    void reportsThatAReplacedOwnerStillHoldsAreNotWaitedFor() throws Exception {
        TaskId first = Examples.task(Examples.newJobId(), "a");
        TaskId second = Examples.task(first.job(), "b");
        each().inbox().fail(List.of(Examples.failed(first, null)));

        try (Held replaced = hold(s -> s.inbox().take(List.of(first.job()), 10))) {
            each().inbox().fail(List.of(Examples.failed(second, null)));

            assertThat(each().inbox().take(List.of(first.job()), 10))
                    .extracting(TaskReport::task)
                    .containsExactly(second);
            replaced.commit();
        }
    }

    /** As after an outage of the database, when all leases have run out. */
    @Test
    void anOwnerThatIsJustRenewingItsLeaseHasNotExpired() throws Exception {
        each().members().heartbeat(OWNER, Duration.ofSeconds(10));
        database.letPass(Duration.ofMinutes(1));

        try (Held renewal = hold(s -> heartbeat(s, Duration.ofSeconds(10)))) {
            assertThat(each().members().takeExpiredOwners()).isEmpty();
            renewal.commit();
        }
        assertThat(each().members().takeExpiredOwners()).isEmpty();
    }

    private static boolean heartbeat(Stores stores, Duration lease) {
        stores.members().heartbeat(OWNER, lease);
        return true;
    }

    @Test
    void theSameKeySubmittedAtOnceMakesOneJob() throws Exception {
        List<Boolean> kept =
                inParallel(
                        8,
                        _ ->
                                () -> {
                                    Job job = Examples.submittedJob();
                                    return List.of(
                                            each().jobs()
                                                    .insert(
                                                            Examples.submissionOf(
                                                                    job, "key", "hash"))
                                                    .isEmpty());
                                });

        assertThat(kept).containsOnlyOnce(true).hasSize(8);
        assertThat(each().jobs().list(null, null, 10).jobs()).hasSize(1);
    }

    /** A job ends while a worker tells that its task has started: nothing of it may be left. */
    @Test
    void aReportOfAStartIsGoneWithItsTask() throws Exception {
        TaskId task = leased();

        try (Held start =
                hold(s -> {
                    s.inbox()
                            .started(
                                    Examples.WORKER,
                                    List.of(Examples.started(task, Examples.WORKER)));
                    return task;
                })) {
            Future<Boolean> end =
                    start(s -> {
                        revoke(s, task);
                        s.inbox().discard(List.of(task));
                        return true;
                    });
            while (!end.isDone() && waiting() == 0) {
                Thread.onSpinWait();
            }
            start.commit();
            assertThat(end.get()).isTrue();
        }
        assertThat(each().inbox().take(List.of(task.job()), 10)).isEmpty();
    }

    /** A fan_out ends while a worker just takes a child of it. */
    @Test
    void aChildThatIsJustTakenIsCancelledWithItsFanOut() throws Exception {
        JobId job = Examples.newJobId();
        TaskId child = Examples.task(job, "split__0");
        each().queue().put(List.of(Examples.message(child, Examples.LIGHT)));

        try (Held take =
                hold(s -> s.queue().take(Examples.WORKER, Appetite.of(Examples.LIGHT, 1)))) {
            Future<Boolean> end =
                    start(s -> {
                        s.children().cancel(List.of(new FanOut(job, new NodeId("split"))));
                        return true;
                    });
            awaitWaiting(1);
            take.commit();
            assertThat(end.get()).isTrue();
        }
        assertThat(each().leases().of(job)).isEmpty();
    }

    /** An operator takes a job up again at the very moment at which it would be deleted. */
    @Test
    void aJobThatIsJustTakenUpAgainIsKept() throws Exception {
        Job taken = ended();
        Job other = ended();

        try (Held operator = hold(s -> takeUp(s, taken))) {
            assertThat(each().retention().deleteEnded(LONG_AFTER, 10)).containsExactly(other.id());
            operator.commit();
        }

        assertThat(each().retention().deleteEnded(LONG_AFTER, 10)).isEmpty();
        assertThat(each().jobs().find(taken.id())).map(Job::status).contains(JobStatus.RUNNING);
        assertThat(each().events().read(taken.id(), 0, 10)).hasSize(1);
        assertThat(each().retention().outputsLeft(10)).containsExactly(other.id());
    }

    @Test
    void whoWantsToTakeUpAJobThatIsJustDeletedFindsNone() throws Exception {
        Job job = ended();

        try (Held deletion = hold(s -> s.retention().deleteEnded(LONG_AFTER, 10))) {
            Future<Optional<Job>> operator = start(s -> s.jobs().seize(job.id()));
            awaitWaiting(1);
            deletion.commit();

            assertThat(operator.get()).isEmpty();
        }
    }

    @Test
    void deletionsAtOnceNeverDeleteTheSameJob() throws Exception {
        List<JobId> jobs = Stream.generate(() -> ended().id()).limit(300).toList();

        List<JobId> deleted = inParallel(4, _ -> () -> deleteUntilNone());

        assertThat(deleted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(jobs);
    }

    private static List<JobId> deleteUntilNone() {
        List<JobId> all = new ArrayList<>();
        while (true) {
            List<JobId> some = each().retention().deleteEnded(LONG_AFTER, 7);
            if (some.isEmpty()) {
                return all;
            }
            all.addAll(some);
        }
    }

    @Test
    void theKeyOfAJobThatIsJustDeletedIsFree() throws Exception {
        Job old = ended();
        Job next = Examples.submittedJob();

        try (Held deletion = hold(s -> s.retention().deleteEnded(LONG_AFTER, 10))) {
            Future<Optional<Earlier>> submission =
                    start(s ->
                            s.jobs()
                                    .insert(
                                            Examples.submissionOf(
                                                    next, old.id().toString(), "hash")));
            awaitWaiting(1);
            deletion.commit();

            assertThat(submission.get()).isEmpty();
        }
        assertThat(each().jobs().find(next.id())).contains(next);
    }

    /** Its key is its id. */
    private static Job ended() {
        Job job = Examples.endedAt(Examples.submittedJob(), Examples.NOON.plusSeconds(9));
        each().jobs().insert(Examples.submissionOf(job, job.id().toString(), "hash"));
        each().events().append(List.of(Examples.event(job.id(), 1)));
        return job;
    }

    private static boolean takeUp(Stores stores, Job job) {
        stores.jobs().seize(job.id());
        Job running = Examples.runningWith(job, "a", new NodeState.Ready(0, 0, null));
        stores.jobs().save(List.of(Examples.changeOf(running, "a")));
        return true;
    }

    private static boolean revoke(Stores stores, TaskId task) {
        stores.leases().revoke(List.of(task));
        return true;
    }

    private static JobId submitted() {
        Job job = Examples.submittedJob();
        each().jobs().insert(Examples.submissionOf(job));
        return job.id();
    }

    private static TaskId leased() {
        TaskId task = Examples.task(Examples.newJobId(), "a");
        each().queue().put(List.of(Examples.message(task, Examples.LIGHT)));
        each().queue().take(Examples.WORKER, Appetite.of(Examples.LIGHT, 1));
        return task;
    }

    private static Stores each() {
        return SingleCalls.in(database.unitOfWork());
    }

    private static <T> T ask(Function<Stores, T> work) {
        return database.unitOfWork().inTransaction(work);
    }

    private static <T> Future<T> start(Function<Stores, T> work) {
        return threads.submit(() -> ask(work));
    }

    /** Until so many sessions of this database wait for a lock. */
    private static void awaitWaiting(int sessions) {
        while (waiting() < sessions) {
            Thread.onSpinWait();
        }
    }

    private static int waiting() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        SELECT count(*) FROM pg_stat_activity
                                        WHERE datname = current_database()
                                          AND wait_event_type = 'Lock'
                                        """)
                                .mapTo(Integer.class)
                                .one());
    }

    private static <T> List<T> inParallel(int count, Function<Integer, Callable<List<T>>> work)
            throws Exception {
        List<Future<List<T>>> running = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            running.add(threads.submit(work.apply(n)));
        }
        List<T> all = new ArrayList<>();
        for (Future<List<T>> each : running) {
            all.addAll(each.get());
        }
        return all;
    }

    /** A transaction that has done its work and waits to be told to commit. */
    private static Held hold(Function<Stores, ?> work) throws Exception {
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        List<Object> results = new ArrayList<>();
        Future<Boolean> running =
                threads.submit(() ->
                        ask(s -> {
                            results.add(work.apply(s));
                            worked.countDown();
                            return await(told);
                        }));
        worked.await();
        return new Held(results.getFirst(), told, running);
    }

    private record Held(Object result, CountDownLatch told, Future<Boolean> running)
            implements AutoCloseable {

        void commit() throws Exception {
            told.countDown();
            running.get();
        }

        @Override
        public void close() {
            told.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
