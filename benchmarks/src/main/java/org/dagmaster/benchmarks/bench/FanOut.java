package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "fanout",
        description = {
            "Children of one job that do nothing: until the last one is there, and until the fan_in"
                    + " is done.",
            "Many more of them on a server with 512 MB of heap, and what it needed of that."
        })
final class FanOut implements Benchmark {

    private static final String WORKFLOW = "bench_fanout";
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Pattern AFTER_COLLECTION = Pattern.compile("->(\\d+)M\\(");

    /** The sizes that the goals are for. */
    private static final int GOAL_SIZE = 10_000;

    private static final int LARGE_GOAL_SIZE = 100_000;

    @Option(names = "--children", paramLabel = "N", description = "Default: 10000.")
    private int children = GOAL_SIZE;

    @Option(names = "--runs", paramLabel = "N", description = "Runs that count. Default: 3.")
    private int runs = 3;

    @Option(
            names = "--large",
            paramLabel = "N",
            description = "Children of the large job; 0 for none. Default: 100000.")
    private int large = LARGE_GOAL_SIZE;

    /**
     * Seconds since the job was started.
     *
     * @param expanded until the last child was seen to be there
     */
    private record Times(double expanded, double done) {}

    @Override
    public List<Figure> run(Lab lab) throws Exception {
        lab.addWorkflow(WORKFLOW, Workloads.fanOut(WORKFLOW));
        List<Figure> figures = new ArrayList<>();
        ServerProcess server = lab.start(ServerProcess.Roles.ALL);
        try (Api api = new Api(server.address());
                Sql sql = lab.sql()) {
            lab.note("a job of %d children to warm up, then %d that count", children, runs);
            measure(new JobRun(api, sql), children);
            List<Times> times = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                times.add(measure(new JobRun(api, sql), children));
            }
            figures.addAll(figures("fanout." + children, times));
        }
        server.stop();
        if (large > 0) {
            figures.addAll(large(lab));
        }
        return figures;
    }

    private List<Figure> figures(String name, List<Times> times) {
        double expanded = Numbers.median(times.stream().map(Times::expanded).toList());
        double done = Numbers.median(times.stream().map(Times::done).toList());
        if (children != GOAL_SIZE) {
            return List.of(
                    Figure.aside(name + ".expanded", expanded, "s"),
                    Figure.aside(name + ".done", done, "s"));
        }
        return List.of(
                Figure.of(name + ".expanded", expanded, "s", Goal.atMost(1, 0.4)),
                Figure.of(name + ".done", done, "s", Goal.atMost(10, 5)));
    }

    private List<Figure> large(Lab lab) throws Exception {
        lab.note("a job of %d children on a server with 512 MB of heap", large);
        Path log = lab.folder().resolve("collections.log");
        ServerProcess server =
                lab.start(ServerProcess.Roles.ALL, "-Xmx512m", "-Xlog:gc:file=" + log);
        String name = "fanout." + large;
        try (Api api = new Api(server.address());
                Sql sql = lab.sql()) {
            Times times = measure(new JobRun(api, sql), large);
            Figure expanded =
                    large == LARGE_GOAL_SIZE
                            ? Figure.of(
                                    name + ".expanded", times.expanded(), "s", Goal.atMost(10, 5))
                            : Figure.aside(name + ".expanded", times.expanded(), "s");
            return List.of(
                    expanded,
                    Figure.aside(name + ".done", times.done(), "s"),
                    Figure.aside(name + ".peak_live_heap", peakAfterCollections(log), "MB"),
                    Figure.aside(name + ".peak_resident", server.peakMemoryMb(), "MB"));
        } finally {
            server.stop();
        }
    }

    private static Times measure(JobRun runs, int children)
            throws IOException, InterruptedException, SQLException, BenchFailed {
        String items =
                IntStream.range(0, children)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        UUID job = runs.api().submit(WORKFLOW, items);
        while (!runs.sql()
                .exists(
                        "SELECT FROM dagapp.dag_children"
                                + " WHERE job_id = ? AND node_id = 'split' AND child_index = ?",
                        job,
                        children - 1)) {
            Thread.sleep(LOOK_EVERY);
            if (runs.isOver(job)) {
                break;
            }
        }
        double expanded = sinceStart(runs.sql(), "clock_timestamp()", job);
        runs.await(job);
        return new Times(expanded, sinceStart(runs.sql(), "ended_at", job));
    }

    private static double sinceStart(Sql sql, String time, UUID job) throws SQLException {
        return sql.number(
                "SELECT extract(epoch FROM "
                        + time
                        + " - started_at) FROM dagapp.dag_jobs WHERE job_id = ?",
                job);
    }

    /** MB that were in use after a collection, at most. */
    private static double peakAfterCollections(Path log) throws IOException {
        double peak = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher found = AFTER_COLLECTION.matcher(line);
            if (found.find()) {
                peak = Math.max(peak, Double.parseDouble(found.group(1)));
            }
        }
        return peak;
    }
}
