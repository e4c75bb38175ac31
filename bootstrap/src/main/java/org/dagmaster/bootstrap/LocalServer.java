package org.dagmaster.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.ConfigProblem;
import org.dagmaster.bootstrap.config.Setting;
import org.dagmaster.bootstrap.profile.DaggerProfile;
import org.dagmaster.bootstrap.profile.OtherHandlers;
import org.dagmaster.bootstrap.profile.Parts;
import org.dagmaster.bootstrap.profile.Profile;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server in this process: holds the data folder, and stops its parts in reverse order. */
final class LocalServer implements RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<String> parts = new ArrayList<>();
    private @Nullable URI address;
    private Duration startedIn = Duration.ZERO;

    private LocalServer() {}

    static LocalServer start(Config config, String version, ServeOptions options)
            throws StartFailure {
        Instant begin = Instant.now();
        LocalServer server = new LocalServer();
        boolean started = false;
        try {
            server.startParts(config, version, options);
            server.startedIn = Duration.between(begin, Instant.now());
            started = true;
            return server;
        } catch (IOException e) {
            throw new StartFailure(
                    "FOLDER_UNUSABLE",
                    "the data folder %s cannot be used: %s".formatted(config.data(), e),
                    "Make it writable, or choose another as DAGMASTER_DATA.");
        } catch (DataFolder.InUse e) {
            throw new StartFailure(
                    "FOLDER_IN_USE",
                    String.valueOf(e.getMessage()),
                    "Use that one, stop it, or choose another folder as DAGMASTER_DATA.");
        } catch (OtherHandlers.Unusable e) {
            throw new StartFailure(
                    "HANDLERS_UNUSABLE",
                    String.valueOf(e.getMessage()),
                    "Take the jar out of the class path, or mend the handler in it.");
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void startParts(Config configured, String version, ServeOptions options)
            throws StartFailure, IOException, DataFolder.InUse {
        Config config = withQueues(configured, options);
        Optional<DataFolder> folder = hold(config.data(), options);
        Backend backend = add(Backend.open(config));
        parts.addAll(backend.parts());
        backend.migrate();
        Profile profile = profile(config, backend.database(), version, options);
        tellProblems(profile.workflows());
        Duration patience = config.seconds(Setting.SHUTDOWN_SECONDS);
        add(EngineThreads.start(profile, options.roles(), backend.database(), patience));
        if (options.has(Role.GATEWAY)) {
            address = add(HttpServer.start(profile.http(), config, options)).address();
            folder.orElseThrow().serveAt(address);
        }
    }

    private static Config withQueues(Config config, ServeOptions options) throws StartFailure {
        if (options.queues() == null) {
            return config;
        }
        try {
            return config.with(Setting.QUEUES, options.queues(), "--queues");
        } catch (ConfigProblem e) {
            throw new StartFailure(
                    "QUEUES_INVALID",
                    e.sentence(),
                    "Write names with numbers of slots, as in container-tasks:2,my-queue:8.");
        }
    }

    /** Whoever answers requests holds the folder: a command finds one server there, or none. */
    private Optional<DataFolder> hold(Path folder, ServeOptions options)
            throws IOException, DataFolder.InUse {
        Files.createDirectories(folder);
        return options.has(Role.GATEWAY)
                ? Optional.of(add(DataFolder.hold(folder)))
                : Optional.empty();
    }

    private Profile profile(
            Config config, Database database, String version, ServeOptions options) {
        String identity = identity();
        OwnerId owner = new OwnerId("orchestrator-" + identity);
        WorkerId worker = new WorkerId("worker-" + identity);
        if (options.has(Role.ORCHESTRATOR)) {
            parts.add(owner.value());
        }
        if (options.has(Role.WORKER)) {
            parts.add("%s, queues %s".formatted(worker, described(config.queues())));
        }
        return DaggerProfile.factory()
                .create(
                        new Parts(
                                config,
                                options.roles(),
                                database,
                                ShippedWorkflows.read(config.folder(Setting.WORKFLOWS)),
                                version,
                                owner,
                                worker,
                                Instant::now,
                                new SystemIds()));
    }

    private static String described(Map<QueueName, Integer> queues) {
        return queues.entrySet().stream()
                .map(queue -> queue.getKey() + ":" + queue.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void tellProblems(WorkflowCatalog workflows) {
        workflows.problems().forEach(problem -> LOG.warn("workflow left out: {}", problem));
    }

    private <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    /** One process, one identity: the host and number for people, the rest to be unique. */
    private static String identity() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return ProcessHandle.current().pid() + "-" + random;
    }

    @Override
    public Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public Duration startedIn() {
        return startedIn;
    }

    @Override
    public List<String> parts() {
        return List.copyOf(parts);
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop in order", part.getClass().getSimpleName(), e);
            }
        }
    }
}
