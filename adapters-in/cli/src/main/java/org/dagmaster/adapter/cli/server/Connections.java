package org.dagmaster.adapter.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.http.Api;
import org.dagmaster.adapter.cli.http.ServerAddress;
import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.Servers;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.adapter.cli.text.Console;
import org.jspecify.annotations.Nullable;

/**
 * Finds the server for a command: the one that is named, else the one of DAGMASTER_URL, else the
 * one that runs on this data folder, else one of the command's own.
 */
public final class Connections {

    private final Servers servers;
    private final Surroundings surroundings;
    private final Console console;

    public Connections(Platform platform, Surroundings surroundings, Console console) {
        this.servers = platform.servers();
        this.surroundings = surroundings;
        this.console = console;
    }

    /**
     * @param named the value of {@code --server}; null if it was not given
     * @param roles of a server of the command's own
     */
    public Connection open(@Nullable String named, Set<Role> roles) {
        String address = named != null ? named : environment();
        if (!address.isEmpty()) {
            return connect(ServerAddress.fixed(parse(address)), false, null);
        }
        Optional<URI> running = servers.running();
        return running.isPresent()
                ? connect(new ServerAddress(running.get(), servers::running), true, null)
                : own(roles);
    }

    /** A connection to a server that the command has started. */
    public Connection to(OwnServer own) {
        return connect(ServerAddress.fixed(own.address()), true, own);
    }

    private Connection own(Set<Role> roles) {
        // Any port: the configured one may be taken, and nobody else is to come.
        ServeOptions options = new ServeOptions(roles, 0);
        try {
            return to(
                    OwnServer.start(
                            servers,
                            options,
                            surroundings.interrupts(),
                            () -> console.note("Stopping the server of this command.")));
        } catch (StartFailure e) {
            throw CliFailure.of(e);
        }
    }

    private Connection connect(ServerAddress address, boolean local, @Nullable OwnServer own) {
        Api api = new Api(address, surroundings.patience());
        return new Connection(api, surroundings.interrupts(), local, own);
    }

    private String environment() {
        return surroundings.environment().getOrDefault("DAGMASTER_URL", "").strip();
    }

    private static URI parse(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Answered below, as any other text that is no address.
        }
        throw CliFailure.usage(
                "SERVER_URL_INVALID",
                "'" + address + "' is no server's address.",
                "Give one such as http://127.0.0.1:8080 with --server or DAGMASTER_URL.");
    }
}
