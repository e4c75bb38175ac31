package org.dagmaster.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.ServeOptions.Roles;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;
import org.dagmaster.bootstrap.profile.AllInOne;
import org.dagmaster.bootstrap.profile.Api;
import org.dagmaster.bootstrap.profile.DaggerAllInOne;
import org.dagmaster.bootstrap.profile.DaggerApi;
import org.dagmaster.bootstrap.profile.Parts;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server in this process: holds the data folder, and stops its parts in reverse order. */
final class LocalServer implements RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<String> parts = new ArrayList<>();
    private URI address = URI.create("http://127.0.0.1");
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
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void startParts(Config config, String version, ServeOptions options)
            throws StartFailure, IOException, DataFolder.InUse {
        DataFolder folder = add(DataFolder.hold(config.data()));
        Backend backend = add(Backend.open(config));
        parts.addAll(backend.parts());
        backend.migrate();
        String identity = identity();
        Parts with =
                new Parts(
                        config,
                        backend.database(),
                        ShippedWorkflows.read(config.folder(Setting.WORKFLOWS)),
                        version,
                        new OwnerId("orchestrator-" + identity),
                        new WorkerId("worker-" + identity),
                        Instant::now,
                        new SystemIds());
        HttpPorts http = options.roles() == Roles.ALL ? startAll(with) : startApi(with);
        HttpServer web = add(HttpServer.start(http, config, options));
        address = web.address();
        folder.serveAt(address);
    }

    private HttpPorts startAll(Parts with) {
        AllInOne all = DaggerAllInOne.factory().create(with);
        tellProblems(all.workflows());
        add(
                EngineThreads.start(
                        all, with.database(), with.config().seconds(Setting.SHUTDOWN_SECONDS)));
        parts.add("orchestrator and worker " + with.worker());
        return all.http();
    }

    private HttpPorts startApi(Parts with) {
        Api api = DaggerApi.factory().create(with);
        tellProblems(api.workflows());
        return api.http();
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
    public URI address() {
        return address;
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
