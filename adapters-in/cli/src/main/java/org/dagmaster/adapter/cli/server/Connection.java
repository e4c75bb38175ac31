package org.dagmaster.adapter.cli.server;

import org.dagmaster.adapter.cli.http.Api;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.jspecify.annotations.Nullable;

/**
 * A server that a command speaks to.
 *
 * @param own the server, if the command started it itself
 * @param local whether the server's data folder is this one
 */
public record Connection(Api api, Interrupts interrupts, boolean local, @Nullable OwnServer own)
        implements AutoCloseable {

    public boolean isOwn() {
        return own != null;
    }

    @Override
    public void close() {
        api.close();
        if (own != null) {
            own.close();
        }
    }
}
