package org.dagmaster.adapter.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the API is served.
 *
 * @param host the address to listen on; anything but a loopback address opens it to the network
 * @param port 0 picks a free one
 * @param maxBodyBytes of JSON and YAML bodies
 * @param maxUploadBytes of one blob
 * @param publicBaseUrl scheme, host and path under which clients reach the server, without a
 *     closing slash; null takes scheme and host of each request
 * @param allowedOrigins web origins ({@code https://viewer.example.org}, or {@code *}) whose pages
 *     may read the catalog and blobs; empty for the server's own pages only
 * @param stopPatience how long {@link HttpApi#stop} waits for requests that are running
 */
public record HttpOptions(
        String host,
        int port,
        long maxBodyBytes,
        long maxUploadBytes,
        @Nullable URI publicBaseUrl,
        Set<String> allowedOrigins,
        Duration stopPatience) {

    private static final long MIB = 1L << 20;

    /** Loopback, a free port, 1 MiB of JSON, 64 GiB a blob, no foreign origins, 10 s to stop. */
    public static final HttpOptions DEFAULT =
            new HttpOptions(
                    "127.0.0.1", 0, MIB, 65_536 * MIB, null, Set.of(), Duration.ofSeconds(10));

    public HttpOptions {
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " does not lie within 0 and 65535");
        }
        if (maxBodyBytes < 1 || maxBodyBytes > 1024 * MIB || maxUploadBytes < 1) {
            throw new IllegalArgumentException(
                    "the limits of bodies must be above 0, and of JSON at most 1 GiB");
        }
        if (publicBaseUrl != null && !isHttp(publicBaseUrl)) {
            throw new IllegalArgumentException(
                    "the public base URL '" + publicBaseUrl + "' must start with http(s)://host");
        }
    }

    public HttpOptions withAddress(String newHost, int newPort) {
        return new HttpOptions(
                newHost,
                newPort,
                maxBodyBytes,
                maxUploadBytes,
                publicBaseUrl,
                allowedOrigins,
                stopPatience);
    }

    public HttpOptions withLimits(long newMaxBodyBytes, long newMaxUploadBytes) {
        return new HttpOptions(
                host,
                port,
                newMaxBodyBytes,
                newMaxUploadBytes,
                publicBaseUrl,
                allowedOrigins,
                stopPatience);
    }

    public HttpOptions withPublicBaseUrl(@Nullable URI newPublicBaseUrl) {
        return new HttpOptions(
                host,
                port,
                maxBodyBytes,
                maxUploadBytes,
                newPublicBaseUrl,
                allowedOrigins,
                stopPatience);
    }

    public HttpOptions withAllowedOrigins(Set<String> newAllowedOrigins) {
        return new HttpOptions(
                host,
                port,
                maxBodyBytes,
                maxUploadBytes,
                publicBaseUrl,
                newAllowedOrigins,
                stopPatience);
    }

    public HttpOptions withStopPatience(Duration newStopPatience) {
        return new HttpOptions(
                host,
                port,
                maxBodyBytes,
                maxUploadBytes,
                publicBaseUrl,
                allowedOrigins,
                newStopPatience);
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && !url.toString().endsWith("/");
    }
}
