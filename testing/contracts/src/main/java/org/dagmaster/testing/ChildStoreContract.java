package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.application.port.out.ChildStore.Retries;
import org.dagmaster.domain.evaluation.ChildrenChange;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link org.dagmaster.application.port.out.ChildStore}. */
public abstract class ChildStoreContract extends StoresContract {

    private static final Set<NodeStatus> ALL = EnumSet.allOf(NodeStatus.class);

    private final JobId job = Examples.newJobId();
    private final FanOut split = new FanOut(job, new NodeId("split"));

    private ChildRow row(int index, NodeState state) {
        return new ChildRow(job, child(index), state);
    }

    private static ChildId child(int index) {
        return new ChildId(new NodeId("split"), index);
    }

    private void given(ChildRow... rows) {
        each().children().save(List.of(rows));
    }

    private Map<ChildId, NodeState> find(int... indexes) {
        List<ChildId> wanted = IntStream.of(indexes).mapToObj(ChildStoreContract::child).toList();
        return each().children().find(Map.of(job, wanted)).getOrDefault(job, Map.of());
    }

    static Stream<NodeState> states() {
        return JobStoreContract.nodeStates()
                .filter(state -> !(state instanceof NodeState.FanningOut))
                .filter(state -> !(state instanceof NodeState.Skipped));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateOfAChildComesBackAsItWent(NodeState state) {
        given(row(3, new NodeState.Running(1, 0, Examples.WORKER, Examples.NOON)));
        given(row(3, state));

        assertThat(find(3)).containsExactly(Map.entry(child(3), state));
    }

    @Test
    void onlyTheWantedChildrenAreFound() {
        given(row(0, new NodeState.Cancelled(1)), row(1, new NodeState.Cancelled(2)));
        each().children()
                .save(
                        List.of(
                                new ChildRow(
                                        Examples.newJobId(),
                                        child(2),
                                        new NodeState.Cancelled(3))));

        assertThat(find(1, 2)).containsOnlyKeys(child(1));
        assertThat(each().children().find(Map.of())).isEmpty();
    }

    @Test
    void pagesGoByIndexAsNumbersDo() {
        given(
                IntStream.range(0, 12)
                        .mapToObj(i -> row(i, new NodeState.Completed(1, Output.NONE)))
                        .toArray(ChildRow[]::new));
        given(row(3, new NodeState.Cancelled(1)));

        assertThat(each().children().page(split, 2, EnumSet.of(NodeStatus.COMPLETED), 8))
                .extracting(found -> found.child().index())
                .containsExactly(2, 4, 5, 6, 7, 8, 9, 10);
        assertThat(each().children().page(split, 11, ALL, 8)).hasSize(1);
        assertThat(each().children().page(new FanOut(job, new NodeId("other")), 0, ALL, 8))
                .isEmpty();
    }

    @Test
    void childrenAreCountedByTheirState() {
        given(
                row(0, new NodeState.Completed(1, Output.NONE)),
                row(1, new NodeState.Completed(1, Output.NONE)),
                row(2, new NodeState.Failed(1, Examples.BLOB_NOT_FOUND)));

        assertThat(each().children().count(split))
                .isEqualTo(Map.of(NodeStatus.COMPLETED, 2, NodeStatus.FAILED, 1));
    }

    @Test
    void thoseWhoseWaitIsOverAreDueTheEarliestFirst() {
        given(
                row(0, new NodeState.Ready(1, 0, Examples.NOON.plusSeconds(3))),
                row(1, new NodeState.Ready(1, 0, Examples.NOON.plusSeconds(1))),
                row(2, new NodeState.Ready(1, 0, Examples.NOON.plusSeconds(9))),
                row(3, new NodeState.Dispatched(1, 0, Examples.NOON)));

        var due = each().children().due(List.of(job), Examples.NOON.plusSeconds(3), 10);
        assertThat(due).containsOnlyKeys(job);
        assertThat(due.get(job)).containsOnlyKeys(child(1), child(0));
        assertThat(each().children().due(List.of(job), Examples.NOON.plusSeconds(3), 1).get(job))
                .containsOnlyKeys(child(1));
        assertThat(each().children().due(List.of(job), Examples.NOON, 10)).isEmpty();
        assertThat(each().children().nextDue(List.of(job, Examples.newJobId())))
                .isEqualTo(Map.of(job, Examples.NOON.plusSeconds(1)));
    }

    @Test
    void thoseThatNeedNotWaitAreDueAtOnce() {
        given(row(0, NodeState.Ready.afresh(2)));

        assertThat(each().children().due(List.of(job), Examples.NOON, 10).get(job))
                .containsExactly(Map.entry(child(0), NodeState.Ready.afresh(2)));
        assertThat(each().children().nextDue(List.of(job)).get(job))
                .isBeforeOrEqualTo(Examples.NOON);
    }

    @Test
    void thoseThatWaitForAnotherAttemptAreCountedByFanOut() {
        ChildRow ofAnother =
                new ChildRow(job, new ChildId(new NodeId("tiles"), 0), NodeState.Ready.afresh(1));
        given(
                row(0, new NodeState.Ready(1, 0, Examples.NOON.plusSeconds(9))),
                row(1, new NodeState.Ready(1, 0, Examples.NOON.plusSeconds(3))),
                row(2, new NodeState.Dispatched(1, 0, Examples.NOON)),
                ofAnother);

        Map<NodeId, Retries> retries = each().children().retries(job);

        assertThat(retries).containsOnlyKeys(new NodeId("split"), new NodeId("tiles"));
        assertThat(retries)
                .containsEntry(new NodeId("split"), new Retries(2, Examples.NOON.plusSeconds(3)));
        assertThat(retries.values())
                .as("one that need not wait is due")
                .anySatisfy(of -> assertThat(of.next()).isBeforeOrEqualTo(Examples.NOON));
        assertThat(each().children().retries(Examples.newJobId())).isEmpty();
    }

    @Test
    void cancellingGivesUpWhatHasNotEnded() {
        TaskId queued = new TaskId(job, child(0).node(), 1);
        TaskId leased = new TaskId(job, child(1).node(), 1);
        TaskId ofAnother = new TaskId(job, new NodeId("split_2__0"), 1);
        each().queue().put(List.of(Examples.message(leased, Examples.HEAVY)));
        takeAll(Examples.WORKER);
        each().queue()
                .put(
                        List.of(
                                Examples.message(queued, Examples.LIGHT),
                                Examples.message(ofAnother, Examples.LIGHT)));
        each().inbox().fail(List.of(Examples.failed(leased, null)));
        given(
                row(0, new NodeState.Dispatched(1, 0, Examples.NOON)),
                row(1, new NodeState.Running(1, 0, Examples.WORKER, Examples.NOON)),
                row(2, new NodeState.Ready(1, 0, Examples.NOON)),
                row(3, new NodeState.Completed(1, Output.NONE)),
                row(4, new NodeState.Failed(1, Examples.BLOB_NOT_FOUND)),
                row(5, new NodeState.Pending(1)));

        each().children().cancel(List.of(split));

        assertThat(each().children().count(split))
                .isEqualTo(
                        Map.of(
                                NodeStatus.CANCELLED, 3,
                                NodeStatus.COMPLETED, 1,
                                NodeStatus.FAILED, 1,
                                NodeStatus.PENDING, 1));
        assertThat(find(0)).containsValue(new NodeState.Cancelled(1));
        assertThat(each().leases().heldBy(Examples.WORKER)).isEmpty();
        assertThat(each().inbox().take(List.of(job), 10)).isEmpty();
        assertThat(takeAll(Examples.WORKER)).extracting("id").containsExactly(ofAnother);
    }

    @Test
    void childrenInSomeStatesAreMovedTogether() {
        given(
                row(0, new NodeState.Completed(1, Output.NONE)),
                row(1, new NodeState.Failed(4, Examples.BLOB_NOT_FOUND)),
                row(2, new NodeState.Cancelled(2)));

        each().children().change(job, change(EnumSet.of(NodeStatus.CANCELLED), NodeStatus.PENDING));
        each().children().change(job, change(EnumSet.of(NodeStatus.FAILED), NodeStatus.READY));

        assertThat(find(0, 1, 2))
                .containsEntry(child(0), new NodeState.Completed(1, Output.NONE))
                .containsEntry(child(1), NodeState.Ready.afresh(4))
                .containsEntry(child(2), new NodeState.Pending(2));
    }

    private static ChildrenChange change(Set<NodeStatus> from, NodeStatus to) {
        return new ChildrenChange(new NodeId("split"), from, to);
    }
}
