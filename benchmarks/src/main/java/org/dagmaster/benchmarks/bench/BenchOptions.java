package org.dagmaster.benchmarks.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What can be said for every benchmark. */
final class BenchOptions {

    /** How figures are shown. */
    enum Output {
        text,
        json
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: one document, a list of figures. Default: text.")
    private Output output = Output.text;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Light tasks that a server runs at once. Default: 64.")
    private int slots = 64;

    @Option(
            names = "--java-opts",
            paramLabel = "OPTIONS",
            description = "More options for the servers' Java, divided by blanks.")
    private String javaOptions = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the servers, such as database_pool=16.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--statements",
            description =
                    "Tell on standard error what the database spent its time on; needs"
                            + " pg_stat_statements, and costs a little.")
    private boolean statements;

    boolean isJson() {
        return output == Output.json;
    }

    int slots() {
        return slots;
    }

    List<String> javaOptions() {
        List<String> options = new ArrayList<>(List.of(javaOptions.strip().split("\\s+")));
        options.removeIf(String::isEmpty);
        return options;
    }

    Map<String, String> settings() {
        return settings;
    }

    boolean statements() {
        return statements;
    }
}
