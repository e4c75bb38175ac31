package org.dagmaster.adapter.rest;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: every route of the API, on a virtual thread a request. */
public final class HttpApi implements AutoCloseable {

    private final HttpOptions options;
    private final Routes routes = new Routes();
    private final ProgressStreams streams;
    private final HostGuard hostGuard;
    private final Cors cors;
    private final Javalin server;

    public HttpApi(HttpPorts ports, HttpOptions options) {
        this(ports, options, ProgressStreams.Timing.CONTRACT);
    }

    HttpApi(HttpPorts ports, HttpOptions options, ProgressStreams.Timing timing) {
        this.options = options;
        this.streams = new ProgressStreams(ports.viewJobs(), timing);
        this.hostGuard = new HostGuard(options);
        this.cors = new Cors(options.allowedOrigins());
        addRoutes(ports);
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to listen.
     *
     * @return the port, which is the one picked if the options say 0
     * @throws PortTaken if another process listens there
     * @throws UncheckedIOException if the address cannot be listened on for another reason
     */
    public int start() {
        server.start();
        return server.port();
    }

    /** Lets running requests end, closes the streams, and stops to listen. */
    public void stop() {
        streams.stop();
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** All that is served; for the test that holds it against the OpenAPI document. */
    Routes routes() {
        return routes;
    }

    private void addRoutes(HttpPorts ports) {
        RequestReader reader = new RequestReader(options.maxBodyBytes());
        BaseUrl baseUrl = new BaseUrl(options.publicBaseUrl());
        new WorkflowsResource(ports.viewWorkflows(), reader).addTo(routes);
        new JobsResource(ports.submitJob(), ports.viewJobs(), reader, streams).addTo(routes);
        new JobWhyResource(ports.explainJob()).addTo(routes);
        new JobActionsResource(ports.operateJob(), ports.resubmitJob(), reader).addTo(routes);
        new JobNodesResource(ports.viewJobs()).addTo(routes);
        new BlobsResource(ports.manageBlobs(), options.maxUploadBytes()).addTo(routes);
        new StacResource(ports.browseCatalog(), reader, baseUrl).addTo(routes);
        new HealthResource(ports.checkHealth()).addTo(routes);
        new OpenApiResource().addTo(routes);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        // Byte ranges, lengths and the flush of an event must reach the client as they are.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.javaLangErrorHandler(HttpApi::answerError);
        config.jetty.modifyServer(this::configureServer);
        config.jetty.modifyServletContextHandler(
                context -> context.setErrorHandler(new JettyErrors()));
        config.jetty.addConnector(this::connector);
        config.routes.before(this::guard);
        ProblemDetails.register(config.routes);
        routes.register(config.routes);
    }

    private void configureServer(Server jetty) {
        jetty.insertHandler(new GracefulHandler());
        jetty.setStopTimeout(options.stopPatience().toMillis());
        jetty.setErrorHandler(new JettyErrors());
    }

    /** Listens before the server starts, so that a taken port is told in our words alone. */
    private Connector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        // What a stop grants to connections that a client merely keeps open.
        connector.setShutdownIdleTimeout(200);
        try {
            connector.open();
        } catch (IOException failure) {
            throw isTaken(failure)
                    ? new PortTaken(options.port(), failure)
                    : new UncheckedIOException(
                            "cannot listen on %s:%d: %s"
                                    .formatted(
                                            options.host(), options.port(), failure.getMessage()),
                            failure);
        }
        return connector;
    }

    private static boolean isTaken(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return true;
            }
        }
        return false;
    }

    private void guard(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        hostGuard.check(ctx);
        cors.apply(ctx);
    }

    /** What is no exception: out of memory, a class that is missing. */
    private static void answerError(HttpServletResponse response, Error error) {
        Problem problem = ProblemDetails.incident(error, "a request");
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.getOutputStream().write(Json.bytes(problem.toJson()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
