package org.dagmaster.adapter.cli.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a server is; one that is restarted may come back at another port. */
public final class ServerAddress {

    private final Supplier<Optional<URI>> lookup;
    private volatile URI current;

    /**
     * @param lookup finds out where the server is now; empty while it is away
     */
    public ServerAddress(URI current, Supplier<Optional<URI>> lookup) {
        this.current = current;
        this.lookup = lookup;
    }

    /** One that never moves. */
    public static ServerAddress fixed(URI address) {
        return new ServerAddress(address, Optional::empty);
    }

    public void lookAgain() {
        lookup.get().ifPresent(found -> current = found);
    }

    /**
     * @param path begins with a slash, encoded
     */
    public URI at(String path) {
        return URI.create(this + path);
    }

    /** Without a slash at its end. */
    @Override
    public String toString() {
        String text = current.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
