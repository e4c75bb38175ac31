package org.dagmaster.adapter.cli.platform;

import org.jspecify.annotations.Nullable;

/**
 * How to start a server.
 *
 * @param host the address to listen at; null for the configured one
 * @param port null for the configured one, 0 for any that is free
 */
public record ServeOptions(Roles roles, @Nullable String host, @Nullable Integer port) {

    /** What the process does. */
    public enum Roles {
        /** API, orchestrator and worker. */
        ALL,
        /** The API alone: jobs are taken in and shown, and wait. */
        API_ONLY
    }

    public ServeOptions {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
        }
    }
}
