package org.dagmaster.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.adapter.cli.Cli;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.Patience;
import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.ConfigProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a person would type them, on a data folder of the test's own. */
final class Shell {

    private final Config config;

    Shell(Path dataFolder) throws ConfigProblem {
        this(dataFolder, Map.of());
    }

    /**
     * @param settings more environment variables
     */
    Shell(Path dataFolder, Map<String, String> settings) throws ConfigProblem {
        Map<String, String> environment = new LinkedHashMap<>(settings);
        environment.put("DAGMASTER_DATA", dataFolder.toString());
        environment.put("DAGMASTER_PORT", "0");
        for (String name : new String[] {"DAGMASTER_PG_BIN", "DAGMASTER_PGSTAC_SQL"}) {
            if (System.getenv(name) != null) {
                environment.put(name, System.getenv(name));
            }
        }
        this.config = Config.load(environment);
    }

    Config config() {
        return config;
    }

    Platform platform() {
        return new Platform(
                new LocalServers(config, "test"),
                new LocalDatabase(config),
                new LocalInstallation(config, "test"));
    }

    /** What a command printed, and its exit code. */
    record Result(int exitCode, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        () -> false,
                        ZoneOffset.UTC,
                        "tester",
                        InstantSource.system(),
                        new Interrupts(),
                        Patience.USUAL);
        int exitCode = Cli.run(words, platform(), surroundings);
        return new Result(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
