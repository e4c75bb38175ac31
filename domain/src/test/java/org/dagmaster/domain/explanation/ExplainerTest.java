package org.dagmaster.domain.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.explanation.Situation.DONE;
import static org.dagmaster.domain.explanation.Situation.ago;
import static org.dagmaster.domain.explanation.Situation.fanOut;
import static org.dagmaster.domain.explanation.Situation.in;
import static org.dagmaster.domain.explanation.Situation.paused;
import static org.dagmaster.domain.explanation.Situation.running;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each situation with what is told of it, word for word. */
class ExplainerTest {

    static Stream<Row> all() {
        return Stream.of(
                        JobRows.ofJobs(),
                        WaitingRows.ofDependencies(),
                        WaitingRows.ofRetries(),
                        TaskRows.ofTasks(),
                        FanOutRows.ofFanOuts())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySituationIsToldInASentence(Row row) {
        NodeId node = row.node() == null ? null : new NodeId(row.node());

        assertThat(row.situation().about(row.node()))
                .isEqualTo(new Wait(node, row.reason(), row.sentence(), row.since()));
    }

    @Test
    void everyReasonIsInTheTable() {
        Set<WaitReason> told = all().map(Row::reason).collect(Collectors.toSet());

        assertThat(told).isEqualTo(EnumSet.allOf(WaitReason.class));
    }

    @Test
    void theJobComesFirstAndThenNodesInTheOrderOfTheWorkflow() {
        List<Wait> waits =
                paused(null)
                        .node("split", fanOut(9, 9, 4, 0))
                        .dispatched("b", 1, 400)
                        .node("a", DONE)
                        .waits();

        assertThat(waits)
                .extracting(wait -> Objects.toString(wait.node()))
                .containsExactly("null", "b", "c", "split", "join");
    }

    @Test
    void ofAJobThatHasEndedNothingElseIsTold() {
        assertThat(in(JobStatus.CANCELLED).dispatched("a", 1, 5).waits()).hasSize(1);
    }

    @Test
    void aNodeBeforeWhichNothingHasBegunIsNotTold() {
        Situation situation = running().dispatched("a", 1, 5).queued("a", 1);

        assertThat(situation.about("end")).isNull();
        assertThat(situation.about("join")).isNull();
        assertThat(situation.about("start")).isNull();
    }

    @Test
    void anEarlierAttemptOfANodeIsNotTakenForThePresentOne() {
        Situation situation = running().dispatched("a", 2, 5).queued("a", 1).lost("a", 1, ago(3));

        assertThat(situation.about("a")).extracting(Wait::reason).isEqualTo(WaitReason.SLOT);
    }

    @Test
    void factsThatDoNotAddUpAreToldAllTheSame() {
        Situation situation = running().node("split", fanOut(5, 5, 5, 0)).queued("split", 2);

        assertThat(situation.about("split"))
                .extracting(Wait::sentence)
                .asString()
                .startsWith("5 of 5 children are done; 2 are on the queue; ");
    }
}
