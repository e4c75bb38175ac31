package org.dagmaster.adapter.cli.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server that was started in this process. */
public interface RunningServer extends AutoCloseable {

    /**
     * The base address that this machine reaches it at, such as {@code http://127.0.0.1:8080};
     * empty if it is no gateway.
     */
    Optional<URI> address();

    /** How long the start took. */
    Duration startedIn();

    /** What was started, a few words each: {@code PostgreSQL 15.8 (private, port 40123)}. */
    List<String> parts();

    /**
     * Stops it in order: no new work, running tasks are given up or handed over, the database is
     * shut down. Returns when all of that is done; a second call does nothing.
     */
    @Override
    void close();
}
