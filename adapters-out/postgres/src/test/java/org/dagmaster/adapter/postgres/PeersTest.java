package org.dagmaster.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.TemporaryPostgres;
import org.dagmaster.application.port.out.Peers;
import org.dagmaster.domain.workflow.QueueName;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes wake each other, here two on one database. */
class PeersTest {

    private static final QueueName LIGHT = new QueueName("light");
    private static final QueueName HEAVY = new QueueName("heavy");

    private static DatabaseAddress address;
    private static Database database;

    @BeforeAll
    static void open() {
        address = TemporaryPostgres.freshDatabase();
        database = Database.open(TestDatabase.settings(address));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Writes down what it hears. */
    private static final class Heard implements Peers.Ears {

        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void jobsWait() {
            words.add("jobs");
        }

        @Override
        public void tasksWait(QueueName queue) {
            words.add("tasks " + queue);
        }

        @Override
        public void deafUntilNow() {
            words.add("listens");
        }

        String next() throws InterruptedException {
            String word = words.poll(20, TimeUnit.SECONDS);
            return word == null ? "nothing" : word;
        }

        List<String> untilHeavy() throws InterruptedException {
            List<String> all = new ArrayList<>();
            do {
                all.add(next());
            } while (!all.getLast().equals("tasks heavy") && !all.getLast().equals("nothing"));
            return all;
        }
    }

    @Test
    void whatOneTellsTheOtherHears_andNotItself() throws Exception {
        Heard ours = new Heard();
        Heard theirs = new Heard();
        try (PostgresPeers we = database.peers("we");
                PostgresPeers they = database.peers("they")) {
            we.listen(ours);
            they.listen(theirs);
            assertThat(ours.next()).isEqualTo("listens");
            assertThat(theirs.next()).isEqualTo("listens");

            we.jobsWait();
            assertThat(theirs.next()).isEqualTo("jobs");
            we.tasksWait(List.of(LIGHT));
            assertThat(theirs.next()).isEqualTo("tasks light");
            they.tasksWait(List.of(HEAVY));
            assertThat(ours.next()).isEqualTo("tasks heavy");
        }
    }

    @Test
    void whatIsToldAgainAndAgainIsHeardFarLessOften() throws Exception {
        Heard theirs = new Heard();
        try (PostgresPeers we = database.peers("often");
                PostgresPeers they = database.peers("they")) {
            they.listen(theirs);
            assertThat(theirs.next()).isEqualTo("listens");

            for (int i = 0; i < 100_000; i++) {
                we.jobsWait();
            }
            we.tasksWait(List.of(HEAVY));

            List<String> heard = theirs.untilHeavy();
            assertThat(heard).endsWith("tasks heavy").hasSizeLessThan(10_000);
        }
    }

    @Test
    void aListenerWhoseConnectionBrokeListensAgainAndSaysThatItWasDeaf() throws Exception {
        Heard theirs = new Heard();
        try (PostgresPeers we = database.peers("breaker");
                PostgresPeers they = database.peers("they")) {
            they.listen(theirs);
            assertThat(theirs.next()).isEqualTo("listens");

            Jdbi.create(database.dataSource())
                    .useHandle(handle ->
                            handle.execute(
                                    """
                                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                    WHERE application_name = 'dagmaster listens'
                                      AND datname = current_database()
                                    """));

            assertThat(theirs.next()).isEqualTo("listens");
            we.tasksWait(List.of(HEAVY));
            assertThat(theirs.untilHeavy()).endsWith("tasks heavy");
        }
    }

    @Test
    void whatALaterVersionSaysIsPassedOver() {
        assertThat(Notice.heard("they jobs", "we")).contains(Notice.JOBS);
        assertThat(Notice.heard("they tasks light", "we")).contains(Notice.tasks(LIGHT));
        assertThat(Notice.heard("we jobs", "we")).isEmpty();
        assertThat(Notice.heard("they weather", "we")).isEmpty();
        assertThat(Notice.heard("", "we")).isEmpty();
    }
}
