package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.TaskQueue.Waiting;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.TaskQueue}. */
public abstract class TaskQueueContract extends StoresContract {

    @Test
    void aMessageComesBackAsItWent() {
        TaskMessage message =
                new TaskMessage(
                        Examples.task(Examples.newJobId(), "a"),
                        Examples.LIGHT,
                        new HandlerName("raster.create_cog"),
                        Map.of("tile", List.of(0, 1), "scale", new BigDecimal("0.10")),
                        Duration.ofMillis(1_500));
        each().queue().put(List.of(message));

        assertThat(takeAll(Examples.WORKER)).containsExactly(message);
    }

    @Test
    void tasksAreTakenInOrderOfArrivalAndOfEachQueueAsManyAsWanted() {
        JobId job = Examples.newJobId();
        List<TaskMessage> messages =
                IntStream.range(0, 20)
                        .mapToObj(n ->
                                Examples.message(
                                        Examples.task(job, "n" + (20 - n)),
                                        n % 3 == 0 ? Examples.HEAVY : Examples.LIGHT))
                        .toList();
        each().queue().put(messages.subList(0, 7));
        each().queue().put(messages.subList(7, 20));

        Map<QueueName, Integer> some = Map.of(Examples.LIGHT, 6, Examples.HEAVY, 3);
        assertThat(take(some, Limits.NONE)).isEqualTo(messages.subList(0, 9));
        assertThat(takeAll(Examples.WORKER)).isEqualTo(messages.subList(9, 20));
    }

    @Test
    void onlyTheNamedQueuesAreServed() {
        TaskId light = givenQueued("a");

        assertThat(takeAll(Examples.WORKER, Examples.HEAVY)).isEmpty();
        assertThat(take(Map.of(), Limits.NONE)).isEmpty();
        assertThat(takeAll(Examples.WORKER, Examples.LIGHT))
                .extracting(TaskMessage::id)
                .containsExactly(light);
    }

    @Test
    void ofTasksThatMustRunAloneOneIsTakenAtATime() {
        TaskMessage beside = Examples.message(of("a"), Examples.LIGHT);
        TaskMessage first = Examples.message(of("b"), Examples.LIGHT).onItsOwn();
        TaskMessage second = Examples.message(of("c"), Examples.HEAVY).onItsOwn();
        each().queue().put(List.of(beside, first, second));
        each().queue().hold(second.id().job());
        each().queue().release(second.id().job());

        assertThat(takeAll(Examples.WORKER)).containsExactly(beside, first);
        assertThat(takeAll(Examples.WORKER)).containsExactly(second);
        assertThat(each().leases().of(first.id().job()))
                .extracting(Lease::alone)
                .containsExactly(true);
        assertThat(each().leases().of(beside.id().job()))
                .extracting(Lease::alone)
                .containsExactly(false);
    }

    @Test
    void allWorkersTogetherTakeNoMoreOfAQueueThanItsLimit() {
        each().members().heartbeat(Examples.WORKER, Map.of(), Duration.ofDays(1));
        each().members().heartbeat(Examples.OTHER_WORKER, Map.of(), Duration.ofDays(1));
        List<TaskId> light = IntStream.range(0, 5).mapToObj(n -> givenQueued("n" + n)).toList();
        Limits limits = new Limits(Map.of(Examples.LIGHT, 3), Map.of());
        Map<QueueName, Integer> two = Map.of(Examples.LIGHT, 2, Examples.HEAVY, 2);

        assertThat(take(Examples.WORKER, two, limits)).hasSize(2);
        assertThat(take(Examples.OTHER_WORKER, two, limits)).hasSize(1);
        assertThat(take(Examples.OTHER_WORKER, two, limits)).isEmpty();
        each().leases().revoke(light.subList(0, 1));
        assertThat(take(Examples.WORKER, two, limits))
                .extracting(TaskMessage::id)
                .containsExactly(light.get(3));
    }

    @Test
    void aHandlerAtItsLimitHoldsUpNoOther() {
        each().members().heartbeat(Examples.WORKER, Map.of(), Duration.ofDays(1));
        HandlerName slow = new HandlerName("slow");
        List<TaskMessage> slowOnes =
                Stream.of("a", "b", "c").map(node -> message(node, slow)).toList();
        TaskMessage quick = message("d", new HandlerName("quick"));
        each().queue().put(slowOnes);
        each().queue().put(List.of(quick));
        Limits limits = new Limits(Map.of(), Map.of(slow, 2));
        Map<QueueName, Integer> many = Map.of(Examples.LIGHT, 10);

        assertThat(take(many, limits)).containsExactly(slowOnes.get(0), slowOnes.get(1), quick);
        assertThat(take(many, limits)).isEmpty();
        each().leases().revoke(List.of(slowOnes.get(1).id()));
        assertThat(take(many, limits)).containsExactly(slowOnes.get(2));
    }

    @Test
    void whatADeadWorkerHeldCountsForNoLimit() {
        each().members().heartbeat(Examples.WORKER, Map.of(), Duration.ofSeconds(10));
        givenQueued("a");
        givenQueued("b");
        Limits limits = new Limits(Map.of(Examples.LIGHT, 1), Map.of());
        Map<QueueName, Integer> many = Map.of(Examples.LIGHT, 10);
        assertThat(take(many, limits)).hasSize(1);
        assertThat(take(many, limits)).isEmpty();

        letPass(Duration.ofSeconds(11));

        assertThat(take(Examples.OTHER_WORKER, many, limits)).hasSize(1);
    }

    private static TaskId of(String node) {
        return Examples.task(Examples.newJobId(), node);
    }

    private static TaskMessage message(String node, HandlerName handler) {
        return new TaskMessage(of(node), Examples.LIGHT, handler, Map.of(), Duration.ofSeconds(10));
    }

    private List<TaskMessage> take(Map<QueueName, Integer> free, Limits limits) {
        return take(Examples.WORKER, free, limits);
    }

    private List<TaskMessage> take(WorkerId worker, Map<QueueName, Integer> free, Limits limits) {
        return each().queue().take(worker, new Appetite(free, limits));
    }

    @Test
    void tasksOfAllJobsAreCountedByQueue() {
        givenQueued("a");
        givenQueued("b");
        TaskId heavy = Examples.task(Examples.newJobId(), "c");
        each().queue().put(List.of(Examples.message(heavy, Examples.HEAVY)));
        TaskId held = givenQueued("d");
        each().queue().hold(held.job());
        QueueName empty = new QueueName("empty");

        assertThat(each().queue().lengths(List.of(Examples.LIGHT, empty)))
                .isEqualTo(Map.of(Examples.LIGHT, 2));
        assertThat(each().queue().lengths(List.of())).isEmpty();
    }

    @Test
    void whatOfAJobWaitsIsToldByNodeAndOfFanOutsInNumbers() {
        JobId job = Examples.newJobId();
        Stream.of("a", "split__0", "split__1", "split__07", "split__x__2", "other__1")
                .forEach(node ->
                        each().queue()
                                .put(
                                        List.of(
                                                Examples.message(
                                                        Examples.task(job, node),
                                                        Examples.LIGHT))));
        givenQueued("a");
        List<NodeId> fanOuts = Stream.of("split", "split__x", "idle").map(NodeId::new).toList();

        assertThat(each().queue().waiting(job, fanOuts))
                .isEqualTo(
                        Map.of(
                                new NodeId("a"), new Waiting(1, 0),
                                new NodeId("split"), new Waiting(2, 0),
                                new NodeId("split__07"), new Waiting(1, 0),
                                new NodeId("split__x"), new Waiting(1, 0),
                                new NodeId("other__1"), new Waiting(1, 0)));
    }

    @Test
    void whatOfAJobIsHeldIsToldApart() {
        JobId job = Examples.newJobId();
        TaskId before = Examples.task(job, "split__0");
        TaskId after = Examples.task(job, "split__1");
        each().queue().put(List.of(Examples.message(before, Examples.LIGHT)));
        each().queue().hold(job);
        each().queue().put(List.of(Examples.message(after, Examples.LIGHT)));
        List<NodeId> fanOuts = List.of(new NodeId("split"));

        assertThat(each().queue().waiting(job, fanOuts))
                .isEqualTo(Map.of(new NodeId("split"), new Waiting(1, 1)));
        assertThat(each().queue().waiting(job, List.of())).hasSize(2);
        takeAll(Examples.WORKER);
        each().queue().remove(List.of(before));
        assertThat(each().queue().waiting(job, fanOuts)).isEmpty();
    }

    @Test
    void aTaskIsOnAQueueOrLeasedNeverBoth() {
        TaskId task = givenQueued("a");
        assertThat(each().leases().of(task.job())).isEmpty();

        takeAll(Examples.WORKER);

        assertThat(takeAll(Examples.OTHER_WORKER)).isEmpty();
        List<Lease> leases = each().leases().of(task.job());
        assertThat(leases).hasSize(1);
        assertThat(leases.getFirst().task()).isEqualTo(task);
        assertThat(leases.getFirst().worker()).isEqualTo(Examples.WORKER);
        assertThat(leases.getFirst().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(leases.getFirst().progress()).isNull();
    }

    @Test
    void aTaskThatIsPutTwiceIsThereOnce() {
        TaskMessage message =
                Examples.message(Examples.task(Examples.newJobId(), "a"), Examples.LIGHT);
        each().queue().put(List.of(message));
        each().queue().put(List.of(message));

        assertThat(takeAll(Examples.WORKER)).containsExactly(message);
    }

    @Test
    void whatIsRemovedIsNotTakenAndWhatIsGoneIsPassedOver() {
        TaskId removed = givenQueued("a");
        TaskId kept = givenQueued("b");
        TaskId unknown = Examples.task(Examples.newJobId(), "c");

        each().queue().remove(List.of(removed, unknown));
        each().queue().remove(List.of());

        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(kept);
    }

    @Test
    void anotherAttemptIsAnotherTask() {
        TaskId first = givenQueued("a");
        TaskId second = new TaskId(first.job(), first.node(), 2);
        each().queue().put(List.of(Examples.message(second, Examples.LIGHT)));
        each().queue().remove(List.of(first));

        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(second);
    }

    @Test
    void heldTasksAreNotTakenUntilTheyAreReleased() {
        TaskId held = givenQueued("a");
        TaskId free = givenQueued("b");
        each().queue().hold(held.job());

        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(free);

        each().queue().release(held.job());
        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(held);
    }

    @Test
    void holdingAndReleasingTwiceIsAsOnce() {
        TaskId task = givenQueued("a");
        each().queue().hold(task.job());
        each().queue().hold(task.job());
        each().queue().release(task.job());
        each().queue().release(task.job());

        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(task);
        assertThat(takeAll(Examples.WORKER)).isEmpty();
    }

    @Test
    void heldTasksCanBeRemoved() {
        TaskId task = givenQueued("a");
        each().queue().hold(task.job());
        each().queue().remove(List.of(task));
        each().queue().release(task.job());

        assertThat(takeAll(Examples.WORKER)).isEmpty();
    }
}
