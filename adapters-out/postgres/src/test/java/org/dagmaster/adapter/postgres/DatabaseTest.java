package org.dagmaster.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.TemporaryPostgres;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.testing.Examples;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void anEmptyDatabaseIsBroughtToTheNewestVersionOnce() {
        try (Database database = fresh()) {
            MigrationStatus before = database.status();
            int applied = database.migrate();
            MigrationStatus after = database.status();

            assertThat(before.current()).isNull();
            assertThat(before.pending()).hasSize(applied).endsWith(Migrations.NEWEST);
            assertThat(after.current()).isEqualTo(Migrations.NEWEST);
            assertThat(after.applied()).isEqualTo(before.pending());
            assertThat(after.pending()).isEmpty();
            assertThat(database.migrate()).isZero();
        }
    }

    @Test
    void twoProcessesMayMigrateAtOnce() {
        DatabaseAddress address = TemporaryPostgres.freshDatabase();
        try (Database one = Database.open(TestDatabase.settings(address));
                Database two = Database.open(TestDatabase.settings(address))) {
            List<Integer> applied =
                    List.of(one, two).parallelStream().map(Database::migrate).toList();

            assertThat(applied).containsExactlyInAnyOrder(0, one.status().applied().size());
        }
    }

    @Test
    void theProbeTellsTheVersion() throws Exception {
        try (Database database = fresh()) {
            assertThat(database.probe().name()).isEqualTo("postgresql");
            assertThat(database.probe().ask()).matches("[0-9]+\\.[0-9]+.*");
        }
    }

    @Test
    void eventsOfTodayAreInAPartitionOfTheirDay() {
        try (TestDatabase test = TestDatabase.migrated()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            append(test, 1, today.atTime(12, 0).toInstant(ZoneOffset.UTC));

            assertThat(rowsOf(test, partition(today))).isEqualTo(1);
            assertThat(test.database().prepareDays()).isZero();
        }
    }

    @Test
    void aDayThatWasMissedIsTakenFromTheDefaultPartition() {
        try (TestDatabase test = TestDatabase.migrated()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            test.jdbi().useHandle(h -> h.execute("DROP TABLE dagapp." + partition(today)));
            JobEvent event = append(test, 1, today.atTime(12, 0).toInstant(ZoneOffset.UTC));
            assertThat(rowsOf(test, "dag_job_events_default")).isEqualTo(1);

            assertThat(test.database().prepareDays()).isEqualTo(1);

            assertThat(rowsOf(test, "dag_job_events_default")).isZero();
            assertThat(rowsOf(test, partition(today))).isEqualTo(1);
            assertThat(
                            test.unitOfWork()
                                    .inTransaction(s -> s.events().read(event.job(), 0, 9))
                                    .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void aBrokenConnectionIsAnOutageAndTheNextTransactionGoesOn() {
        try (TestDatabase test = TestDatabase.migrated()) {
            UnitOfWork work = test.unitOfWork();

            assertThatThrownBy(() ->
                            work.inTransaction(s -> {
                                s.jobs().list(null, null, 1);
                                killTransactions(test);
                                return s.jobs().list(null, null, 1);
                            }))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("broken");

            assertThat(
                            work.<Boolean>inTransaction(
                                    s -> s.jobs().list(null, null, 1).jobs().isEmpty()))
                    .isTrue();
        }
    }

    @Test
    void aServerThatIsNotThereIsAnOutageThatNamesItsAddress() {
        DatabaseSettings nowhere =
                DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/none", "dagmaster", "secret")
                        .withPatience(Duration.ofMillis(300));

        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("127.0.0.1:1/none")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPoolThatIsExhaustedIsAnOutage() {
        DatabaseSettings small =
                TestDatabase.settings(TemporaryPostgres.freshDatabase())
                        .withPoolSize(1)
                        .withPatience(Duration.ofMillis(300));
        try (Database database = Database.open(small)) {
            database.migrate();
            UnitOfWork work = database.unitOfWork();

            assertThatThrownBy(() ->
                            work.inTransaction(s -> {
                                s.jobs().list(null, null, 1);
                                return inAnotherThread(work);
                            }))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("No connection");
        }
    }

    @Test
    void aMistakeIsNoOutage() {
        try (TestDatabase test = TestDatabase.migrated()) {
            JobEvent event = append(test, 1, Examples.NOON);

            assertThatThrownBy(() ->
                            test.unitOfWork()
                                    .inTransaction(s -> {
                                        s.events().append(List.of(event));
                                        return true;
                                    }))
                    .isNotInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("duplicate key");
        }
    }

    private static int inAnotherThread(UnitOfWork work) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.complete(
                                work.inTransaction(
                                        s -> s.jobs().list(null, null, 1).jobs().size()));
                    } catch (StorageUnavailable e) {
                        answer.completeExceptionally(e);
                    }
                });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw (StorageUnavailable) e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database fresh() {
        return Database.open(TestDatabase.settings(TemporaryPostgres.freshDatabase()));
    }

    private static JobEvent append(TestDatabase test, long seq, Instant at) {
        JobEvent event =
                new JobEvent(Examples.newJobId(), seq, at, EventType.JOB_CREATED, null, Map.of());
        test.unitOfWork()
                .inTransaction(s -> {
                    s.events().append(List.of(event));
                    return true;
                });
        return event;
    }

    private static String partition(LocalDate day) {
        return "dag_job_events_" + day.toString().replace("-", "");
    }

    private static int rowsOf(TestDatabase test, String table) {
        Jdbi jdbi = test.jdbi();
        return jdbi.withHandle(h ->
                h.createQuery("SELECT count(*) FROM ONLY dagapp." + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static void killTransactions(TestDatabase test) {
        test.jdbi()
                .useHandle(h ->
                        h.createQuery(
                                        """
                                        SELECT count(pg_terminate_backend(pid))
                                        FROM pg_stat_activity
                                        WHERE datname = current_database()
                                          AND state = 'idle in transaction'
                                        """)
                                .mapTo(Integer.class)
                                .one());
    }
}
