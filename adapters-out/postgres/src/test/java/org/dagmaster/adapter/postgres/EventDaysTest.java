package org.dagmaster.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.SingleCalls;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of events go when no job that is kept can have any in them. Days are counted from today. */
class EventDaysTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Instant noonOf(int day) {
        return today.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private Instant startOf(int day) {
        return today.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private Stores each() {
        return SingleCalls.in(database.unitOfWork());
    }

    /** A job with an event at its creation and one two days later, when it ended. */
    private JobId ended(int day) {
        Job created = Job.submitted(Examples.newJobId(), Examples.WORKFLOW, Map.of(), noonOf(day));
        Job job = Examples.endedAt(created, noonOf(day + 2));
        each().jobs().insert(Examples.submissionOf(job));
        each().events().append(List.of(event(job.id(), 1, day), event(job.id(), 2, day + 2)));
        return job.id();
    }

    private JobEvent event(JobId job, long seq, int day) {
        return new JobEvent(job, seq, noonOf(day), EventType.JOB_CREATED, null, Map.of());
    }

    private int dropAll(Instant before) {
        int dropped = 0;
        while (each().retention().dropDay(before)) {
            dropped++;
        }
        return dropped;
    }

    @Test
    void aDayStaysAsLongAsAJobOfItDoes() {
        JobId old = ended(0);
        JobId kept = ended(4);

        assertThat(dropAll(startOf(7))).isZero();
        assertThat(each().events().read(old, 0, 9)).hasSize(2);

        assertThat(each().retention().deleteEnded(startOf(5), 10)).containsExactly(old);
        assertThat(dropAll(startOf(7))).as("today and the two days after").isEqualTo(3);
        assertThat(each().events().read(kept, 0, 9)).hasSize(2);
        assertThat(days()).doesNotContain(name(2)).contains(name(3), name(4));
    }

    @Test
    void aDayThatEndedLaterStaysThoughItIsEmpty() {
        assertThat(dropAll(startOf(2).minusSeconds(1))).isEqualTo(1);
        assertThat(dropAll(startOf(2))).isEqualTo(1);
        assertThat(days()).contains(name(2));
    }

    @Test
    void whatNobodyMadeADayForGoesAsWell() {
        JobId unknown = Examples.newJobId();
        each().events().append(List.of(event(unknown, 1, -900)));
        JobId kept = ended(-300);

        assertThat(each().retention().dropDay(startOf(-90))).isFalse();

        assertThat(each().events().read(unknown, 0, 9)).isEmpty();
        assertThat(each().events().read(kept, 0, 9)).hasSize(2);
    }

    /** Whoever came later would wait behind it. */
    @Test
    void aDayThatSomebodyReadsIsLeftForAnotherTime() {
        try (Handle reader = database.jdbi().open()) {
            reader.begin();
            reader.execute("SELECT count(*) FROM dagapp.dag_job_events");

            assertThat(each().retention().dropDay(startOf(2))).isFalse();

            reader.rollback();
        }
        assertThat(each().retention().dropDay(startOf(2))).isTrue();
    }

    /** However many jobs are asked for: a job has about as many other rows as events. */
    @Test
    void largeJobsAreDeletedInSmallerBatches() {
        JobId first = ended(0);
        JobId second = ended(1);
        JobId third = ended(2);
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "UPDATE dagapp.dag_jobs SET last_event = 70000 WHERE job_id = ?",
                                second.value()));

        Instant before = startOf(0).plus(Duration.ofDays(9));
        assertThat(each().retention().deleteEnded(before, 10)).containsExactly(first, second);
        assertThat(each().retention().deleteEnded(before, 10)).containsExactly(third);
    }

    private String name(int day) {
        return "dag_job_events_" + today.plusDays(day).toString().replace("-", "");
    }

    private List<String> days() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        SELECT relname FROM pg_class
                                        WHERE relname LIKE 'dag_job_events_2%' AND relkind = 'r'
                                        """)
                                .mapTo(String.class)
                                .list());
    }
}
