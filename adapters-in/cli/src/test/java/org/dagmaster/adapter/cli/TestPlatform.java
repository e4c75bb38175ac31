package org.dagmaster.adapter.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.adapter.cli.platform.Database;
import org.dagmaster.adapter.cli.platform.DrawingRefused;
import org.dagmaster.adapter.cli.platform.Installation;
import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.Servers;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.platform.WorkflowReading;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.SourcePosition;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** A platform whose servers are a {@link FakeServer}. */
final class TestPlatform implements Servers, Database, Installation {

    private static final Map<String, Object> HOLDS =
            Map.of("code", "EVENT_GAP", "sentence", "No gaps.", "violations", 0);
    private static final Map<String, Object> VIOLATED =
            Map.of(
                    "code",
                    "TASK_NOWHERE",
                    "sentence",
                    "Nothing is lost.",
                    "violations",
                    3,
                    "examples",
                    List.of(
                            Map.of("job_id", "j1", "node_id", "cog", "detail", "is nowhere"),
                            Map.of("job_id", "j22", "detail", "is nowhere")),
                    "next",
                    "Cancel the job.");

    final List<ServeOptions> started = new ArrayList<>();
    int stopped;
    private final FakeServer fake;
    private final Map<Integer, StartFailure> failures = new LinkedHashMap<>();
    private Optional<URI> running = Optional.empty();
    private @Nullable Runnable whenStarting;
    private Runnable whenWorking = () -> {};

    TestPlatform(FakeServer fake) {
        this.fake = fake;
    }

    Platform platform() {
        return new Platform(this, this, this);
    }

    TestPlatform runningAt(URI address) {
        running = Optional.of(address);
        return this;
    }

    /**
     * @param start 1 for the first
     */
    TestPlatform failingToStart(int start, StartFailure failure) {
        failures.put(start, failure);
        return this;
    }

    TestPlatform whenStarting(Runnable action) {
        whenStarting = action;
        return this;
    }

    /** While it draws or deletes. */
    TestPlatform whenWorking(Runnable action) {
        whenWorking = action;
        return this;
    }

    @Override
    public RunningServer start(ServeOptions options) throws StartFailure {
        started.add(options);
        StartFailure failure = failures.get(started.size());
        if (failure != null) {
            throw failure;
        }
        if (whenStarting != null) {
            whenStarting.run();
        }
        return new Started();
    }

    private final class Started implements RunningServer {

        private boolean open = true;

        @Override
        public Optional<URI> address() {
            return Optional.of(fake.address());
        }

        @Override
        public Duration startedIn() {
            return Duration.ofMillis(1234);
        }

        @Override
        public List<String> parts() {
            return List.of("PostgreSQL 15.8");
        }

        @Override
        public synchronized void close() {
            stopped += open ? 1 : 0;
            open = false;
        }
    }

    @Override
    public Optional<URI> running() {
        return running;
    }

    @Override
    public Map<String, @Nullable Object> migrate() {
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("applied", List.of("V1 engine", "V2 catalog"));
        done.put("schema_version", 2);
        return done;
    }

    @Override
    public Map<String, @Nullable Object> status() throws StartFailure {
        throw new StartFailure(
                "POSTGRES_MISSING", "No PostgreSQL was found.", "Install postgresql-15.");
    }

    @Override
    public Map<String, @Nullable Object> check() {
        return Map.of("violated", 1, "checks", List.of(HOLDS, VIOLATED));
    }

    @Override
    public Map<String, @Nullable Object> prune(@Nullable Integer days, boolean dryRun) {
        whenWorking.run();
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("ended_before", "2026-01-%02dT00:00:00Z".formatted(days == null ? 1 : days));
        done.put("dry_run", dryRun);
        done.put("jobs", 12);
        return done;
    }

    @Override
    public String version() {
        return "9.8.7";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("port", "8080", "default"),
                new Setting("database_url", "jdbc:***", "environment"));
    }

    @Override
    public List<DefinitionProblem> validate(String file, String yaml) {
        if (yaml.contains("good")) {
            return List.of();
        }
        DefinitionProblem.Severity severity =
                yaml.contains("odd")
                        ? DefinitionProblem.Severity.WARNING
                        : DefinitionProblem.Severity.ERROR;
        return List.of(
                new DefinitionProblem(
                        severity,
                        "UNKNOWN_TARGET",
                        "'nxt' is no node",
                        "greet",
                        new SourcePosition(file, 7, 3)));
    }

    /** Really reads it; checks that need more than the form are left out. */
    @Override
    public WorkflowReading read(String file, String yaml) {
        WorkflowParser.Parsed parsed = new YamlWorkflowParser().parse(file, yaml);
        boolean isValid = parsed.problems().stream().noneMatch(DefinitionProblem::isError);
        return new WorkflowReading(isValid ? parsed.definition() : null, parsed.problems());
    }

    /** Draws nothing but the workflow's name. */
    @Override
    public String svg(WorkflowDefinition workflow) throws DrawingRefused {
        whenWorking.run();
        if (workflow.ref().id().value().equals("too_large")) {
            throw new DrawingRefused("it has more boxes than stars are in the sky");
        }
        return "<svg>" + workflow.ref() + "</svg>\n";
    }

    /** Carries everything over but what says so, and reads nothing of what says that. */
    @Override
    public ImportedWorkflow importJinja(String file, String yaml) {
        if (yaml.contains("unreadable")) {
            return new ImportedWorkflow(
                    null, List.of(importProblem("YAML_SYNTAX", null, file, 0, 0)));
        }
        List<DefinitionProblem> problems =
                yaml.contains("upper")
                        ? List.of(importProblem("JINJA_FILTER", "greet", file, 4, 9))
                        : List.of();
        return new ImportedWorkflow(yaml.replace("{{ a }}", "${a}"), problems);
    }

    private static DefinitionProblem importProblem(
            String code, @Nullable String node, String file, int line, int column) {
        return new DefinitionProblem(
                DefinitionProblem.Severity.ERROR,
                code,
                "not carried over",
                node,
                new SourcePosition(file, line, column));
    }

    @Override
    public String workflowSchema() {
        return "{\n  \"title\": \"a workflow\"\n}\n";
    }

    @Override
    public void writeSampleRaster(Path file) throws IOException {
        Files.writeString(file, "raster");
    }

    @Override
    public Optional<Path> blobFile(String container, String name) {
        return Optional.of(Path.of("/data", container, name));
    }
}
