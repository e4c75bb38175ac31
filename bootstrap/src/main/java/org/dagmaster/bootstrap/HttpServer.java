package org.dagmaster.bootstrap;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.rest.HttpApi;
import org.dagmaster.adapter.rest.HttpOptions;
import org.dagmaster.adapter.rest.HttpPorts;
import org.dagmaster.adapter.rest.PortTaken;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;

/** The HTTP API on the port that was asked for, or on the next free one where none was. */
final class HttpServer implements AutoCloseable {

    private static final int FIRST_PORT = 8080;
    private static final int PORTS_TRIED = 20;

    private final HttpApi api;
    private final String host;
    private final int port;

    private HttpServer(HttpApi api, String host, int port) {
        this.api = api;
        this.host = host;
        this.port = port;
    }

    static HttpServer start(HttpPorts ports, Config config, ServeOptions asked)
            throws StartFailure {
        HttpOptions options =
                HttpOptions.DEFAULT.withPublicBaseUrl(
                        config.optional(Setting.PUBLIC_URL).map(URI::create).orElse(null));
        String host = Optional.ofNullable(asked.host()).orElse(config.text(Setting.HOST));
        Optional<Integer> port =
                Optional.ofNullable(asked.port()).or(() -> config.number(Setting.PORT));
        try {
            return port.isPresent()
                    ? start(ports, options, host, port.get())
                    : startOnNextFree(ports, options, host);
        } catch (PortTaken e) {
            throw new StartFailure(
                    "PORT_TAKEN",
                    "port %d is taken by another process".formatted(e.port()),
                    "Stop that one, or choose another with --port (0 picks a free one).");
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    "ADDRESS_UNUSABLE",
                    String.valueOf(e.getMessage()),
                    "Choose another address with --host.");
        }
    }

    URI address() {
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create(
                "http://"
                        + (reachable.contains(":") ? "[" + reachable + "]" : reachable)
                        + ":"
                        + port);
    }

    @Override
    public void close() {
        api.close();
    }

    private static HttpServer startOnNextFree(HttpPorts ports, HttpOptions options, String host) {
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
            try {
                return start(ports, options, host, port);
            } catch (PortTaken _) {
                // Nobody asked for this one, so the next will do.
            }
        }
        return start(ports, options, host, 0);
    }

    private static HttpServer start(HttpPorts ports, HttpOptions options, String host, int port) {
        HttpApi api = new HttpApi(ports, options.withAddress(host, port));
        return new HttpServer(api, host, api.start());
    }
}
