package org.dagmaster.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dagmaster.domain.job.NodeStatus.COMPLETED;
import static org.dagmaster.domain.job.NodeStatus.DISPATCHED;
import static org.dagmaster.domain.job.NodeStatus.FAILED;
import static org.dagmaster.domain.job.NodeStatus.PENDING;
import static org.dagmaster.domain.job.NodeStatus.READY;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutCountsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeState RUNS = new NodeState.Dispatched(1, 0, NOW);
    private static final NodeState DONE = new NodeState.Completed(1, Output.NONE);
    private static final NodeState WAITS = new NodeState.Ready(1, 0, NOW);

    private static NodeState broken(String message) {
        return new NodeState.Failed(1, Failure.permanent(new ErrorCode("BROKEN"), message));
    }

    @Test
    void numbersThatDoNotAddUpAreRefused() {
        List<List<Integer>> wrong =
                List.of(
                        List.of(-1, 0, 0, 0),
                        List.of(2, 3, 0, 0),
                        List.of(3, 2, 3, 0),
                        List.of(3, 2, 1, 2),
                        List.of(3, 2, -1, 0),
                        List.of(3, 2, 0, -1));
        for (List<Integer> n : wrong) {
            assertThatThrownBy(() -> new FanOutCounts(n.get(0), n.get(1), n.get(2), n.get(3)))
                    .as("%s", n)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFanOutOfNoneIsExpandedAndOverFromTheStart() {
        assertThat(FanOutCounts.of(0).isExpanded()).isTrue();
        assertThat(FanOutCounts.of(0).isOver()).isTrue();
    }

    @Test
    void itIsExpandedWhenAllAreThereAndOverWhenAllHaveEnded() {
        FanOutCounts part = FanOutCounts.of(3).create(2);
        assertThat(part.isExpanded()).isFalse();
        FanOutCounts all = part.create(1);
        assertThat(all.isExpanded()).isTrue();
        assertThat(all.isOver()).isFalse();
        assertThat(new FanOutCounts(3, 3, 2, 1).isOver()).isTrue();
    }

    @Test
    void whatIsLiveIsThereAndHasNotEnded() {
        assertThat(new FanOutCounts(10, 7, 2, 1).live()).isEqualTo(4);
    }

    @Test
    void onlyEndsOfChildrenAreCountedAndTheirRetriesCountedBack() {
        FanOutCounts counts = new FanOutCounts(3, 3, 0, 0);

        assertThat(counts.move(READY, DISPATCHED)).isEqualTo(counts);
        assertThat(counts.move(DISPATCHED, COMPLETED)).isEqualTo(new FanOutCounts(3, 3, 1, 0));
        assertThat(counts.move(DISPATCHED, FAILED).move(FAILED, READY)).isEqualTo(counts);
        assertThat(counts.move(PENDING, FAILED)).isEqualTo(new FanOutCounts(3, 3, 0, 1));
    }

    @Test
    void aFanOutIsDispatchedUntilTheLastChildIsThereAndRunsFromThenOn() {
        NodeState.FanningOut begun = NodeState.FanningOut.begin(1, NOW, 2);

        assertThat(begun.status()).isEqualTo(DISPATCHED);
        assertThat(begun.add(RUNS).status()).isEqualTo(DISPATCHED);
        assertThat(begun.add(RUNS).add(RUNS).status()).isEqualTo(NodeStatus.RUNNING);
    }

    @Test
    void theCauseIsThatOfTheFirstChildThatFailedForGood() {
        NodeState.FanningOut state =
                NodeState.FanningOut.begin(1, NOW, 3).add(RUNS).add(broken("one")).add(RUNS);

        NodeState.FanningOut later = state.move(0, RUNS, broken("zero")).move(2, RUNS, DONE);

        assertThat(later.cause().message()).isEqualTo("child 1: one");
        assertThat(later.counts()).isEqualTo(new FanOutCounts(3, 3, 1, 2));
    }

    @Test
    void theFailureOfAChildThatIsTriedAgainIsNoCause() {
        NodeState failed = broken("for now");
        NodeState.FanningOut state =
                NodeState.FanningOut.begin(1, NOW, 1)
                        .add(RUNS)
                        .move(0, RUNS, failed)
                        .move(0, failed, WAITS);

        assertThat(state.cause()).isNull();
        assertThat(state.counts().failed()).isZero();
    }
}
