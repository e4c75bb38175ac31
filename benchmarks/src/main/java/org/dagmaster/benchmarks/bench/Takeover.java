package org.dagmaster.benchmarks.bench;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dagmaster.bootstrap.config.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "takeover",
        description = {
            "Two servers, one of which is killed (kill -9): until the other owns all jobs of it,",
            "and until each of those jobs has completed another node."
        })
final class Takeover implements Benchmark {

    private static final String WORKFLOW = "bench_takeover";
    private static final int JOBS = 20;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The figure depends on when the last heartbeat was: the rounds spread over its period. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final String OWNED =
            "SELECT count(*) FROM dagapp.dag_jobs WHERE status = 'RUNNING' AND job_id = ANY (?)"
                    + " AND owner_id LIKE ?";

    private static final String WENT_ON =
            """
            SELECT count(DISTINCT job_id) FROM dagapp.dag_job_events
            WHERE job_id = ANY (?) AND type = 'node_completed' AND at > ?
            """;

    @Option(names = "--rounds", paramLabel = "N", description = "Default: 5.")
    private int rounds = 5;

    /** Seconds since the kill. */
    private record Times(double owned, double wentOn) {}

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        lab.addWorkflow(WORKFLOW, Workloads.sleepChain(WORKFLOW, 200, 0.5));
        List<Times> times = new ArrayList<>();
        ServerProcess survivor = lab.start(ServerProcess.Roles.ALL);
        try (Sql sql = lab.sql()) {
            for (int i = 0; i < rounds; i++) {
                ServerProcess victim = lab.start(ServerProcess.Roles.ALL);
                lab.note("round %d of %d: server %d will be killed", i + 1, rounds, victim.pid());
                times.add(
                        round(sql, victim, survivor, HEARTBEAT.multipliedBy(i).dividedBy(rounds)));
            }
        }
        double lease = lease(lab);
        List<Double> owned = times.stream().map(Times::owned).toList();
        List<Double> wentOn = times.stream().map(Times::wentOn).toList();
        return List.of(
                Figure.of(
                        "takeover.p99",
                        Numbers.largest(owned),
                        "s",
                        Goal.atMost(lease + 2, lease + 1)),
                Figure.aside("takeover.median", Numbers.median(owned), "s"),
                Figure.aside("takeover.next_node.p99", Numbers.largest(wentOn), "s"));
    }

    private static double lease(Lab lab) {
        return Double.parseDouble(
                lab.options()
                        .settings()
                        .getOrDefault(
                                Setting.LEASE_SECONDS.key(), Setting.LEASE_SECONDS.fallback()));
    }

    private static Times round(
            Sql sql, ServerProcess victim, ServerProcess survivor, Duration pause)
            throws Exception {
        try (Api toVictim = new Api(victim.address());
                Api toSurvivor = new Api(survivor.address())) {
            List<UUID> jobs = toVictim.submit(WORKFLOW, "{}", JOBS);
            Object[] theirs = ownedBy(sql, jobs, victim);
            Thread.sleep(pause);
            Array ids = sql.connection().createArrayOf("uuid", theirs);
            victim.kill();
            Instant killed = Instant.now();
            double owned =
                    until(killed, () -> sql.number(OWNED, ids, owner(survivor)) == theirs.length);
            Timestamp from = Timestamp.from(Instant.now());
            double wentOn = until(killed, () -> sql.number(WENT_ON, ids, from) == theirs.length);
            for (UUID job : jobs) {
                toSurvivor.cancel(job);
            }
            return new Times(owned, wentOn);
        }
    }

    /** Waits until all are at work; returns those that this server owns. */
    private static Object[] ownedBy(Sql sql, List<UUID> jobs, ServerProcess server)
            throws Exception {
        Array all = sql.connection().createArrayOf("uuid", jobs.toArray());
        until(
                Instant.now(),
                () -> sql.number(WENT_ON, all, Timestamp.from(Instant.EPOCH)) == jobs.size());
        List<UUID> owned = new ArrayList<>();
        for (UUID job : jobs) {
            if (sql.exists(
                    "SELECT FROM dagapp.dag_jobs WHERE job_id = ? AND owner_id LIKE ?",
                    job,
                    owner(server))) {
                owned.add(job);
            }
        }
        if (owned.isEmpty()) {
            throw new BenchFailed("server %d owned no job".formatted(server.pid()));
        }
        return owned.toArray();
    }

    private static String owner(ServerProcess server) {
        return "orchestrator-" + server.pid() + "-%";
    }

    /** Something that becomes true. */
    private interface Sight {
        boolean isThere() throws SQLException;
    }

    private static double until(Instant begin, Sight sight) throws Exception {
        while (!sight.isThere()) {
            if (Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
                throw new BenchFailed(
                        "jobs did not move on within %d s".formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(LOOK_EVERY);
        }
        return Numbers.seconds(Duration.between(begin, Instant.now()));
    }
}
