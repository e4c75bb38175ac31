package org.dagmaster.adapter.rest;

/** Another process listens on the port already. */
public final class PortTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int port;

    public PortTaken(int port, Throwable cause) {
        super(
                "port %d is taken by another process: stop that one, or choose another port (0 picks a free one)"
                        .formatted(port),
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
