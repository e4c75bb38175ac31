package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link org.dagmaster.application.port.out.EventLog}. */
public abstract class EventLogContract extends StoresContract {

    @Test
    void eventsAreReadInOrderFromAPlaceOn() {
        JobId job = given().id();
        List<JobEvent> events =
                LongStream.rangeClosed(1, 12).mapToObj(n -> Examples.event(job, n)).toList();
        each().events().append(events.subList(0, 5));
        each().events().append(events.subList(5, 12));

        assertThat(each().events().read(job, 0, 100)).isEqualTo(events);
        assertThat(each().events().read(job, 3, 4)).isEqualTo(events.subList(3, 7));
        assertThat(each().events().read(job, 12, 4)).isEmpty();
    }

    @Test
    void jobsDoNotSeeEachOther() {
        JobId one = given().id();
        JobId two = given().id();
        each().events().append(List.of(Examples.event(one, 1), Examples.event(two, 1)));

        assertThat(each().events().read(one, 0, 10)).containsExactly(Examples.event(one, 1));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeComesBack(EventType type) {
        JobId job = given().id();
        JobEvent event =
                new JobEvent(
                        job,
                        1,
                        Examples.NOON,
                        type,
                        new NodeId("split__7"),
                        Map.of("attempt", 2, "delay", new BigDecimal("0.50")));
        each().events().append(List.of(event));

        assertThat(each().events().read(job, 0, 10)).containsExactly(event);
    }

    @Test
    void aJobThatRunsForDaysHasOneTimeline() {
        Job job = given();
        List<JobEvent> events =
                Stream.iterate(1L, n -> n + 1)
                        .limit(4)
                        .map(n ->
                                new JobEvent(
                                        job.id(),
                                        n,
                                        Examples.NOON.plus(Duration.ofDays(n * 20)),
                                        EventType.NODE_READY,
                                        new NodeId("a"),
                                        Map.of()))
                        .toList();
        each().events().append(events);

        assertThat(each().events().read(job.id(), 0, 10)).isEqualTo(events);
    }

    @Test
    void theLastEventOfATypeIsFound() {
        JobId job = given().id();
        JobId other = given().id();
        JobEvent last = event(job, 4, EventType.JOB_PAUSED);
        each().events()
                .append(
                        List.of(
                                event(job, 2, EventType.JOB_PAUSED),
                                event(job, 3, EventType.JOB_RESUMED),
                                last,
                                event(job, 5, EventType.NODE_COMPLETED),
                                event(other, 6, EventType.JOB_PAUSED)));

        assertThat(each().events().newest(job, EventType.JOB_PAUSED)).contains(last);
        assertThat(each().events().newest(job, EventType.JOB_CANCELLED)).isEmpty();
        assertThat(each().events().newest(Examples.newJobId(), EventType.JOB_PAUSED)).isEmpty();
    }

    private static JobEvent event(JobId job, long seq, EventType type) {
        return new JobEvent(
                job, seq, Examples.NOON.plusSeconds(seq), type, null, Map.of("actor", "olga"));
    }

    @Test
    void nothingIsNothing() {
        each().events().append(List.of());

        assertThat(each().events().read(Examples.newJobId(), 0, 10)).isEmpty();
    }
}
