package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Breaks something every second or two, in an order that the seed gives: each kind once a round.
 */
final class Faults {

    private final List<Server> servers;
    private final ChaosDatabase database;
    private final Tally tally;
    private final ChaosSettings settings;
    private final Random random;
    private final Deque<Fault> round = new ArrayDeque<>();

    Faults(List<Server> servers, ChaosDatabase database, Tally tally, ChaosSettings settings) {
        this.servers = servers;
        this.database = database;
        this.tally = tally;
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    /** Goes on for its time, and returns when all that was broken is whole again. */
    void run() throws InterruptedException {
        if (settings.faults().isEmpty()) {
            Thread.sleep(settings.time());
            return;
        }
        long end = System.nanoTime() + settings.time().toNanos();
        try (ExecutorService strikes = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < end) {
                Thread.sleep(random.nextInt(700, 2200));
                Fault fault = next();
                if (fault.isOfServer()) {
                    strikeServer(fault, strikes);
                } else {
                    strikeDatabase(fault);
                }
            }
        }
    }

    private Fault next() {
        if (round.isEmpty()) {
            List<Fault> all = new ArrayList<>(settings.faults());
            Collections.sort(all);
            Collections.shuffle(all, random);
            round.addAll(all);
        }
        return round.remove();
    }

    /** Apart, because a server that stands still does so for long. */
    private void strikeServer(Fault fault, ExecutorService strikes) {
        Server server = servers.get(random.nextInt(servers.size()));
        Random own = new Random(random.nextLong());
        if (!server.seize()) {
            return;
        }
        tally.note("server %d: %s".formatted(server.number(), fault.description()));
        strikes.execute(() -> {
            try {
                fault.strike(server, database, own);
                tally.done(fault);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | SQLException e) {
                throw new ChaosFailed("%s failed: %s".formatted(fault.description(), e));
            } finally {
                server.letGo();
            }
        });
    }

    private void strikeDatabase(Fault fault) throws InterruptedException {
        tally.note(fault.description());
        try {
            fault.strike(null, database, random);
            tally.done(fault);
        } catch (IOException | SQLException e) {
            throw new ChaosFailed("%s failed: %s".formatted(fault.description(), e));
        }
    }
}
