package org.dagmaster.adapter.cli.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to start a server.
 *
 * @param roles what the process does
 * @param host the address to listen at; null for the configured one
 * @param port null for the configured one, 0 for any that is free
 * @param queues the queues to take tasks from, as the setting {@code queues} is written; null for
 *     the configured ones
 */
public record ServeOptions(
        Set<Role> roles, @Nullable String host, @Nullable Integer port, @Nullable String queues) {

    public ServeOptions {
        roles = Set.copyOf(roles);
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
        }
    }

    /** At the configured address, with the configured queues. */
    public ServeOptions(Set<Role> roles, @Nullable Integer port) {
        this(roles, null, port, null);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
