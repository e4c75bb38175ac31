package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps foreign pages out of a server that listens on the loopback interface only. A page of
 * another site can give its own name the address 127.0.0.1 (DNS rebinding) and would then count as
 * the server's own; the name in the Host header gives it away.
 */
final class HostGuard {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private final boolean active;
    private final String publicName;

    HostGuard(HttpOptions options) {
        this.active = isLoopback(options.host());
        URI url = options.publicBaseUrl();
        this.publicName = url == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws HttpProblem (421) if the request is meant for another server
     */
    void check(Context ctx) {
        String name = ctx.req().getServerName().toLowerCase(Locale.ROOT);
        if (active && !LOOPBACK.matcher(name).matches() && !name.equals(publicName)) {
            throw new HttpProblem(
                    Problem.of(
                            421,
                            "HOST_UNKNOWN",
                            "this server is not '%s': ask for localhost, or configure that name as its public base URL"
                                    .formatted(name)));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "'" + host + "' is no address to listen on: no such host", unknown);
        }
    }
}
