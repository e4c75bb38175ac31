package org.dagmaster.benchmarks.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Runs benchmarks and tells their figures. A goal that is missed is a figure like any other: only
 * where something could not be measured the exit code is 1.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunBenchmark implements Callable<Integer> {

    private static final int FAILED = 1;

    private final Map<String, Benchmark> benchmarks;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin private BenchOptions options = new BenchOptions();

    RunBenchmark(Map<String, Benchmark> benchmarks, PrintStream out, PrintStream err) {
        this.benchmarks = new LinkedHashMap<>(benchmarks);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        ArrayNode json = JsonMapper.builder().build().createArrayNode();
        boolean failed = false;
        for (Map.Entry<String, Benchmark> benchmark : benchmarks.entrySet()) {
            failed |= !run(benchmark.getKey(), benchmark.getValue(), json);
        }
        if (options.isJson()) {
            out.println(Report.write(json));
        }
        return failed ? FAILED : 0;
    }

    private boolean run(String name, Benchmark benchmark, ArrayNode json) {
        double load = Machine.loadNow();
        try (Lab lab = Lab.open(options, benchmark.postgresSettings(), err)) {
            Report report =
                    new Report(benchmark.run(lab), Machine.here(lab.postgresVersion(), load));
            json.addAll(report.json());
            if (!options.isJson()) {
                out.print(report.text());
            }
            if (options.statements()) {
                err.print(Statements.top(lab));
            }
            return true;
        } catch (Exception e) {
            if (!Lab.isInterrupted()) {
                err.println(
                        "error [BENCH_FAILED]: %s could not be measured: %s"
                                .formatted(name, sentence(e)));
                if (System.getenv("DAGMASTER_DEBUG") != null) {
                    e.printStackTrace(err);
                }
            }
            return false;
        }
    }

    private static String sentence(Exception failure) {
        return failure instanceof BenchFailed || failure.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : failure.toString();
    }
}
