package org.dagmaster.bootstrap.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;

/** The effective settings, each with where it came from. */
public final class Config {

    /** Variables that the launcher or the command line use, and that are no settings. */
    private static final List<String> OTHER_VARIABLES =
            List.of(
                    "DAGMASTER_CONFIG",
                    "DAGMASTER_URL",
                    "DAGMASTER_TTY",
                    "DAGMASTER_DEBUG",
                    "DAGMASTER_CACHE",
                    "DAGMASTER_GDAL",
                    "DAGMASTER_GDAL_JNI",
                    "DAGMASTER_JAVA_OPTS",
                    "DAGMASTER_BUILD",
                    "DAGMASTER_INSTALL",
                    "DAGMASTER_AOT_TRAINING");

    /** The queues of the product's own workflows. */
    private static final String LIGHT = "functionapp-tasks";

    private static final String HEAVY = "container-tasks";

    /** A value, and where it came from: {@code environment}, a file's name, or {@code default}. */
    public record Value(String text, String source) {}

    private final Map<Setting, Value> values;
    private final Map<String, String> templateVariables = new LinkedHashMap<>();

    private Config(Map<Setting, Value> values) {
        this.values = values;
    }

    /**
     * Reads the settings.
     *
     * @throws ConfigProblem if a value cannot be used, or a name is unknown
     */
    public static Config load(Map<String, String> environment) throws ConfigProblem {
        List<String> problems = new ArrayList<>();
        Optional<Path> file =
                Optional.ofNullable(environment.get("DAGMASTER_CONFIG")).map(Path::of);
        Properties properties = file.isPresent() ? read(file.get(), problems) : new Properties();
        checkNames(environment, properties, problems);
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, value(setting, environment, properties, file));
        }
        Config config = new Config(values);
        config.check(problems);
        config.readTemplateVariables(environment, problems);
        if (!problems.isEmpty()) {
            throw new ConfigProblem(problems);
        }
        return config;
    }

    public Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    public String text(Setting setting) {
        return value(setting).text();
    }

    /** Empty where the setting is. */
    public Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isBlank());
    }

    public Optional<Integer> number(Setting setting) {
        return optional(setting).map(Integer::valueOf);
    }

    public Duration seconds(Setting setting) {
        return Duration.ofSeconds(number(setting).orElseThrow());
    }

    /** How long a job is kept after its end; zero for ever. */
    public Duration retention() {
        return Duration.ofDays(number(Setting.RETENTION_DAYS).orElseThrow());
    }

    /** Where this machine keeps everything; absolute. */
    public Path data() {
        return optional(Setting.DATA)
                .map(Path::of)
                .orElse(Path.of(text(Setting.HOME)).resolve(".dagmaster"))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder of a setting; a folder of that name in the data folder where it is empty. */
    public Path folder(Setting setting) {
        return optional(setting)
                .map(Path::of)
                .orElse(data().resolve(setting.key()))
                .toAbsolutePath()
                .normalize();
    }

    /** The queues that a worker takes from, and how many tasks of each it runs at once. */
    public Map<QueueName, Integer> queues() {
        return named(queueCounts(), Setting.QUEUES, QueueName::new);
    }

    /** What all workers together may run at once. */
    public Limits limits() {
        return new Limits(
                named(limits(Setting.QUEUE_LIMITS), Setting.QUEUE_LIMITS, QueueName::new),
                named(limits(Setting.HANDLER_LIMITS), Setting.HANDLER_LIMITS, HandlerName::new));
    }

    private <N> Map<N, Integer> named(Counts counts, Setting setting, Function<String, N> name) {
        Map<N, Integer> named = new LinkedHashMap<>();
        counts.read(text(setting)).forEach((text, count) -> named.put(name.apply(text), count));
        return named;
    }

    /**
     * The same but for one setting.
     *
     * @param source where the value came from
     * @throws ConfigProblem if the value cannot be used
     */
    public Config with(Setting setting, String text, String source) throws ConfigProblem {
        Map<Setting, Value> changed = new EnumMap<>(values);
        changed.put(setting, new Value(text, source));
        Config config = new Config(changed);
        config.templateVariables.putAll(templateVariables);
        List<String> problems = new ArrayList<>();
        config.check(problems);
        if (!problems.isEmpty()) {
            throw new ConfigProblem(problems);
        }
        return config;
    }

    private Counts queueCounts() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Counts(
                Setting.QUEUES,
                Map.of(
                        LIGHT, number(Setting.LIGHT_SLOTS).orElseThrow(),
                        HEAVY, number(Setting.HEAVY_SLOTS).orElse(cores)));
    }

    private static Counts limits(Setting setting) {
        return new Counts(setting, Map.of());
    }

    /** What templates may read of the environment. */
    public Map<String, String> templateVariables() {
        return Collections.unmodifiableMap(templateVariables);
    }

    private void readTemplateVariables(Map<String, String> environment, List<String> problems) {
        for (String name : text(Setting.TEMPLATE_ENV).split(",", -1)) {
            String variable = name.strip();
            String found = environment.get(variable);
            if (found != null) {
                templateVariables.put(variable, found);
            } else if (!variable.isEmpty()) {
                problems.add(
                        "%s names the variable %s, which is not set"
                                .formatted(Setting.TEMPLATE_ENV.variable(), variable));
            }
        }
    }

    private static Value value(
            Setting setting,
            Map<String, String> environment,
            Properties properties,
            Optional<Path> file) {
        String fromEnvironment = environment.get(setting.variable());
        if (fromEnvironment != null) {
            return new Value(fromEnvironment, setting.variable());
        }
        String common = environment.get("DATABASE_URL");
        if (setting == Setting.DATABASE_URL && common != null) {
            return new Value(common, "DATABASE_URL");
        }
        String fromFile = properties.getProperty(setting.key());
        return fromFile == null
                ? new Value(setting.fallback(), "default")
                : new Value(fromFile.strip(), file.map(Path::toString).orElse("file"));
    }

    private static Properties read(Path file, List<String> problems) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("the configuration file '%s' cannot be read: %s".formatted(file, e));
        }
        return properties;
    }

    private static void checkNames(
            Map<String, String> environment, Properties properties, List<String> problems) {
        List<String> variables =
                new ArrayList<>(Arrays.stream(Setting.values()).map(Setting::variable).toList());
        variables.addAll(OTHER_VARIABLES);
        environment.keySet().stream()
                .filter(name -> name.startsWith("DAGMASTER_") && !variables.contains(name))
                .forEach(name ->
                        problems.add(
                                "there is no setting %s%s"
                                        .formatted(name, Nearest.hint(name, variables))));
        List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
        properties.stringPropertyNames().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key ->
                        problems.add(
                                "there is no setting '%s'%s"
                                        .formatted(key, Nearest.hint(key, keys))));
    }

    private void check(List<String> problems) {
        int before = problems.size();
        checkNumbers(problems);
        if (problems.size() == before) {
            check(queueCounts(), Setting.QUEUES, QueueName::new, problems);
        }
        check(limits(Setting.QUEUE_LIMITS), Setting.QUEUE_LIMITS, QueueName::new, problems);
        check(limits(Setting.HANDLER_LIMITS), Setting.HANDLER_LIMITS, HandlerName::new, problems);
    }

    private void check(
            Counts counts, Setting setting, Function<String, ?> name, List<String> problems) {
        for (String text : counts.read(text(setting)).keySet()) {
            try {
                var _ = name.apply(text);
            } catch (IllegalArgumentException e) {
                problems.add("%s: %s".formatted(setting.key(), e.getMessage()));
            }
        }
        problems.addAll(counts.problems());
    }

    private void checkNumbers(List<String> problems) {
        checkNumber(Setting.PORT, 0, 65_535, problems);
        checkNumber(Setting.DATABASE_POOL, 2, 200, problems);
        checkNumber(Setting.LIGHT_SLOTS, 1, 10_000, problems);
        checkNumber(Setting.HEAVY_SLOTS, 1, 1_000, problems);
        checkNumber(Setting.GDAL_CACHE_MB, 16, 1_000_000, problems);
        checkNumber(Setting.LEASE_SECONDS, 2, 3_600, problems);
        checkNumber(Setting.HEARTBEAT_SECONDS, 1, 1_800, problems);
        checkNumber(Setting.RETENTION_DAYS, 0, 36_500, problems);
        checkNumber(Setting.SHUTDOWN_SECONDS, 0, 3_600, problems);
    }

    private void checkNumber(Setting setting, int least, int most, List<String> problems) {
        String text = text(setting);
        if (text.isBlank()) {
            return;
        }
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                problems.add(
                        "%s is %d, which is not within %d and %d"
                                .formatted(setting.variable(), number, least, most));
            }
        } catch (NumberFormatException _) {
            problems.add("%s is '%s', which is no number".formatted(setting.variable(), text));
        }
    }
}
