package org.dagmaster.benchmarks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "idle",
        description = {
            "What a server costs that has nothing to do: statements that PostgreSQL logs, and the"
                    + " CPU time of the process.",
            "BEGIN and COMMIT are told apart: they come with other statements."
        })
final class Idle implements Benchmark {

    private static final Pattern LOGGED =
            Pattern.compile("LOG: {2}(?:statement|execute [^:]*): (.*)");
    private static final Pattern FRAME = Pattern.compile("(?i)(BEGIN|COMMIT|ROLLBACK).*");

    /** A pool asks so whether a connection is alive. */
    private static final String EMPTY = "(an empty statement)";

    @Option(names = "--seconds", paramLabel = "N", description = "Default: 30.")
    private int seconds = 30;

    @Option(
            names = "--settle",
            paramLabel = "N",
            description = "Seconds before, for the JVM to come to rest. Default: 30.")
    private int settle = 30;

    @Override
    public Map<String, String> postgresSettings() {
        return Map.of("log_statement", "all");
    }

    /** What has been used up by now. */
    private record Used(Duration server, Duration postgres, double transactions) {}

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        lab.note("%d s to come to rest", settle);
        Thread.sleep(Duration.ofSeconds(settle));
        Path log = lab.postgresFolder().resolve("server.log");
        Used before = used(lab, server);
        long from = Files.size(log);
        lab.note("%d s that count", seconds);
        Thread.sleep(Duration.ofSeconds(seconds));
        List<String> logged = statements(log, from);
        Used after = used(lab, server);
        tell(lab, logged);
        long frames = logged.stream().filter(text -> FRAME.matcher(text).matches()).count();
        double queries = logged.size() - frames;
        return List.of(
                Figure.of("idle.queries", queries / seconds, "queries/s", Goal.atMost(5)),
                Figure.aside("idle.begin_commit", (double) frames / seconds, "queries/s"),
                Figure.aside(
                        "idle.transactions",
                        (after.transactions() - before.transactions()) / seconds,
                        "tx/s"),
                Figure.of(
                        "idle.cpu",
                        percent(after.server().minus(before.server())),
                        "% core",
                        Goal.atMost(2)),
                Figure.aside(
                        "idle.cpu_postgresql",
                        percent(after.postgres().minus(before.postgres())),
                        "% core"));
    }

    private double percent(Duration cpu) {
        return 100 * Numbers.seconds(cpu) / seconds;
    }

    private static Used used(Lab lab, ServerProcess server) throws Exception {
        try (Sql sql = lab.sql()) {
            double transactions =
                    sql.number(
                            "SELECT xact_commit + xact_rollback FROM pg_stat_database"
                                    + " WHERE datname = current_database()");
            return new Used(server.cpu(), postgresCpu(lab), transactions);
        }
    }

    /** Of all its processes that are there; autovacuum's come and go, and are missed. */
    private static Duration postgresCpu(Lab lab) throws IOException {
        Path file = lab.postgresFolder().resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return postmaster
                .children()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The first line of each statement that was logged since. */
    private static List<String> statements(Path log, long from) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            reader.skip(from);
            return reader.lines()
                    .map(LOGGED::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1).isBlank() ? EMPTY : line.group(1).strip())
                    .toList();
        }
    }

    private static void tell(Lab lab, List<String> logged) {
        logged.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(12)
                .forEach(entry -> lab.note("%5d x %s", entry.getValue(), entry.getKey()));
    }
}
